package dev.parley.flow;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/// What makes us ask a person by ourselves.
public sealed interface Trigger {
    /// An event of that name was posted to the API and the condition holds; asked after `pause`.
    record OnEvent(String event, Condition when, Duration pause) implements Trigger {}

    /// The clock, in each person's own zone.
    record Every(Rhythm rhythm, Audience to) implements Trigger {}

    /// So long after a day kept in a field such as `contact.customer_since`.
    record After(String field, Duration plus, Audience to) implements Trigger {}

    /// Days of the week and a time of day, every `weeks` weeks.
    record Rhythm(Set<DayOfWeek> days, LocalTime at, int weeks) {
        /// @throws IllegalArgumentException without a day, or with less than one week
        public Rhythm {
            if (days.isEmpty() || weeks < 1) {
                throw new IllegalArgumentException("a rhythm has days and at least one week: " + days + " " + weeks);
            }
            days = Collections.unmodifiableSet(EnumSet.copyOf(days));
        }
    }

    /// Who is asked.
    sealed interface Audience {
        /// Every contact who may be asked.
        record Everyone() implements Audience {}

        /// The contacts for whom a condition over `contact` holds.
        record Segment(Condition condition) implements Audience {}

        /// The members of a Slack channel, by its id.
        record SlackChannel(String channel) implements Audience {}
    }
}
