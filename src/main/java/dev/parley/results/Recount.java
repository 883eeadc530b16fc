package dev.parley.results;

import dev.parley.conversation.Conversation;
import dev.parley.flow.FlowId;
import dev.parley.inbox.Flows;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/// Keeps the sums equal to what is stored: a day on which something has changed is counted again, as a whole, when
/// somebody wants to know. Nothing is ever added to a sum, so nothing can be added twice or be forgotten.
///
/// A day is certain once it is over and nothing of it is open: then only a mark makes it count again. Every other day
/// is counted again after each start of this process, which may have ended before it could tell of its marks, and
/// after some minutes, because another node may have. Safe for any thread.
public final class Recount {
    /// So long after a day the clocks of all nodes have left it.
    private static final Duration OVER = Duration.ofHours(24);
    /// So old a count may be of a day that is not certain, if no node has told of a change.
    private static final Duration UNTOLD = Duration.ofMinutes(10);

    /// So long after its end a conversation can be corrected, and a little more.
    private static final Duration CORRECTABLE = Duration.ofHours(25);

    /// So long the last count of a day waits for others that run.
    private static final Duration SETTLING = Duration.ofSeconds(5);

    private final Sums sums;
    private final Marks marks;
    private final Flows flows;
    private final Time time;
    private final Instant started;
    private final ReentrantLock counting = new ReentrantLock();
    private volatile LocalDate first = LocalDate.MAX;

    /// What time it is.
    ///
    /// @param zone whose days are counted
    /// @param nanos measures how long counting takes
    public record Time(InstantSource clock, ZoneId zone, LongSupplier nanos) {
        /// Today.
        public LocalDate today() {
            return clock.instant().atZone(zone).toLocalDate();
        }
    }

    public Recount(Sums sums, Marks marks, Flows flows, Time time) {
        this.sums = sums;
        this.marks = marks;
        this.flows = flows;
        this.time = time;
        started = time.clock().instant();
    }

    /// Counts again what has changed, the newest day first, for so long at most.
    ///
    /// @return the days that are still to be counted
    public Collection<LocalDate> refresh(Days days, Duration atMost) {
        return refresh(days, atMost, false);
    }

    /// Counts again what has changed of all days, for about so long: a day at least, however long it takes. To be
    /// called now and then while somebody looks.
    ///
    /// @return how many days are still to be counted
    public int round(Duration about) {
        return all().map(days -> refresh(days, about, true).size()).orElse(0);
    }

    private Collection<LocalDate> refresh(Days days, Duration atMost, boolean oneAtLeast) {
        long end = time.nanos().getAsLong() + atMost.toNanos();
        tell();
        boolean mine = false;
        try {
            mine = counting.tryLock(atMost.toNanos(), TimeUnit.NANOSECONDS);
            List<Due> due = stale(days);
            List<LocalDate> left = new ArrayList<>();
            boolean isForced = oneAtLeast;
            for (Due one : due) {
                if (mine && (isForced || one.fits(time.nanos().getAsLong(), end))) {
                    count(one.day());
                } else {
                    left.add(one.day());
                }
                isForced = false;
            }
            return left;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return stale(days).stream().map(Due::day).toList();
        } finally {
            if (mine) {
                counting.unlock();
            }
        }
    }

    /// A day to count, and how long it took last.
    private record Due(LocalDate day, long millis) {
        boolean fits(long now, long end) {
            return now + TimeUnit.MILLISECONDS.toNanos(millis) <= end;
        }
    }

    /// Tells all nodes what this one has changed.
    public void tell() {
        Collection<Instant> touched = marks.take();
        if (touched.isEmpty()) {
            return;
        }
        TreeSet<LocalDate> days = new TreeSet<>();
        touched.forEach(at -> days.add(at.atZone(time.zone()).toLocalDate()));
        first = first.isAfter(days.getFirst()) ? LocalDate.MAX : first;
        boolean told = false;
        try {
            sums.mark(days);
            told = true;
        } finally {
            if (!told) {
                touched.forEach(marks::touch);
            }
        }
    }

    /// The days there is anything of.
    public Optional<Days> all() {
        LocalDate from = first();
        LocalDate today = time.today();
        return from.isAfter(today) ? Optional.empty() : Optional.of(new Days(from, today));
    }

    private LocalDate first() {
        if (first.equals(LocalDate.MAX)) {
            first = sums.earliest()
                    .map(at -> at.atZone(time.zone()).toLocalDate())
                    .orElse(LocalDate.MAX);
        }
        return first;
    }

    private List<Due> stale(Days days) {
        Map<LocalDate, Sums.Standing> known = sums.days(days);
        LocalDate from = first();
        LocalDate today = time.today();
        return days.each().stream()
                .filter(day -> Optional.ofNullable(known.get(day))
                        .map(standing -> isStale(day, standing))
                        .orElse(!day.isBefore(from) && !day.isAfter(today)))
                .sorted(Comparator.reverseOrder())
                .map(day -> new Due(day, millis(Optional.ofNullable(known.get(day)))))
                .toList();
    }

    private static long millis(Optional<Sums.Standing> standing) {
        return standing.flatMap(Sums.Standing::last).map(Sums.Counted::millis).orElse(0L);
    }

    private boolean isStale(LocalDate day, Sums.Standing standing) {
        boolean isBehind = standing.isMarked()
                || standing.last()
                        .map(counted -> !counted.zone().equals(time.zone().getId())
                                || (!isCertain(day, counted) && isOld(counted)))
                        .orElse(true);
        return isBehind && !standing.isSettled();
    }

    /// Counts a day for the last time, if it is over and nothing of it is open: its sums then stay as they are, and
    /// what they were counted from may go.
    ///
    /// @return whether it may
    public boolean settle(LocalDate day) {
        Days one = new Days(day, day);
        if (isSettled(one)) {
            return true;
        }
        refresh(one, SETTLING, true);
        boolean isCounted = Optional.ofNullable(sums.days(one).get(day))
                .filter(standing -> !isStale(day, standing))
                .flatMap(Sums.Standing::last)
                .filter(last -> isCertain(day, last))
                .isPresent();
        if (isCounted) {
            sums.settle(day);
        }
        return isCounted;
    }

    private boolean isSettled(Days one) {
        return sums.days(one).values().stream().anyMatch(Sums.Standing::isSettled);
    }

    private boolean isCertain(LocalDate day, Sums.Counted counted) {
        Instant over = Days.start(day.plusDays(1), time.zone()).plus(OVER);
        return counted.open() == 0 && counted.at().isAfter(over);
    }

    private boolean isOld(Sums.Counted counted) {
        return counted.at().isBefore(started)
                || counted.at().plus(UNTOLD).isBefore(time.clock().instant());
    }

    private void count(LocalDate day) {
        long before = time.nanos().getAsLong();
        Instant now = time.clock().instant();
        Sums.Scan scan = sums.begin(day);
        DayCount count = new DayCount();
        sums.read(
                Days.start(day, time.zone()),
                Days.start(day.plusDays(1), time.zone()),
                new Counting(count, flows, now.minus(CORRECTABLE)));
        long millis = TimeUnit.NANOSECONDS.toMillis(time.nanos().getAsLong() - before);
        sums.keep(scan, count.sums(), new Sums.Counted(now, time.zone().getId(), count.open(), millis));
    }

    /// Reads into a count.
    private record Counting(DayCount count, Flows flows, Instant firm) implements Sums.Reader {
        @Override
        public void conversation(Conversation conversation, boolean isUnreached) {
            Talks.of(conversation, flows.revision(conversation.origin().revision()), isUnreached)
                    .ifPresent(count::add);
            boolean isFirm = conversation.progress().clock().changedAt().isBefore(firm);
            if (!conversation.status().isOpen() && !isFirm) {
                count.mayChange();
            }
        }

        @Override
        public void notSent(FlowId flow, String reason) {
            count.add(flow, reason);
        }
    }
}
