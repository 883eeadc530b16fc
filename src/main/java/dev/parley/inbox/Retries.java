package dev.parley.inbox;

import dev.parley.conversation.Conversation;
import dev.parley.conversation.ConversationId;
import dev.parley.conversation.Status;
import dev.parley.conversation.Turn;
import dev.parley.outbox.Kind;
import dev.parley.outbox.Sending;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Sends again, because somebody of ours wants it, what is known not to have arrived: what we said last in a
/// conversation, as long as nobody has said anything since. Safe for any thread; blocks.
public final class Retries {
    /// In the keys of what is sent again.
    static final String MARK = "again";

    private static final Set<Status> WORTH = Set.of(Status.OPEN, Status.COMPLETED);

    private final Beside.Ground ground;

    Retries(Beside.Ground ground) {
        this.ground = ground;
    }

    /// What becomes of it.
    public enum Outcome {
        /// It is on its way; at night it waits for the morning.
        SENT_AGAIN,
        /// Nothing that was said last is known to be lost, or it is on its way again already.
        NOTHING_LOST,
        /// They want no messages.
        OPTED_OUT,
        /// Nothing can be sent on their channel: it has no credentials.
        NO_WAY,
        /// There is no such conversation any more in which something could be sent.
        UNKNOWN
    }

    /// Whether a message is one that was sent again.
    public static boolean isAgain(Sending sending) {
        int dot = sending.key().indexOf('.');
        return dot >= 0 && sending.key().startsWith(MARK, dot + 1);
    }

    /// Sends again what was lost.
    public Outcome send(ConversationId talk) {
        return LaneIds.laneOf(talk)
                .map(lane -> ground.writes()
                        .changeKnown(
                                lane,
                                Outcome.UNKNOWN,
                                (known, now) -> again(ground.sent().folded(known, now), talk, now)))
                .orElse(Outcome.UNKNOWN);
    }

    private Writes.Change<Outcome> again(Lane lane, ConversationId id, Instant now) {
        Optional<Conversation> talk = lane.talk()
                .current()
                .filter(one ->
                        one.id().equals(id) && WORTH.contains(one.progress().status()))
                .filter(one -> !lane.isInConfidence());
        if (talk.isEmpty()) {
            return Writes.Change.to(lane, Outcome.UNKNOWN);
        }
        List<Said> lost = lost(lane, talk.get());
        Optional<Outcome> refusal = refusal(lane, lost);
        return refusal.isPresent()
                ? Writes.Change.to(lane, refusal.get())
                : Writes.Change.to(ground.post().again(lane, lost, now), Outcome.SENT_AGAIN);
    }

    private Optional<Outcome> refusal(Lane lane, List<Said> lost) {
        if (lost.isEmpty()) {
            return Optional.of(Outcome.NOTHING_LOST);
        }
        if (lane.isOptedOut()) {
            return Optional.of(Outcome.OPTED_OUT);
        }
        return ground.post().canSend(lane) ? Optional.empty() : Optional.of(Outcome.NO_WAY);
    }

    private static List<Said> lost(Lane lane, Conversation talk) {
        List<Turn> last = talk.history().transcript().reversed().stream()
                .takeWhile(turn -> turn.from() == Turn.Speaker.BOT)
                .toList();
        Optional<Sending> tried = lane.outbox().all().reversed().stream()
                .filter(one -> isAgain(one)
                        && !last.isEmpty()
                        && !one.content().born().isBefore(last.getFirst().at()))
                .findFirst();
        if (tried.filter(one -> !isLost(one)).isPresent()) {
            return List.of();
        }
        return last.reversed().stream()
                .filter(turn -> lane.outbox().all().stream()
                        .anyMatch(one -> isLost(one) && one.content().born().equals(turn.at())))
                .map(turn -> said(talk, turn))
                .toList();
    }

    private static Said said(Conversation talk, Turn turn) {
        boolean asks = talk.progress()
                .at()
                .filter(step -> step.value().equals(turn.step()))
                .isPresent();
        return new Said(turn.text(), asks ? Kind.QUESTION : Kind.NOTICE);
    }

    private static boolean isLost(Sending one) {
        return switch (one.state()) {
            case UNDELIVERED, FAILED, EXPIRED -> true;
            case READY, PACED, CLAIMED, MAYBE, SENT, DELIVERED, CANCELLED -> false;
        };
    }
}
