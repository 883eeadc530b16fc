package dev.parley.outbox;

import dev.parley.channel.Delivery;
import dev.parley.channel.Receipt;
import dev.parley.channel.Sender;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/// One person's messages on one lane, in the order they are sent: the next only when the one before is settled.
///
/// @param all those under way, and the last few settled ones, oldest first
public record Outbox(List<Sending> all) {
    /// Nothing to send.
    public static final Outbox EMPTY = new Outbox(List.of());
    /// Receipts of older messages change nothing any more.
    static final int SETTLED_KEPT = 6;

    public Outbox {
        all = List.copyOf(all);
    }

    /// The message whose turn it is.
    public Optional<Sending> front() {
        for (Sending one : all) {
            if (!one.state().isSettled()) {
                return Optional.of(one);
            }
        }
        return Optional.empty();
    }

    /// When something is to be done.
    public Optional<Instant> due() {
        return front().map(one -> one.state() == State.CLAIMED
                ? one.stand().at().plus(Sending.SKEW)
                : one.stand().at());
    }

    /// The message of that key, if it is still known.
    public Optional<Sending> find(String key) {
        return all.stream().filter(one -> one.key().equals(key)).findFirst();
    }

    /// Those that certainly have not left the house.
    public List<Sending> waiting() {
        return all.stream().filter(one -> one.state().isWaiting()).toList();
    }

    /// Only those that are still to be sent, or may have been.
    public Outbox unsettled() {
        return new Outbox(all.stream().filter(one -> !one.state().isSettled()).toList());
    }

    /// Without those of another.
    public Outbox without(Outbox others) {
        return new Outbox(
                all.stream().filter(one -> others.find(one.key()).isEmpty()).toList());
    }

    /// Whether the fate of any message is still open.
    public boolean hasUnsettled() {
        return all.stream().anyMatch(one -> !one.state().isSettled());
    }

    /// Whether the newest question was refused by the provider for good, so that another would be, too.
    public boolean isQuestionRefused() {
        return all.reversed().stream()
                .filter(one -> one.content().kind() == Kind.QUESTION)
                .findFirst()
                .filter(Sending::isRefused)
                .isPresent();
    }

    /// Whether any message is there only for show.
    public boolean hasBlanks() {
        return all.stream().anyMatch(one -> one.content().kind() == Kind.BLANK);
    }

    /// With one more at its end.
    public Outbox plus(Sending one) {
        List<Sending> more = new ArrayList<>(all);
        more.add(one);
        return new Outbox(withoutOld(more));
    }

    /// With another state of one of its messages.
    public Outbox with(Sending changed) {
        return map(one -> one.key().equals(changed.key()) ? changed : one);
    }

    /// Nothing that has not gone out goes out any more, nor is anything sent again: what somebody has in hand is left
    /// to them, what they have not come back with is not.
    public Outbox cancelled(String reason, Instant now) {
        return map(one -> one.state().isWaiting() || one.state() == State.MAYBE || one.isLapsed(now)
                ? one.settled(State.CANCELLED, reason, now)
                : one);
    }

    /// The person has answered: no question before is to be sent any more, and those under way have arrived, or do
    /// not matter.
    public Outbox answered(Instant now) {
        return map(one -> one.content().kind() == Kind.QUESTION ? one.answered(now) : one);
    }

    /// What went out in a webhook's answer a while ago counts as sent, without waiting for a receipt: somebody else
    /// has something to say now, and is not to be held up by what is almost certain.
    public Outbox passed(Instant now) {
        return map(one -> one.isAnswerOfBefore(now) ? one.settled(State.SENT, "", now) : one);
    }

    /// What became of a call. Of one whose claim is over, only that it was sent is news.
    public Outbox reported(Job job, Delivery delivery, Instant now) {
        return find(job.sending().key())
                .filter(one -> one.isOpenTo(delivery, job.sending().stand().epoch()))
                .map(one -> with(one.after(delivery, now)))
                .orElse(this);
    }

    /// What the provider's list shows of a message that may have been sent.
    public Outbox lookedUp(Job job, Sender.Search search, Instant now) {
        return find(job.sending().key())
                .filter(one -> one.state() == State.MAYBE)
                .map(one -> with(one.after(search, providerIds(), now)))
                .orElse(this);
    }

    /// What a receipt says, if it is news.
    public Outbox confirmed(Receipt receipt, Instant now) {
        return find(receipt.key())
                .flatMap(one -> one.after(receipt, now))
                .map(this::with)
                .orElse(this);
    }

    /// The message that a receipt tells the loss of, to be sent once more; not a second time.
    ///
    /// @param text what it says
    public Outbox resent(Receipt receipt, String text, Instant now) {
        return find(receipt.key())
                .flatMap(one -> one.resent(receipt, text, now))
                .map(this::with)
                .orElseGet(() -> confirmed(receipt, now));
    }

    /// Whether the message of that key is under way, and no other is or waits.
    public boolean isOnlyUnderWay(String key) {
        List<Sending> open =
                all.stream().filter(one -> !one.state().isSettled()).toList();
        return open.size() == 1
                && open.getFirst().key().equals(key)
                && open.getFirst().state() == State.CLAIMED;
    }

    /// The provider's id of the newest message that has one, "" if none has.
    public String lastProviderId() {
        return all.reversed().stream()
                .map(one -> one.stand().trace().providerId())
                .filter(id -> !id.isEmpty())
                .findFirst()
                .orElse("");
    }

    /// The provider's ids of all messages; of one that is looked up, that of a try which was lost.
    private Set<String> providerIds() {
        return all.stream().map(one -> one.stand().trace().providerId()).collect(Collectors.toSet());
    }

    private Outbox map(UnaryOperator<Sending> change) {
        return new Outbox(all.stream().map(change).toList());
    }

    private static List<Sending> withoutOld(List<Sending> all) {
        long tooMany = all.stream().filter(one -> one.state().isSettled()).count() - SETTLED_KEPT;
        List<Sending> kept = new ArrayList<>(all.size());
        for (Sending one : all) {
            if (one.state().isSettled() && tooMany > 0) {
                tooMany--;
            } else {
                kept.add(one);
            }
        }
        return kept;
    }
}
