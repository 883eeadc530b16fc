package dev.parley.inbox;

import dev.parley.conversation.Conversation;
import dev.parley.outbox.Alarm;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/// The one way a lane is changed: read, compute, write if nobody else has; else again. Safe for any thread; blocks.
final class Writes {
    /// Two nodes that write to one lane at the same moment meet again at most a few times.
    private static final int ATTEMPTS = 6;

    private final LaneStore lanes;
    private final InstantSource clock;
    private final Clockwork clockwork;
    private final Alarm alarm;
    private final Bystander bystander;

    Writes(LaneStore lanes, InstantSource clock, Clockwork clockwork, Alarm alarm, Bystander bystander) {
        this.bystander = bystander;
        this.lanes = lanes;
        this.clock = clock;
        this.clockwork = clockwork;
        this.alarm = alarm;
    }

    /// What an event makes of a lane, and what to answer. An equal lane means that nothing changes.
    record Change<T>(Lane lane, T answer, Optional<Conversation> replaced, Optional<Instant> postponed) {
        static <T> Change<T> to(Lane lane, T answer) {
            return new Change<>(lane, answer, Optional.empty(), Optional.empty());
        }
    }

    /// What was answered, and the lane as it is stored behind that.
    record Outcome<T>(Lane lane, T answer) {}

    /// Changes a lane by what happens on the hot path: of the lane as this node remembers it, if it does. What
    /// comes of it must be a write, or what was answered before.
    <T> Outcome<T> changeRemembered(LaneId id, Supplier<Lane> fresh, BiFunction<Lane, Instant, Change<T>> event) {
        return change(attempt -> lanes.find(id).orElseGet(fresh), event);
    }

    /// Changes a lane.
    ///
    /// @param fresh the lane if it is not stored
    /// @param event what happens, as a function of the lane and the time; may be asked several times
    /// @throws StoreUnavailable if the outcome could not be stored
    <T> T change(LaneId id, Supplier<Lane> fresh, BiFunction<Lane, Instant, Change<T>> event) {
        return changeStored(id, fresh, event).answer();
    }

    /// Changes a lane that is stored; one that is not is left alone.
    ///
    /// @param otherwise the answer if it is not stored
    <T> T changeKnown(LaneId id, T otherwise, BiFunction<Lane, Instant, Change<T>> event) {
        return lanes.fresh(id).isEmpty() ? otherwise : change(id, unknown(id), event);
    }

    /// For a lane that must be stored: throws an {@link UnknownLane}.
    static Supplier<Lane> unknown(LaneId id) {
        return () -> {
            throw new UnknownLane(id);
        };
    }

    /// The same, for who is to know the lane behind it.
    <T> Outcome<T> changeStored(LaneId id, Supplier<Lane> fresh, BiFunction<Lane, Instant, Change<T>> event) {
        return change(attempt -> lanes.fresh(id).orElseGet(fresh), event);
    }

    /// Changes a lane that is not stored yet, as far as one knows: only who finds it stored after all reads it.
    <T> Outcome<T> begin(LaneId id, Supplier<Lane> fresh, BiFunction<Lane, Instant, Change<T>> event) {
        return change(attempt -> attempt == 0 ? fresh.get() : lanes.fresh(id).orElseGet(fresh), event);
    }

    /// Stores keep milliseconds; a conversation read back must equal the one that was written.
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private <T> Outcome<T> change(IntFunction<Lane> read, BiFunction<Lane, Instant, Change<T>> event) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Lane lane = read.apply(attempt);
            Instant now = now();
            Change<T> change = event.apply(lane, now);
            Optional<Lane> stored = commit(lane, change, now);
            if (stored.isPresent()) {
                return new Outcome<>(stored.get(), change.answer());
            }
        }
        throw new StoreUnavailable("a lane was changed by others " + ATTEMPTS + " times in a row");
    }

    /// The lane as it is stored then; empty if another has changed it meanwhile.
    private <T> Optional<Lane> commit(Lane before, Change<T> change, Instant now) {
        Lane after = change.lane();
        boolean isSame = after.equals(before);
        Optional<Instant> due = isSame && !isPast(before, now) ? before.stamp().due() : due(before, change, now);
        if (isSame && due.equals(before.stamp().due())) {
            return Optional.of(before);
        }
        bystander.changing(before, after, now);
        Confidence.ended(before, after, change.replaced()).ifPresent(ended -> bystander.handedOn(before.id(), ended));
        after.talk()
                .aside()
                .ifPresent(aside -> aside.said().forEach(text -> bystander.remarked(aside.comment(), text)));
        change.replaced().filter(ended -> !ended.isInConfidence()).ifPresent(ended -> lanes.archive(before, ended));
        Lane next = Confidence.kept(before, after).next(due);
        if (!lanes.commit(next)) {
            return Optional.empty();
        }
        due.ifPresent(at -> alarm.set(before.id().value(), at));
        return Optional.of(next);
    }

    /// A time that only moves back is left where it is: looking once in vain costs less than writing an index with
    /// every turn.
    private <T> Optional<Instant> due(Lane before, Change<T> change, Instant now) {
        Optional<Instant> due = clockwork.due(change.lane(), change.postponed(), now);
        return before.stamp()
                .due()
                .filter(stored -> stored.isAfter(now)
                        && due.filter(later -> later.isAfter(stored)).isPresent())
                .or(() -> due);
    }

    private static boolean isPast(Lane lane, Instant now) {
        return lane.stamp().due().filter(due -> !due.isAfter(now)).isPresent();
    }
}
