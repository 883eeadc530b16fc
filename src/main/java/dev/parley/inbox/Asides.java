package dev.parley.inbox;

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
}
