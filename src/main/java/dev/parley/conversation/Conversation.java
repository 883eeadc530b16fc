package dev.parley.conversation;

import dev.parley.flow.Facts;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

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

    /// The same with something a person on our side said.
    public Conversation repliedByHand(String text, Instant now) {
        return with(history.with(Turn.sentByHand(text, now)));
    }

    /// Whether what is said here must never be kept with the person.
    public boolean isInConfidence() {
        return origin.voice().inConfidence();
    }

    /// What may be kept of an ended conversation held in confidence: that it was, and until the end of which day.
    /// A flow's own word for the end would tell how it went, so it counts as completed.
    public Conversation forgotten() {
        Instant day = origin.startedAt().truncatedTo(ChronoUnit.DAYS);
        Instant changed = progress.clock().changedAt();
        Instant midnight = changed.truncatedTo(ChronoUnit.DAYS);
        Instant over = midnight.equals(changed) ? midnight : midnight.plus(1, ChronoUnit.DAYS);
        boolean isOurWord =
                List.of(Status.EXPIRED, Status.OPTED_OUT, Status.REPLACED).contains(status());
        Progress left = new Progress(
                isOurWord ? status() : Status.COMPLETED,
                Optional.empty(),
                Progress.Patience.FRESH,
                Progress.Detours.NONE,
                new Progress.Clock(over, 0, over));
        Origin began = new Origin(origin.id(), origin.revision(), origin.voice(), day, origin.chance());
        return new Conversation(began, Facts.NONE.withContact(facts.contact()), left, History.EMPTY);
    }

    /// The same as somebody may be shown it who comes back after everything was forgotten.
    public Conversation closedWith(String text) {
        return with(History.EMPTY.with(Turn.sent("", text, progress.clock().changedAt())));
    }

    /// Whether it has ended and nothing of what was said is left.
    public boolean isForgotten() {
        return isInConfidence() && !status().isOpen();
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
