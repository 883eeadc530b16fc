package dev.parley.channel.slack;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.channel.Heard;
import java.util.Optional;

/// What happens beside messages: somebody opened our home, the app was removed. Safe for any thread.
@FunctionalInterface
interface Happenings {
    /// Nothing is of concern.
    Happenings NONE = (envelope, event) -> Optional.empty();

    /// What is to be done about an event; empty if nothing.
    Optional<Heard.Errand> errand(JsonNode envelope, JsonNode event);
}
