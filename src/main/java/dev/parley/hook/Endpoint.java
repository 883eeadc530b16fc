package dev.parley.hook;

import dev.parley.followup.Guarded;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Where events are told.
///
/// @param version guards its writes
/// @param wants names of events, or groups such as `case.*`; empty for all
/// @param keys what its events are signed with
/// @param health how it takes them
public record Endpoint(String id, long version, URI url, List<String> wants, Keys keys, Health health)
        implements Guarded.Versioned<Endpoint> {
    /// After so long without one success it is switched off (Svix does so after five days, too).
    static final Duration PATIENCE = Duration.ofDays(5);
    /// So long events are signed with the secret before a rotation as well.
    static final Duration OVERLAP = Duration.ofHours(24);

    public Endpoint {
        wants = List.copyOf(wants);
    }

    /// The secret, the one before it, and until when that is used, too.
    public record Keys(String secret, String before, Instant beforeUntil) {
        /// One secret.
        public static Keys of(String secret) {
            return new Keys(secret, "", Instant.EPOCH);
        }

        Keys rotated(String other, Instant now) {
            return new Keys(other, secret, now.plus(OVERLAP));
        }

        List<String> at(Instant now) {
            List<String> keys = new ArrayList<>(List.of(secret));
            if (!before.isEmpty() && beforeUntil.isAfter(now)) {
                keys.add(before);
            }
            return keys;
        }

        /// Tells no secret.
        @Override
        public String toString() {
            return "***";
        }
    }

    /// How it takes events.
    ///
    /// @param since events before that are not told
    /// @param failing since when every attempt failed
    /// @param disabled why nothing is told any more; empty while it is on
    public record Health(Instant since, Optional<Instant> failing, Optional<String> disabled) {
        /// A new endpoint's.
        public static Health fresh(Instant now) {
            return new Health(now, Optional.empty(), Optional.empty());
        }
    }

    boolean isOn() {
        return health.disabled().isEmpty();
    }

    boolean wants(EventType type) {
        return wants.isEmpty() || wants.stream().anyMatch(type::isMeantBy);
    }

    /// With another secret; the one before signs, too, for a day.
    public Endpoint rotated(String secret, Instant now) {
        return new Endpoint(id, version, url, wants, keys.rotated(secret, now), health);
    }

    @Override
    public Endpoint versioned(long other) {
        return new Endpoint(id, other, url, wants, keys, health);
    }

    Endpoint with(Health other) {
        return new Endpoint(id, version, url, wants, keys, other);
    }
}
