package dev.parley.outbox;

import dev.parley.channel.Delivery;
import dev.parley.channel.Receipt;
import dev.parley.channel.Sender;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/// A message to a person, and how far it has come. Immutable; each event gives the next one.
///
/// @param key names it everywhere, and never another message
public record Sending(String key, Content content, Stand stand) {
    /// A question that could not be sent for so long is no longer worth asking.
    public static final Duration LIFE = Duration.ofHours(12);
    /// So long after a message of theirs people are awake.
    public static final Duration AWAKE = Duration.ofMinutes(15);
    /// So long a claim by one of our own calls lasts: a call takes 20 seconds at most.
    public static final Duration CLAIM = Duration.ofSeconds(35);
    /// So long a provider may take to tell what became of a message in a webhook's answer.
    public static final Duration ANSWER_CLAIM = Duration.ofSeconds(60);
    /// An answer leaves the house as soon as it is written, and a provider hangs up after fifteen seconds anyway.
    static final Duration ANSWER_SENT = Duration.ofSeconds(3);
    /// Clocks of nodes differ by less.
    static final Duration SKEW = Duration.ofSeconds(5);
    /// What was sent shows in a provider's list after a while.
    static final Duration LOOK_AFTER = Duration.ofSeconds(60);

    /// Why one failed that may well have arrived.
    private static final String NOBODY_KNOWS = "unknown whether it was sent";

    /// So long what a message was lost for lasts: Twilio stops sending to a number for 30 seconds (error 14107).
    static final Duration PASSING = Duration.ofSeconds(31);

    /// What is sent: `text` is "" once it is settled, for the transcript has it too.
    ///
    /// @param segments what it costs of its sender's pace
    /// @param born when it was written
    public record Content(Kind kind, Urgency urgency, String text, int segments, Instant born) {}

    /// How far it has come.
    ///
    /// @param at when to look at it again; for a settled one, when it was settled
    /// @param epoch the version of its lane in which it was claimed last: tells claims apart
    public record Stand(State state, Instant at, Tries tries, long epoch, Trace trace) {
        /// Not tried yet.
        static Stand ready(Instant at) {
            return new Stand(State.READY, at, Tries.NONE, 0, Trace.NONE);
        }
    }

    /// How often it was tried since it was last known not to be sent, and how often it was sent again because
    /// nobody knew.
    public record Tries(int attempts, int again) {
        /// Not tried yet.
        public static final Tries NONE = new Tries(0, 0);
    }

    /// The provider's id, and what went wrong last; "" if nothing.
    public record Trace(String providerId, String reason) {
        /// Nothing to tell.
        public static final Trace NONE = new Trace("", "");
    }

    /// A message that waits for its time.
    public static Sending ready(String key, Content content) {
        return new Sending(key, content, Stand.ready(content.born()));
    }

    /// A message that goes out in a webhook's answer, written together with the lane's version `epoch`.
    public static Sending answering(String key, Content content, long epoch) {
        Instant till = content.born().plus(ANSWER_CLAIM);
        return new Sending(key, content, new Stand(State.CLAIMED, till, Tries.NONE, epoch, Trace.NONE));
    }

    /// How far it has come, in a word.
    public State state() {
        return stand.state();
    }

    /// Whether it may no longer be sent at this time.
    boolean isStale(Instant now) {
        return !content.born().plus(LIFE).isAfter(now);
    }

    /// Whether something is to be done about it.
    public boolean isDue(Instant now) {
        return state() == State.CLAIMED ? isLapsed(now) : !stand.at().isAfter(now);
    }

    /// Whether it goes to somebody who has just written; who wrote hours ago, before the provider went away, may sleep
    /// by now.
    public boolean isToSomebodyAwake(Instant now) {
        return content.urgency() == Urgency.REPLY && content.born().plus(AWAKE).isAfter(now);
    }

    /// Whether it went out in a webhook's answer, so long ago that the provider has it.
    boolean isAnswerOfBefore(Instant now) {
        boolean isInAnswer =
                state() == State.CLAIMED && stand.at().equals(content.born().plus(ANSWER_CLAIM));
        return isInAnswer && !content.born().plus(ANSWER_SENT).isAfter(now);
    }

    /// Whether its claim is over, so that whoever had it may not have come back.
    boolean isLapsed(Instant now) {
        return state() == State.CLAIMED && !stand.at().plus(SKEW).isAfter(now);
    }

    /// Whether the outcome of a call that was claimed in that epoch changes anything.
    boolean isOpenTo(Delivery delivery, long epoch) {
        boolean isUnderWay = state() == State.CLAIMED || state() == State.MAYBE;
        return delivery instanceof Delivery.Sent
                ? rank(state()) < rank(State.SENT)
                : isUnderWay && stand.epoch() == epoch;
    }

    Sending answered(Instant now) {
        return switch (state()) {
            case READY, PACED -> settled(State.CANCELLED, "answered before it was sent", now);
            case CLAIMED, MAYBE -> settled(State.SENT, "", now);
            case SENT, DELIVERED, UNDELIVERED, FAILED, EXPIRED, CANCELLED -> this;
        };
    }

    Sending pacedTo(Instant slot) {
        return at(State.PACED, slot);
    }

    /// Whether its provider will never take it, whoever tries when.
    boolean isRefused() {
        return state() == State.FAILED && !stand.trace().reason().equals(NOBODY_KNOWS);
    }

    /// Waits for the morning: the night does not count towards its life.
    Sending postponedTo(Instant later) {
        Content fresh = new Content(content.kind(), content.urgency(), content.text(), content.segments(), later);
        return new Sending(key, fresh, stand).at(State.READY, later);
    }

    Sending claimed(long epoch, Instant now) {
        return new Sending(
                key, content, new Stand(State.CLAIMED, now.plus(CLAIM), stand.tries(), epoch, stand.trace()));
    }

    /// Nobody knows whether it was sent; to be looked up at that time.
    Sending maybe(Instant lookAt) {
        return at(State.MAYBE, lookAt);
    }

    Sending settled(State state, String reason, Instant now) {
        return settled(state, new Trace(stand.trace().providerId(), reason), now);
    }

    /// What became of an attempt. A late outcome of a claim that is over still tells whether it was sent.
    Sending after(Delivery delivery, Instant now) {
        return switch (delivery) {
            case Delivery.Sent sent -> settled(State.SENT, new Trace(sent.providerId(), ""), now);
            case Delivery.Deferred deferred -> {
                Duration pause = Backoff.of(key, stand.tries().attempts());
                Duration longer = pause.compareTo(deferred.pause()) > 0 ? pause : deferred.pause();
                yield retried(State.READY, deferred.reason(), now.plus(longer));
            }
            case Delivery.Refused refused -> settled(State.FAILED, refused.reason(), now);
            case Delivery.Unknown unknown -> retried(State.MAYBE, unknown.reason(), now.plus(LOOK_AFTER));
        };
    }

    /// What the provider's list shows.
    ///
    /// @param others the provider's ids of the lane's other messages
    Sending after(Sender.Search search, Set<String> others, Instant now) {
        return switch (search) {
            case Sender.Search.Found found ->
                found.providerIds().stream()
                        .filter(id -> !others.contains(id))
                        .findFirst()
                        .map(id -> settled(State.SENT, new Trace(id, ""), now))
                        .orElseGet(() -> notFound(now));
            case Sender.Search.Unreachable unreachable ->
                retried(
                        State.MAYBE,
                        unreachable.reason(),
                        now.plus(Backoff.ofLookUp(stand.tries().attempts())));
        };
    }

    /// What a receipt says; empty if nothing that is not known.
    Optional<Sending> after(Receipt receipt, Instant now) {
        State told = switch (receipt.fate()) {
            case ACCEPTED, SENT -> State.SENT;
            case DROPPED, UNDELIVERED -> State.UNDELIVERED;
            case FAILED -> State.FAILED;
            case DELIVERED -> State.DELIVERED;
        };
        boolean isNews = !state().isSettled() || rank(told) > rank(state());
        if (!state().isSettled() && isOfLost(receipt) && told != State.DELIVERED) {
            return Optional.empty();
        }
        return isNews
                ? Optional.of(settled(told, new Trace(receipt.providerId(), receipt.reason()), now))
                : Optional.empty();
    }

    /// Whether a receipt is of the try that was lost already, and not of the one that is under way.
    private boolean isOfLost(Receipt receipt) {
        return !receipt.providerId().isEmpty()
                && receipt.providerId().equals(stand.trace().providerId());
    }

    /// Once more, after a receipt told that it was lost; empty if it was sent again already, or has arrived.
    ///
    /// @param text what it says
    Optional<Sending> resent(Receipt receipt, String text, Instant now) {
        boolean mayBe = stand.tries().again() == 0 && rank(state()) < rank(State.UNDELIVERED);
        if (!mayBe || state().isWaiting()) {
            return Optional.empty();
        }
        Content words = new Content(content.kind(), content.urgency(), text, content.segments(), content.born());
        Trace lost = new Trace(receipt.providerId(), receipt.reason());
        return Optional.of(new Sending(
                key, words, new Stand(State.READY, now.plus(PASSING), new Tries(0, 1), stand.epoch(), lost)));
    }

    private static int rank(State state) {
        return switch (state) {
            case READY, PACED, CLAIMED, MAYBE -> 0;
            case EXPIRED, CANCELLED -> 1;
            case SENT -> 2;
            case UNDELIVERED, FAILED -> 3;
            case DELIVERED -> 4;
        };
    }

    private Sending notFound(Instant now) {
        if (content.kind() != Kind.QUESTION || stand.tries().again() > 0) {
            return settled(State.FAILED, NOBODY_KNOWS, now);
        }
        Tries again = new Tries(0, stand.tries().again() + 1);
        return new Sending(key, content, new Stand(State.READY, now, again, stand.epoch(), stand.trace()));
    }

    private Sending retried(State state, String reason, Instant at) {
        Tries more = new Tries(stand.tries().attempts() + 1, stand.tries().again());
        return new Sending(
                key,
                content,
                new Stand(
                        state, at, more, stand.epoch(), new Trace(stand.trace().providerId(), reason)));
    }

    private Sending settled(State state, Trace trace, Instant now) {
        Content wordless = new Content(content.kind(), content.urgency(), "", content.segments(), content.born());
        return new Sending(key, wordless, new Stand(state, now, stand.tries(), stand.epoch(), trace));
    }

    private Sending at(State state, Instant at) {
        return new Sending(key, content, new Stand(state, at, stand.tries(), stand.epoch(), stand.trace()));
    }
}
