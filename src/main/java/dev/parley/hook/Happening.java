package dev.parley.hook;

import dev.parley.flow.Value;
import java.time.Instant;

/// Something that is told to endpoints.
///
/// @param id the same whenever the same is told again; without dots
/// @param data what it is about, thin: programs ask for more by the ids in it
public record Happening(String id, EventType type, Instant at, Value.Fields data) {
    /// @throws IllegalArgumentException if the id has a dot, which the signature would not allow
    public Happening {
        if (id.isEmpty() || id.contains(".")) {
            throw new IllegalArgumentException("an event's id has no dots: " + id);
        }
    }

    /// The body: `{type, timestamp, data}`.
    Value.Fields body() {
        return Value.Fields.NONE
                .with("type", Value.of(type.word()))
                .with("timestamp", new Value.Moment(at))
                .with("data", data);
    }
}
