package dev.parley.hook;

import dev.parley.followup.Guarded;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One event for one endpoint, and how far it is.
///
/// @param version guards its writes
/// @param next when it is tried again; empty if it never is
/// @param attempts the newest, in order
record Telling(Key key, long version, Content content, Stand stand, Optional<Instant> next, List<Attempt> attempts)
        implements Guarded.Versioned<Telling> {
    /// What the specification gives as an example: from the first attempt to the last three days go by.
    static final List<Duration> PAUSES = List.of(
            Duration.ofSeconds(5),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Duration.ofHours(2),
            Duration.ofHours(5),
            Duration.ofHours(10),
            Duration.ofHours(14),
            Duration.ofHours(20),
            Duration.ofHours(24));
    /// More is of no use to somebody who looks for a fault.
    static final int KEPT = 20;

    Telling {
        attempts = List.copyOf(attempts.subList(Math.max(0, attempts.size() - KEPT), attempts.size()));
    }

    /// The endpoint's id and the event's.
    record Key(String endpoint, String event) {
        String id() {
            return endpoint + "." + event;
        }
    }

    /// What is sent.
    record Content(String type, String body, Instant born) {}

    /// How far it is.
    enum Stand {
        /// It is tried again.
        WAITING,
        /// The endpoint has it.
        TAKEN,
        /// Nobody tries any more.
        GIVEN_UP
    }

    /// One try.
    ///
    /// @param status what was answered, 0 if nothing was
    /// @param trouble why nothing was, "" if something was
    record Attempt(Instant at, int status, String trouble, long millis) {
        boolean isTaken() {
            return status >= 200 && status < 300;
        }
    }

    static Telling fresh(Key key, Content content, Instant now) {
        return new Telling(key, 0, content, Stand.WAITING, Optional.of(now), List.of());
    }

    /// Names it on its shelf.
    String id() {
        return key.id();
    }

    /// The same, in somebody's hands until that time.
    Telling claimed(Instant until) {
        return new Telling(key, version, content, stand, Optional.of(until), attempts);
    }

    /// After a try.
    ///
    /// @param asked how long the endpoint asks us to wait
    Telling tried(Attempt attempt, Duration asked, Instant now) {
        List<Attempt> more = new ArrayList<>(attempts);
        more.add(attempt);
        int tries = more.size();
        if (attempt.isTaken()) {
            return new Telling(key, version, content, Stand.TAKEN, Optional.empty(), more);
        }
        if (tries > PAUSES.size()) {
            return new Telling(key, version, content, Stand.GIVEN_UP, Optional.empty(), more);
        }
        Duration pause = jittered(PAUSES.get(tries - 1));
        Duration longer = pause.compareTo(asked) > 0 ? pause : asked;
        return new Telling(key, version, content, Stand.WAITING, Optional.of(now.plus(longer)), more);
    }

    /// Up to a tenth more, always the same for the same event: endpoints that come back are not overrun.
    private Duration jittered(Duration pause) {
        long spread = Math.floorMod(key.id().hashCode() * 31L + attempts.size(), 100L);
        return pause.plus(pause.multipliedBy(spread).dividedBy(1_000));
    }

    /// Tried again from the beginning.
    Telling again(Instant now) {
        return new Telling(key, version, content, Stand.WAITING, Optional.of(now), List.of());
    }

    @Override
    public Telling versioned(long other) {
        return new Telling(key, other, content, stand, next, attempts);
    }
}
