package dev.parley.conversation;

import dev.parley.flow.Facts;
import java.time.Instant;

/// One participant's way through one revision of a flow. Immutable; {@link Engine} makes the next one.
public record Conversation(Origin origin, Facts facts, Progress progress, History history) {
    /// Its id.
    public ConversationId id() {
        return origin.id();
    }

    /// How it stands.
    public Status status() {
        return progress.status();
    }

    /// The same after its end, with something the person said later; a full transcript takes no more.
    public Conversation saidAfterwards(String text, Instant now) {
        return history.transcript().size() >= Limits.TURNS
                ? this
                : with(history.with(Turn.said("", Limits.cut(text), "not-asked", now)));
    }

    /// The same, ended from outside: the person opted out elsewhere, or another conversation took its place.
    public Conversation ended(Status status, Instant now) {
        return with(progress.withStatus(status)
                .withPatience(Progress.Patience.FRESH)
                .withDetours(Progress.Detours.NONE)
                .waitingSince(now));
    }

    Conversation with(Facts other) {
        return new Conversation(origin, other, progress, history);
    }

    Conversation with(Progress other) {
        return new Conversation(origin, facts, other, history);
    }

    Conversation with(History other) {
        return new Conversation(origin, facts, progress, other);
    }
}
