package dev.parley.channel.slack;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.parley.channel.Route;
import java.util.Map;
import java.util.Optional;

/// The ids of our conversations with people, which Slack lets us ask for only fifty times a minute: as the last message
/// on a line tells, as people's own messages tell, else by asking. Safe for any thread.
final class Rooms {
    /// About 150 bytes each.
    private static final int KEPT = 100_000;

    private final Cache<Person, String> rooms =
            Caffeine.newBuilder().maximumSize(KEPT).build();

    /// A conversation as somebody's message tells it.
    void remember(Person person, String room) {
        if (room.startsWith("D")) {
            rooms.put(person, room);
        }
    }

    /// The conversation on a line, as far as it is known without asking.
    Optional<String> known(Route route) {
        return Posted.of(route.before())
                .map(Posted::room)
                .or(() -> Optional.ofNullable(rooms.getIfPresent(new Person(route.our(), route.their()))));
    }

    /// What to ask Slack for somebody's conversation.
    static Map<String, String> question(Route route) {
        return Map.of("users", route.their());
    }
}
