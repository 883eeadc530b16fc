package dev.parley.inbox;

import dev.parley.channel.History;
import dev.parley.channel.Inbound;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Finds messages that the provider took while we could not be reached, by its list of messages, and takes them in.
/// Twilio comes again for 15 seconds at most; what came during a longer outage is nowhere but in that list. Looks after
/// every start and outage, twice after a message was refused here, and every ten minutes over the last twenty. One
/// thread.
public final class Repair {
    /// Providers' lists and clocks are a little behind.
    static final Duration OVERLAP = Duration.ofMinutes(2);
    /// Without a mark for so long, we were away.
    static final Duration GAP = Duration.ofMinutes(2);

    /// Also where all seems well: a lost call leaves no trace here.
    static final Duration EVERY = Duration.ofMinutes(10);
    /// Each message is looked for twice: where several nodes run, one that is well hides that another was not.
    static final Duration OVER = Duration.ofMinutes(20);
    /// How far is looked back when the last mark is of a clock that was ahead.
    static final Duration AHEAD = Duration.ofHours(2);
    /// What fails is tried again after so long.
    static final Duration RETRY = Duration.ofMinutes(1);
    /// Who was away for longer begins anew: nobody waits for an answer any more.
    static final Duration LONGEST = Duration.ofDays(3);

    private static final Logger LOG = LoggerFactory.getLogger(Repair.class);

    private final Taker inbox;
    private final History history;
    private final Marks marks;
    private Optional<Instant> lastFull = Optional.empty();
    private Instant notBefore = Instant.MIN;
    private Instant refusedSince = Instant.MIN;
    private int looksLeft;
    /// The messages of the list that are dealt with, while not all of them are.
    private final Set<String> settled = new HashSet<>();

    /// A repair that does nothing by itself: {@link #look} is to be called every half minute.
    public Repair(Inbox inbox, History history, Marks marks) {
        this(inbox::recover, history, marks);
    }

    Repair(Taker inbox, History history, Marks marks) {
        this.inbox = inbox;
        this.history = history;
        this.marks = marks;
    }

    /// Takes in a message that was missed.
    @FunctionalInterface
    interface Taker {
        /// Whether it was new to us.
        boolean recover(Inbound message, Instant at);
    }

    /// Messages have been refused since then, because there was too much to do or no store: it is looked for them soon,
    /// and once more, for the list may be a little behind.
    public void refused(Instant since) {
        if (looksLeft == 0) {
            refusedSince = since;
        }
        looksLeft = 2;
    }

    /// Takes in what was missed, if there is reason to think so, and notes that all is well. What fails is tried
    /// again the next time.
    ///
    /// @return how many messages were new to us
    public int look(Instant now) {
        // A clock that was set back must not make the pause longer.
        if (now.isBefore(notBefore) && notBefore.isBefore(now.plus(RETRY.multipliedBy(2)))) {
            return 0;
        }
        try {
            Optional<Instant> since = since(marks.healthyUntil(), now);
            int found = since.isEmpty() ? 0 : takeIn(since.get(), now);
            marks.healthy(now);
            return found;
        } catch (StoreUnavailable e) {
            LOG.warn("missed messages cannot be taken in, again in half a minute: {}", e.getMessage());
            return 0;
        } catch (IllegalStateException e) {
            LOG.warn("missed messages cannot be looked for, again in {} min: {}", RETRY.toMinutes(), e.getMessage());
            notBefore = now.plus(RETRY);
            return 0;
        }
    }

    private Optional<Instant> since(Optional<Instant> mark, Instant now) {
        Instant oldest = now.minus(LONGEST);
        // A mark in the future is of a clock that was ahead: what came since then is unknown.
        boolean wasAhead = mark.filter(at -> at.isAfter(now.plus(GAP))).isPresent();
        Optional<Instant> healthy = wasAhead ? Optional.of(now.minus(AHEAD)) : mark;
        boolean wasAway = lastFull.isEmpty()
                || healthy.filter(at -> at.plus(GAP).isAfter(now)).isEmpty();
        if (wasAway) {
            Instant from = healthy.map(at -> at.minus(OVERLAP))
                    .map(at -> at.isBefore(now.minus(OVER)) ? at : now.minus(OVER))
                    .orElse(now.minus(OVERLAP));
            return Optional.of(from.isBefore(oldest) ? oldest : from);
        }
        if (looksLeft > 0) {
            return Optional.of(refusedSince.minus(OVERLAP));
        }
        boolean isTime =
                lastFull.get().isAfter(now) || !lastFull.get().plus(EVERY).isAfter(now);
        return isTime ? Optional.of(now.minus(OVER)) : Optional.empty();
    }

    private int takeIn(Instant since, Instant now) {
        int found = 0;
        switch (history.since(since)) {
            case History.Listed.Messages listed -> {
                for (History.Arrival message : listed.messages().stream()
                        .sorted(Comparator.comparing(History.Arrival::at))
                        .toList()) {
                    found += !settled.contains(id(message)) && inbox.recover(message.inbound(), message.at()) ? 1 : 0;
                    // A store that has too much to do may fail in the middle of a long list.
                    settled.add(id(message));
                }
                settled.clear();
            }
            case History.Listed.Unreachable unreachable -> throw new HistoryGap(unreachable.reason());
        }
        lastFull = Optional.of(now);
        looksLeft = Math.max(0, looksLeft - 1);
        if (found > 0) {
            LOG.info("{} messages that came while this server was away were taken in", found);
        }
        return found;
    }

    private static String id(History.Arrival message) {
        return message.inbound().messageId();
    }

    /// The provider's list could not be had.
    private static final class HistoryGap extends IllegalStateException {
        private static final long serialVersionUID = 1L;

        HistoryGap(String reason) {
            super("the provider's list of messages: " + reason);
        }
    }
}
