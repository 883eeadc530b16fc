package dev.parley.followup;

import dev.parley.conversation.Conversation;
import dev.parley.conversation.ConversationId;
import dev.parley.inbox.LaneId;
import dev.parley.inbox.LaneIds;
import dev.parley.inbox.ReplyByHand;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiFunction;
import java.util.function.Function;

/// What people at the desk do with cases. Safe for any thread; blocks.
public final class CaseDesk {
    private final CaseBook book;
    private final Line line;
    private final Function<ConversationId, Optional<Conversation>> conversations;
    private final InstantSource clock;

    /// The way to the person.
    @FunctionalInterface
    public interface Line {
        /// Says something to them, once for each key.
        ReplyByHand.Outcome reply(LaneId lane, ReplyByHand reply);
    }

    /// Who does something with which case.
    ///
    /// @param version the case's version that they saw; empty if it may have changed
    public record Order(CaseId id, String by, OptionalLong version) {}

    /// What became of an order.
    public sealed interface Outcome {
        /// The case as it is now.
        record Done(Case now) implements Outcome {}

        /// There is no such case.
        record Unknown() implements Outcome {}

        /// Somebody else has changed it since.
        record Stale(Case now) implements Outcome {}

        /// Nothing was said to the person.
        record Refused(ReplyByHand.Outcome why) implements Outcome {}
    }

    /// @param conversations those that may be shown
    public CaseDesk(
            CaseBook book,
            Line line,
            Function<ConversationId, Optional<Conversation>> conversations,
            InstantSource clock) {
        this.book = book;
        this.line = line;
        this.conversations = conversations;
        this.clock = clock;
    }

    /// Gives it to somebody, or with "" back into its queue.
    public Outcome assign(Order order, String to) {
        return change(order, (one, now) -> CaseChanges.assigned(one, to, order.by(), now));
    }

    /// Notes something that the person never sees.
    public Outcome note(Order order, String text) {
        return change(order, (one, now) -> CaseChanges.noted(one, text, order.by(), now));
    }

    /// Puts it away until a time.
    public Outcome snooze(Order order, Instant until) {
        return change(order, (one, now) -> CaseChanges.snoozed(one, until, order.by(), now));
    }

    /// Closes it.
    public Outcome close(Order order, String cause, String text) {
        return change(
                order,
                (one, now) -> one.handling().state() == Case.State.DONE
                        ? one
                        : CaseChanges.closed(one, cause, new Case.Event("closed", order.by(), text, now)));
    }

    /// Opens it again.
    public Outcome reopen(Order order) {
        return change(
                order,
                (one, now) -> one.handling().state() == Case.State.OPEN
                        ? one
                        : CaseChanges.open(one, new Case.Event("reopened", order.by(), "", now)));
    }

    /// Replies to the person on their own channel. The same key says it once, also when it was broken off before.
    ///
    /// @param key names the reply
    public Outcome reply(Order order, String key, String text) {
        Optional<Case> known = book.find(order.id());
        if (known.isEmpty()) {
            return new Outcome.Unknown();
        }
        if (isStale(order, known.get())) {
            return new Outcome.Stale(known.get());
        }
        ReplyByHand.Outcome said = line.reply(known.get().about().lane(), new ReplyByHand(key, text));
        Order anyVersion = new Order(order.id(), order.by(), OptionalLong.empty());
        return switch (said) {
            case SAID -> change(anyVersion, (one, now) -> CaseChanges.replied(one, text, order.by(), now));
            case SAID_BEFORE ->
                change(
                        anyVersion,
                        (one, now) -> isNoted(one, text) ? one : CaseChanges.replied(one, text, order.by(), now));
            case OPTED_OUT, NO_WAY, UNKNOWN, IN_CONFIDENCE -> new Outcome.Refused(said);
        };
    }

    private static boolean isNoted(Case one, String text) {
        return one.events().stream()
                .anyMatch(
                        event -> event.kind().equals("replied") && event.text().equals(text));
    }

    /// Opens a case by hand, for a conversation that has none.
    ///
    /// @return the case, or the one there is; empty without such a conversation, or if it was held in confidence
    public Optional<Case> open(ConversationId id, String by, AlertRule.Order order, Desk desk) {
        Optional<LaneId> lane = LaneIds.laneOf(id);
        Optional<Conversation> talk = conversations.apply(id).filter(one -> !one.isInConfidence());
        if (lane.isEmpty() || talk.isEmpty()) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        String text = order.note().isEmpty() ? "opened by " + by : order.note();
        Case.Reason reason = new Case.Reason("by hand", text, now, false);
        Wish wish = new Wish(reason, order, "", Optional.empty());
        Map<String, Long> load = book.load();
        book.open(CaseChanges.opened(
                new Followed(lane.get(), talk.get(), Optional.empty()), List.of(wish), desk, load, now));
        return book.find(new CaseId(id.value()));
    }

    /// Does what the clock asks for.
    ///
    /// @return how many cases came back or were overdue
    public int round(Desk desk) {
        Instant now = clock.instant();
        List<Case> due = book.due(now, 100);
        due.forEach(one -> book.change(one.id(), found -> CaseChanges.struck(found, desk, now)));
        return due.size();
    }

    private Outcome change(Order order, BiFunction<Case, Instant, Case> change) {
        AtomicBoolean stale = new AtomicBoolean();
        Instant now = clock.instant();
        Optional<Case> after = book.change(order.id(), one -> {
            stale.set(isStale(order, one));
            return stale.get() ? one : change.apply(one, now);
        });
        return after.<Outcome>map(one -> stale.get() ? new Outcome.Stale(one) : new Outcome.Done(one))
                .orElseGet(Outcome.Unknown::new);
    }

    private static boolean isStale(Order order, Case one) {
        return order.version().isPresent() && order.version().getAsLong() != one.version();
    }
}
