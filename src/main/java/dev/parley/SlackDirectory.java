package dev.parley;

import dev.parley.channel.slack.Roster;
import dev.parley.contact.Address;
import dev.parley.flow.Medium;
import dev.parley.flow.Trigger.Audience;
import dev.parley.schedule.Directory;
import dev.parley.schedule.Members;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Tells whom pulses in Slack ask. Safe for any thread; may take minutes.
///
/// @param team our workspace, "" as long as it is not known
record SlackDirectory(Roster roster, Supplier<String> team) implements Directory {
    @Override
    public void each(Audience.Slack audience, Consumer<List<Directory.Entry>> page) {
        String ours = team.get();
        if (ours.isEmpty()) {
            throw new Members.Unknown("which workspace is ours is not known yet");
        }
        try {
            Optional<Set<String>> chosen = chosen(audience, ours);
            roster.everyone(
                    ours,
                    all -> page.accept(all.stream()
                            .filter(one -> audience.guests() || !one.guest())
                            .filter(one ->
                                    chosen.map(ids -> ids.contains(one.user())).orElse(true))
                            .flatMap(one -> entry(one).stream())
                            .toList()));
        } catch (Roster.Untold e) {
            throw new Members.Unknown(String.valueOf(e.getMessage()));
        }
    }

    /// Those of a channel or a group, of whom only the list of all tells where they are; empty for all.
    private Optional<Set<String>> chosen(Audience.Slack audience, String ours) {
        return switch (audience.group()) {
            case CHANNEL -> Optional.of(roster.channel(ours, audience.id()));
            case USERGROUP -> Optional.of(roster.group(ours, audience.id()));
            case EVERYONE -> Optional.empty();
        };
    }

    private static Optional<Directory.Entry> entry(Roster.Colleague one) {
        return Address.parse(Medium.SLACK, one.user())
                .map(address -> new Directory.Entry(address, one.name(), one.zone()));
    }
}
