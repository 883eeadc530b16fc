package dev.parley.schedule;

import dev.parley.flow.Flow;
import dev.parley.flow.FlowId;
import dev.parley.flow.Gates;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Counts what was sent to all people. Safe for any thread and exact over all nodes; fails as the store fails.
public interface Quotas {
    /// A stretch of time in which a flow may ask so many people: stretches of one length follow one another from the
    /// beginning of 1970 on, in UTC; a length of zero is for ever.
    record Stretch(FlowId flow, long number, int count) {
        /// The stretch a moment is in.
        public static Stretch of(FlowId flow, int count, Duration per, Instant now) {
            long number = per.isZero() ? 0 : Math.floorDiv(now.toEpochMilli(), per.toMillis());
            return new Stretch(flow, number, count);
        }

        /// The stretch of a flow a moment is in; empty if the flow has no quota.
        public static Optional<Stretch> of(Flow flow, Instant now) {
            Gates.Cap quota = flow.start().invite().gates().caps().quota();
            return quota.equals(Gates.Cap.NONE)
                    ? Optional.empty()
                    : Optional.of(of(flow.id(), quota.count(), quota.per(), now));
        }
    }

    /// Takes one, if there is one left.
    boolean take(Stretch stretch);

    /// How many are left.
    int left(Stretch stretch);

    /// Gives one back that was not used.
    void giveBack(Stretch stretch);
}
