package dev.parley.followup;

import dev.parley.conversation.ConversationId;
import dev.parley.inbox.Lane;
import dev.parley.kit.Alone;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Carries out behind turns what they asked for and what they call for. A turn only hands over what it wrote, in
/// memory; nothing is read or written for it. A mark in the store tells until when all was done, so that
/// after a crash what was written since is looked up. Safe for any thread.
public final class Follower {
    /// Between a turn's time and the moment it is handed over lies one write at most, which takes no longer.
    static final Duration UNDER_WAY = Duration.ofSeconds(30);
    /// So often the mark is moved on: a crash makes that much be looked at again.
    static final Duration STEP = Duration.ofSeconds(5);
    /// When nothing has been followed yet in a database, the orders of so long ago still are.
    static final Duration FIRST = Duration.ofDays(7);
    /// More than a minute of what a node can take; beyond, what was written is looked up in the store.
    private static final int MOST = 100_000;

    private static final Logger LOG = LoggerFactory.getLogger(Follower.class);

    private final Marks marks;
    private final Written written;
    private final Function<Instant, List<Case>> cases;
    private final List<Sink> sinks;
    private final InstantSource clock;
    private final Map<ConversationId, Followed> waiting = new ConcurrentHashMap<>();
    private final Map<CaseId, Case> changed = new ConcurrentHashMap<>();
    private final Alone following = new Alone();
    private final Alone adopting = new Alone();
    private volatile boolean lost;
    private volatile boolean moved;
    private volatile Instant until;
    private volatile Instant marked = Instant.EPOCH;

    /// What was written, as it is stored.
    ///
    /// @param cases those that were written at that time or later
    public record Sources(Written written, Function<Instant, List<Case>> cases) {}

    /// @param sinks what is done, in this order
    public Follower(Marks marks, Sources sources, List<Sink> sinks, InstantSource clock) {
        this.marks = marks;
        written = sources.written();
        cases = sources.cases();
        this.sinks = List.copyOf(sinks);
        this.clock = clock;
        until = clock.instant();
    }

    /// To be called before the first turn: from now on a crash leaves a mark.
    public void begin() {
        Instant now = clock.instant();
        until = now;
        mark(now);
    }

    /// A lane was written. Neither blocks nor throws.
    public void take(Lane lane) {
        Followed.of(lane).ifPresent(this::take);
    }

    private void take(Followed followed) {
        if (waiting.size() < MOST) {
            waiting.put(followed.conversation().id(), followed);
        } else {
            lost = true;
        }
    }

    /// A case was written. Neither blocks nor throws.
    public void take(Case written) {
        if (changed.size() < MOST) {
            changed.put(written.id(), written);
        } else {
            lost = true;
        }
    }

    /// Whether a round would do nothing.
    public boolean isIdle() {
        return waiting.isEmpty() && changed.isEmpty() && !lost && !isMarkOld(clock.instant());
    }

    /// Follows all that waits.
    ///
    /// @return how many conversations were followed
    /// @throws IllegalStateException if something could not be kept: it is followed by the next round
    public int round() {
        return following.run(() -> follow(clock.instant()));
    }

    private int follow(Instant now) {
        int count = 0;
        if (lost) {
            lost = false;
            catchUp(until);
        }
        for (Followed one : List.copyOf(waiting.values())) {
            hand(one);
            waiting.remove(one.conversation().id(), one);
            count++;
        }
        for (Case one : List.copyOf(changed.values())) {
            hand(one);
            changed.remove(one.id(), one);
            count++;
        }
        moved |= count > 0;
        until = now.minus(UNDER_WAY);
        if (isMarkOld(now)) {
            mark(now);
        }
        return count;
    }

    private boolean isMarkOld(Instant now) {
        return (moved || marks.isShared()) && !marked.plus(STEP).isAfter(now);
    }

    private void mark(Instant now) {
        marks.advance(until, now);
        marked = now;
        moved = false;
    }

    /// Follows what nodes wrote that are no more. Looking it up takes minutes in a large store: who comes meanwhile
    /// does not begin with it, too.
    ///
    /// @return how many there were
    public int adopt() {
        return adopting.run(this::adoptAll);
    }

    private int adoptAll() {
        List<Marks.Orphan> orphans = marks.orphans(clock.instant());
        orphans.stream().map(Marks.Orphan::until).min(Instant::compareTo).ifPresent(since -> {
            LOG.info("following what was written since {} by a process that ended unexpectedly", since);
            catchUp(since);
            orphans.forEach(marks::adopted);
        });
        return orphans.size();
    }

    private void catchUp(Instant since) {
        boolean done = false;
        try {
            written.since(since, this::hand);
            cases.apply(since).forEach(this::hand);
            sinks.forEach(sink -> sink.lookBack(since));
            done = true;
        } finally {
            lost |= !done;
        }
    }

    private void hand(Followed one) {
        sinks.forEach(sink -> sink.follow(one));
    }

    private void hand(Case one) {
        sinks.forEach(sink -> sink.follow(one));
    }

    /// Follows what still waits, at the end of the process.
    public void end() {
        round();
        if (waiting.isEmpty() && changed.isEmpty() && !lost) {
            marks.end();
        }
    }
}
