package dev.parley.inbox;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Talk about an anonymous comment of somebody's, beside all surveys: what they write next on this line belongs to it.
///
/// @param comment the comment's id
/// @param until so long they are listened to
/// @param said what they said that was not handed on yet
public record Aside(String comment, Instant until, List<String> said) {
    /// Somebody who is told something answers within days, or not at all.
    static final Duration PATIENCE = Duration.ofDays(3);

    public Aside {
        said = List.copyOf(said);
    }

    Aside saying(String text) {
        List<String> more = new ArrayList<>(said);
        more.add(text);
        return new Aside(comment, until, more);
    }

    Aside handedOn() {
        return said.isEmpty() ? this : new Aside(comment, until, List.of());
    }
}
