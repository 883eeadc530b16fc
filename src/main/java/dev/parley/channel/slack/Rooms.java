package dev.parley.channel.slack;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.parley.channel.Route;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// The ids of our conversations with people, which Slack lets us ask for only fifty times a minute: as the last message
/// on a line tells, as people's own messages tell, else by asking. Safe for any thread.
final class Rooms {
    /// About 150 bytes each.
    private static final int KEPT = 100_000;

    /// A person; everything else is a channel, by its id or its name.
    private static final Pattern PERSON = Pattern.compile("[UW][A-Z0-9]+");

    /// Tidied by whoever uses it: the pool that would do so else is woken for every newcomer.
    private final Cache<Person, String> rooms =
            Caffeine.newBuilder().maximumSize(KEPT).executor(Runnable::run).build();

    /// A conversation as somebody's message tells it.
    void remember(Person person, String room) {
        if (room.startsWith("D")) {
            rooms.put(person, room);
        }
    }

    /// A conversation as Slack tells it when asked, "" if it does not.
    void opened(Route route, String room) {
        if (!room.isEmpty()) {
            rooms.put(new Person(route.our(), route.their()), room);
        }
    }

    /// The conversation on a line, as far as it is known without asking; the line to a channel is that channel.
    Optional<String> known(Route route) {
        if (!isPerson(route)) {
            return Optional.of(route.their());
        }
        return Posted.of(route.before())
                .map(Posted::room)
                .or(() -> Optional.ofNullable(rooms.getIfPresent(new Person(route.our(), route.their()))));
    }

    /// Whether a line leads to a person, whose conversation with us we may read.
    static boolean isPerson(Route route) {
        return PERSON.matcher(route.their()).matches();
    }

    /// What to ask Slack for somebody's conversation.
    static Map<String, String> question(Route route) {
        return Map.of("users", route.their());
    }
}
