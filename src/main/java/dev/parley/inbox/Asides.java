package dev.parley.inbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.parley.outbox.Kind;
import dev.parley.outbox.Urgency;
import java.time.Instant;
import java.util.List;

/// Tells people what was replied to anonymous comments of theirs. Who wants no messages is told nothing. Safe for any
/// thread.
final class Asides {
    private final Postroom post;
    private final Notices notices;

    Asides(Postroom post, Notices notices) {
        this.post = post;
        this.notices = notices;
    }

    /// @return with whether they are told
    Writes.Change<Boolean> told(Lane lane, String comment, String text, Instant now) {
        if (lane.isOptedOut() || !post.canSend(lane)) {
            return Writes.Change.to(lane, false);
        }
        Aside aside = new Aside(comment, now.plus(Aside.PATIENCE), List.of());
        Lane listening = lane.with(lane.talk().with(aside));
        List<Said> said = List.of(notices.aside(lane, text));
        return Writes.Change.to(post.posting(listening, said, Urgency.INVITATION, now), true);
    }

    /// A lane as if something of that length had been said there.
    ///
    /// @return with whether it is
    Writes.Change<Boolean> blank(Lane lane, String text, Urgency urgency, Instant now) {
        if (lane.isOptedOut() || !post.canSend(lane)) {
            return Writes.Change.to(lane, false);
        }
        int length = notices.aside(lane, text).text().getBytes(UTF_8).length;
        List<Said> said = List.of(new Said("-".repeat(length), Kind.BLANK));
        return Writes.Change.to(post.posting(lane, said, urgency, now), true);
    }
}
