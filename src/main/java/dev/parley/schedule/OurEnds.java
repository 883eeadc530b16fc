package dev.parley.schedule;

import dev.parley.contact.Address;
import dev.parley.flow.Medium;
import dev.parley.inbox.Parties;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Where our conversations with people are held: of each kind of channel one channel, and our address on it. Safe for
/// any thread.
///
/// @param byMedium those that can send
public record OurEnds(Map<Medium, End> byMedium) {
    /// A channel's name and our address on it.
    public record End(String channel, String our) {}

    public OurEnds {
        byMedium = Map.copyOf(byMedium);
    }

    /// The kinds of channel that can send.
    public Set<Medium> media() {
        return byMedium.keySet();
    }

    /// The two ends of the line to an address; empty if its channel cannot send.
    public Optional<Parties> to(Address address) {
        return Optional.ofNullable(byMedium.get(address.medium()))
                .map(end -> new Parties(end.channel(), end.our(), address.value()));
    }

    /// The address at the other end of a line; empty if people on that channel have none that can be asked.
    public Optional<Address> of(Parties parties) {
        return byMedium.entrySet().stream()
                .filter(end -> end.getValue().channel().equals(parties.channel()))
                .map(Map.Entry::getKey)
                .findFirst()
                .or(() -> Medium.of(parties.channel()))
                .flatMap(medium -> Address.parse(medium, parties.their()));
    }
}
