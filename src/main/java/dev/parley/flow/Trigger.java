package dev.parley.flow;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import java.util.TreeSet;

/// What makes us ask a person by ourselves.
public sealed interface Trigger {
    /// An event of that name was posted to the API and the condition holds; asked after `pause`.
    record OnEvent(String event, Condition when, Duration pause) implements Trigger {}

    /// The clock, in each person's own zone.
    record Every(Rhythm rhythm, Audience to) implements Trigger {}

    /// So long after a day kept in a field such as `contact.customer_since`.
    record After(String field, Duration plus, Audience to) implements Trigger {}

    /// Days of the week and a time of day, every `weeks` weeks, but not on `holidays`.
    record Rhythm(Set<DayOfWeek> days, LocalTime at, int weeks, Set<LocalDate> holidays) {
        /// Without holidays.
        public Rhythm(Set<DayOfWeek> days, LocalTime at, int weeks) {
            this(days, at, weeks, Set.of());
        }

        /// The same days at another time.
        public Rhythm moved(LocalTime time) {
            return new Rhythm(days, time, weeks, holidays);
        }

        /// @throws IllegalArgumentException without a day, or with less than one week
        public Rhythm {
            holidays = Collections.unmodifiableSet(new TreeSet<>(holidays));
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

        /// People of a Slack workspace.
        ///
        /// @param id the channel's or user group's; "" for everyone
        /// @param guests whether guests are asked too, who see single channels only
        record Slack(Group group, String id, boolean guests) implements Audience {}
    }

    /// Which people of a Slack workspace.
    enum Group {
        /// The members of a channel.
        CHANNEL,
        /// The members of a user group.
        USERGROUP,
        /// All.
        EVERYONE
    }
}
