package dev.parley;

import dev.parley.channel.slack.Roster;
import dev.parley.contact.Address;
import dev.parley.flow.Language;
import dev.parley.flow.Medium;
import dev.parley.flow.Trigger.Audience;
import dev.parley.schedule.Directory;
import dev.parley.schedule.Members;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells whom pulses in Slack ask: the people of every workspace that has the app. Safe for any thread; may take
/// minutes.
///
/// @param places where the app is; none as long as that is not known
record SlackDirectory(Roster roster, Supplier<List<Place>> places) implements Directory {
    private static final Logger LOG = LoggerFactory.getLogger(SlackDirectory.class);

    /// A workspace, or an organisation that has installed the app for all of its own.
    ///
    /// @param ours whether it is the one of `SLACK_BOT_TOKEN`, whose people are named without it
    record Place(String id, boolean ours) {
        private boolean isOrganisation() {
            return id.startsWith("E");
        }
    }

    @Override
    public void each(Audience.Slack audience, Consumer<List<Directory.Entry>> page) {
        List<Place> all = places.get();
        Tour tour = new Tour(audience, page);
        all.forEach(tour::visit);
        if (!tour.told) {
            throw new Members.Unknown(
                    tour.last.isEmpty() ? "no workspace has the app, or none is known yet" : tour.last);
        }
        if (tour.again) {
            throw new Members.Unknown(tour.last);
        }
    }

    /// One look at all places. A workspace that refuses keeps no other from being asked. One thread.
    private final class Tour {
        private final Audience.Slack audience;
        private final Consumer<List<Directory.Entry>> page;
        /// Somebody in an organisation has one id in all its workspaces, and is asked in the first of them.
        private final Map<String, Set<String>> seen = new HashMap<>();

        private boolean told;
        private boolean again;
        private String last = "";

        Tour(Audience.Slack audience, Consumer<List<Directory.Entry>> page) {
            this.audience = audience;
            this.page = page;
        }

        void visit(Place place) {
            attempt(place.id(), () -> {
                if (place.isOrganisation()) {
                    Set<String> met = seen.computeIfAbsent(place.id(), id -> new HashSet<>());
                    roster.workspaces(place.id()).forEach(team -> attempt(team, () -> tell(team, team + "/", met)));
                } else {
                    tell(place.id(), place.ours() ? "" : place.id() + "/", new HashSet<>());
                }
            });
        }

        private void attempt(String place, Runnable look) {
            try {
                look.run();
            } catch (Roster.Untold e) {
                last = String.valueOf(e.getMessage());
                again |= !e.isLasting();
                LOG.info("nobody in {} is asked now: {}", place, last);
            }
        }

        private void tell(String team, String prefix, Set<String> met) {
            Optional<Set<String>> chosen = chosen(team);
            roster.everyone(
                    team,
                    all -> page.accept(all.stream()
                            .filter(one -> audience.guests() || !one.guest())
                            .filter(one ->
                                    chosen.map(ids -> ids.contains(one.user())).orElse(true))
                            .filter(one -> met.add(one.user()))
                            .flatMap(one -> entry(prefix, one).stream())
                            .toList()));
            told = true;
        }

        /// Those of a channel or a group, of whom only the list of all tells where they are; empty for all.
        private Optional<Set<String>> chosen(String team) {
            return switch (audience.group()) {
                case CHANNEL -> Optional.of(roster.channel(team, audience.id()));
                case USERGROUP -> Optional.of(roster.group(team, audience.id()));
                case EVERYONE -> Optional.empty();
            };
        }
    }

    private static Optional<Directory.Entry> entry(String prefix, Roster.Colleague one) {
        return Address.parse(Medium.SLACK, prefix + one.user())
                .map(address -> new Directory.Entry(address, one.name(), one.zone(), language(one.locale())));
    }

    /// Without the country: surveys and controls are written in languages.
    private static Optional<Language> language(String locale) {
        return Optional.of(locale).filter(Language::isValid).map(Language::new).map(Language::base);
    }
}
