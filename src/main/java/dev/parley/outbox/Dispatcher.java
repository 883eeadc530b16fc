package dev.parley.outbox;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks which lanes are due and has each worked off, one worker a lane. Two nodes that find the same lane do no harm:
/// the lane's guarded write lets one of them claim. Safe for any thread.
public final class Dispatcher {
    /// More lanes than this are not taken up by one look.
    static final int LOOK = 100;
    /// What failed once fails again: not before that time, and not in the way of others.
    static final Duration REST = Duration.ofSeconds(60);
    /// A lane at work here takes a connection to the provider and one to the store at times.
    static final int AT_WORK = 64;

    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);

    private final DueLanes lanes;
    private final Calls calls;
    private final Tally tally;
    private final InstantSource clock;
    private final Executor workers;
    private final Set<String> working = ConcurrentHashMap.newKeySet();
    private final Map<String, Instant> resting = new ConcurrentHashMap<>();
    private volatile boolean behind;

    /// What it works with.
    ///
    /// @param workers runs the work of a lane; may block the caller when there is too much
    public record Parts(DueLanes lanes, Carriers carriers, Tally tally, InstantSource clock, Executor workers) {}

    /// A dispatcher that does nothing by itself: {@link #look} and {@link #take} are to be called.
    public Dispatcher(Parts parts) {
        lanes = parts.lanes();
        tally = parts.tally();
        clock = parts.clock();
        workers = parts.workers();
        calls = new Calls(lanes, parts.carriers(), tally, System::nanoTime);
    }

    /// Looks in the store which lanes are due, and takes them up.
    ///
    /// @return how many were taken up
    /// @throws IllegalStateException if the store cannot be asked
    public int look() {
        Instant now = clock.instant();
        resting.values().removeIf(until -> !until.isAfter(now));
        List<String> due = lanes.due(LOOK + resting.size() + working.size()).stream()
                .filter(lane -> !resting.containsKey(lane))
                .toList();
        int taken = (int) due.stream().filter(this::take).count();
        behind = taken < due.size() || due.size() >= LOOK;
        return taken;
    }

    /// Whether the last look left something: then the next one should be soon.
    boolean isBehind() {
        return behind;
    }

    /// Takes up one lane, unless it is being worked on or rests.
    ///
    /// @return whether it was taken up
    public boolean take(String lane) {
        if (working.size() >= AT_WORK || resting.containsKey(lane) || !working.add(lane)) {
            return false;
        }
        workers.execute(() -> workOff(lane));
        return true;
    }

    /// Lets the calls under way end, and makes no more.
    void end() {
        calls.end();
    }

    /// Makes a call that was claimed together with what led to it, and those that follow.
    public void take(Job claimed) {
        workers.execute(() -> {
            try {
                calls.workOff(claimed);
            } catch (IllegalStateException | IllegalArgumentException e) {
                tally.add(Tally.Count.FAILED_TICKS);
                LOG.warn("what became of a message on lane {} could not be kept: {}", claimed.lane(), e.getMessage());
            }
        });
    }

    /// How many lanes are being worked on.
    public int atWork() {
        return working.size();
    }

    private void workOff(String lane) {
        try {
            calls.workOff(lane);
        } catch (IllegalStateException | IllegalArgumentException e) {
            tally.add(Tally.Count.FAILED_TICKS);
            resting.put(lane, clock.instant().plus(REST));
            LOG.warn("lane {} could not be worked off, again in {} s: {}", lane, REST.toSeconds(), e.getMessage());
        } finally {
            working.remove(lane);
        }
    }
}
