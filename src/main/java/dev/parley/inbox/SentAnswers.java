package dev.parley.inbox;

import dev.parley.channel.Delivery;
import dev.parley.channel.Receipt;
import dev.parley.outbox.Job;
import dev.parley.outbox.Urgency;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Answers of ours that went out by calls of our own: that they did waits in memory for the lane's next write, which
/// comes with the person's next message. Where none comes it is written after a while, before the claim of the call is
/// over, and when the server ends; behind the end of a conversation, where none is expected, at once. Losing it does no
/// harm: the message is looked up then. Safe for any thread.
final class SentAnswers {
    private final LaneStore lanes;
    private final Receipts told;
    private final Receipts kept = new Receipts();
    private Set<LaneId> before = Set.of();

    /// @param told what providers have told of our messages
    SentAnswers(LaneStore lanes, Receipts told) {
        this.lanes = lanes;
        this.told = told;
    }

    /// Keeps what became of a call, if it was an answer that went out and nothing on its lane waits for that.
    boolean keeps(Job job, Delivery delivery) {
        LaneId id = new LaneId(job.lane());
        boolean isAnswer = job.sending().content().urgency() == Urgency.REPLY;
        Optional<Delivery.Sent> sent =
                delivery instanceof Delivery.Sent it && isAnswer ? Optional.of(it) : Optional.empty();
        boolean mayWait = sent.isPresent()
                && lanes.find(id)
                        .filter(lane -> lane.open().isPresent()
                                && lane.outbox().isOnlyUnderWay(job.sending().key()))
                        .isPresent();
        if (mayWait) {
            String providerId = sent.get().providerId();
            kept.keep(id, new Receipt(job.sending().key(), providerId, Receipt.Fate.SENT, "", false));
        }
        return mayWait;
    }

    /// The lane with what is known of its messages.
    Lane folded(Lane lane, Instant now) {
        return kept.folded(told.folded(lane, now), now);
    }

    /// Forgets what the lane has, as it is stored now: nobody need look at it again.
    void forgetWritten(Lane stored, Instant now) {
        kept.forgetWritten(stored, now);
    }

    /// Every lane of which something is kept.
    Set<LaneId> lanes() {
        Set<LaneId> all = new HashSet<>(told.lanes());
        all.addAll(kept.lanes());
        return all;
    }

    /// The lanes that nobody has written since the last time this was asked, though they were kept then already.
    synchronized List<LaneId> overdue(Instant now) {
        Set<LaneId> news = new HashSet<>();
        for (LaneId id : kept.lanes()) {
            if (lanes.find(id).filter(lane -> !kept.forgetWritten(lane, now)).isPresent()) {
                news.add(id);
            }
        }
        List<LaneId> late = news.stream().filter(before::contains).toList();
        before = Set.copyOf(news);
        return late;
    }
}
