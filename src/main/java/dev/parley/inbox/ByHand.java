package dev.parley.inbox;

import dev.parley.conversation.Conversation;
import dev.parley.conversation.Status;
import dev.parley.conversation.Turn;
import dev.parley.outbox.Urgency;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Talk between people on a line, beside all surveys: it stands in the transcript of the newest conversation. A survey
/// that still runs there ends, for two who ask at once confuse. Safe for any thread.
final class ByHand {
    /// Who is replied to answers within days, and is answered by nobody but people then.
    private static final Duration PATIENCE = Duration.ofDays(3);

    private final Postroom post;
    private final Talking talking;

    ByHand(Postroom post, Talking talking) {
        this.post = post;
        this.talking = talking;
    }

    Writes.Change<ReplyByHand.Outcome> replied(Lane lane, ReplyByHand reply, Instant now) {
        if (lane.seen(reply.key()).isPresent()) {
            return Writes.Change.to(lane, ReplyByHand.Outcome.SAID_BEFORE);
        }
        Optional<ReplyByHand.Outcome> refusal = refusal(lane);
        if (refusal.isPresent()) {
            return Writes.Change.to(lane, refusal.get());
        }
        Lane ended = talking.ended(lane, Status.TAKEN_OVER, now);
        Conversation talk = lane.open().isPresent()
                ? ended.talk().current().orElseThrow()
                : lane.talk().current().orElseThrow();
        Lane told = ended.with(ended.outbox().passed(now))
                .with(ended.talk().with(talk.repliedByHand(reply.text(), now)))
                .with(new Seen(reply.key(), List.of()));
        return Writes.Change.to(
                post.posting(told, List.of(Said.notice(reply.text())), Urgency.REPLY, now), ReplyByHand.Outcome.SAID);
    }

    private Optional<ReplyByHand.Outcome> refusal(Lane lane) {
        if (lane.isInConfidence()) {
            return Optional.of(ReplyByHand.Outcome.IN_CONFIDENCE);
        }
        if (lane.talk().current().isEmpty()) {
            return Optional.of(ReplyByHand.Outcome.UNKNOWN);
        }
        if (lane.isOptedOut()) {
            return Optional.of(ReplyByHand.Outcome.OPTED_OUT);
        }
        return post.canSend(lane) ? Optional.empty() : Optional.of(ReplyByHand.Outcome.NO_WAY);
    }

    /// Whether what they write now is meant for the person who replied to them.
    static boolean isUnderWay(Lane lane, Instant now) {
        return lane.talk()
                .current()
                .flatMap(ByHand::lastReply)
                .filter(turn -> turn.at().plus(PATIENCE).isAfter(now))
                .isPresent();
    }

    private static Optional<Turn> lastReply(Conversation talk) {
        return talk.history().transcript().reversed().stream()
                .filter(turn -> turn.from() == Turn.Speaker.BOT)
                .findFirst()
                .filter(Turn::isByHand);
    }
}
