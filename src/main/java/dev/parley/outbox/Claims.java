package dev.parley.outbox;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/// Decides what is to be done about the message whose turn it is. Pure but for the pace, which remembers what it gave.
public final class Claims {
    private Claims() {}

    /// The state of things at a lane.
    ///
    /// @param epoch the version in which the lane will be written
    /// @param optedOut whether the person wants no messages
    /// @param polite when somebody may be written to who has not just written, by what is sent; `now` or later
    /// @param pace the time a message of the lane gets
    public record Scene(
            Instant now,
            long epoch,
            boolean optedOut,
            Function<Sending.Content, Instant> polite,
            Function<Sending.Content, Instant> pace) {}

    /// The outbox with its claim, and what to do with it, if anything.
    public record Claimed(Outbox outbox, Optional<Job.Task> task, Optional<Sending> sending) {
        static Claimed nothing(Outbox outbox) {
            return new Claimed(outbox, Optional.empty(), Optional.empty());
        }
    }

    /// Goes on until a call is to be made or nothing is due.
    public static Claimed claim(Outbox given, Scene scene) {
        Outbox outbox = given;
        while (true) {
            Optional<Sending> front = outbox.front().filter(one -> one.isDue(scene.now()));
            if (front.isEmpty()) {
                return Claimed.nothing(outbox);
            }
            Sending one = front.get();
            Sending next = next(one, scene);
            outbox = outbox.with(next);
            if (one.state() == State.MAYBE && next.state() == State.MAYBE) {
                return new Claimed(outbox, Optional.of(Job.Task.LOOK_UP), Optional.of(next));
            }
            if (next.state() == State.CLAIMED) {
                return new Claimed(outbox, Optional.of(Job.Task.SEND), Optional.of(next));
            }
        }
    }

    private static Sending next(Sending one, Scene scene) {
        return switch (one.state()) {
            case READY, PACED -> scene.optedOut() ? unwanted(one, scene) : leaving(one, scene);
            case CLAIMED -> scene.optedOut() ? unwanted(one, scene) : one.maybe(scene.now());
            case MAYBE ->
                scene.optedOut() ? unwanted(one, scene) : one.maybe(scene.now().plus(Sending.LOOK_AFTER));
            case SENT, DELIVERED, UNDELIVERED, FAILED, EXPIRED, CANCELLED -> one;
        };
    }

    private static Sending unwanted(Sending one, Scene scene) {
        return one.settled(State.CANCELLED, "opted out", scene.now());
    }

    private static Sending leaving(Sending one, Scene scene) {
        if (one.isStale(scene.now())) {
            return one.settled(State.EXPIRED, "could not be sent in time", scene.now());
        }
        Instant polite = one.isToSomebodyAwake(scene.now())
                ? scene.now()
                : scene.polite().apply(one.content());
        if (polite.isAfter(scene.now())) {
            return one.postponedTo(polite);
        }
        if (one.state() == State.READY) {
            Instant slot = scene.pace().apply(one.content());
            if (slot.isAfter(scene.now())) {
                return one.pacedTo(slot);
            }
        }
        return one.claimed(scene.epoch(), scene.now());
    }
}
