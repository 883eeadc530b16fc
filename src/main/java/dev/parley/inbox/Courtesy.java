package dev.parley.inbox;

import dev.parley.flow.Flow;
import dev.parley.flow.Value;
import java.time.Instant;

/// When people may be written to who have not just written: not in their quiet hours. Safe for any thread.
@FunctionalInterface
public interface Courtesy {
    /// At any hour.
    Courtesy NONE = (parties, flow, contact, at) -> at;

    /// The first time from `at` on at which the flow may write to the person.
    ///
    /// @param contact what is known of the person
    Instant earliest(Parties parties, Flow flow, Value.Fields contact, Instant at);

    /// The first time from `at` on at which the person takes reminders, as they have set it with their provider.
    default Instant undisturbed(Parties parties, Flow flow, Instant at) {
        return at;
    }

    /// The first time from `at` on at which Parley may write to the person where no flow has rules.
    ///
    /// @param contact what is known of the person
    default Instant earliest(Parties parties, Value.Fields contact, Instant at) {
        return at;
    }
}
