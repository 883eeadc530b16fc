package dev.parley.schedule;

import dev.parley.contact.Address;
import dev.parley.flow.Medium;
import dev.parley.inbox.Parties;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/// Where our conversations with people are held: of each kind of channel one channel, and our address on it. Safe for
/// any thread.
///
/// @param byMedium those that can send
public record OurEnds(Map<Medium, End> byMedium) {
    /// A channel's name and our address on it, which may not be known yet: "" then.
    public record End(String channel, Supplier<String> address) {
        /// An address that is known.
        public End(String channel, String our) {
            this(channel, () -> our);
        }

        String our() {
            return address.get();
        }
    }

    public OurEnds {
        byMedium = Map.copyOf(byMedium);
    }

    /// The kinds of channel that can send.
    public Set<Medium> media() {
        return byMedium.keySet();
    }

    /// The two ends of the line to an address; empty if its channel cannot send.
    public Optional<Parties> to(Address address) {
        int slash = address.medium() == Medium.SLACK ? address.value().indexOf('/') : -1;
        String person = address.value().substring(slash + 1);
        return Optional.ofNullable(byMedium.get(address.medium()))
                .map(end -> new Parties(
                        end.channel(), slash < 0 ? end.our() : address.value().substring(0, slash), person))
                .filter(parties -> !parties.our().isEmpty());
    }

    /// The address at the other end of a line; empty if people on that channel have none that can be asked.
    public Optional<Address> of(Parties parties) {
        return byMedium.entrySet().stream()
                .filter(end -> end.getValue().channel().equals(parties.channel()))
                .map(Map.Entry::getKey)
                .findFirst()
                .or(() -> Medium.of(parties.channel()))
                .flatMap(medium -> Address.parse(medium, person(medium, parties)));
    }

    /// People of the one workspace that is ours need not be told apart by it.
    private String person(Medium medium, Parties parties) {
        End end = byMedium.get(medium);
        boolean isElsewhere =
                medium == Medium.SLACK && end != null && !end.our().equals(parties.our());
        return isElsewhere ? parties.our() + "/" + parties.their() : parties.their();
    }
}
