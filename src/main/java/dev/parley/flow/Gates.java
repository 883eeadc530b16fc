package dev.parley.flow;

import java.time.Duration;
import java.time.LocalTime;
import java.util.List;

/// What may keep an invitation from being sent; each one not sent is kept with its reason.
///
/// @param channels in order of preference, the contact's own choice going first; empty for any
/// @param quiet hours in the person's zone in which nothing is sent
/// @param caps how often a person, and how many people in all, may be asked
/// @param sample share of the people asked, in hundredths of a percent
/// @param order how invitations are spread, and which flow goes first
public record Gates(List<Medium> channels, Quiet quiet, Caps caps, int sample, Order order) {
    /// All of the people, in hundredths of a percent.
    public static final int EVERYBODY = 10_000;

    /// Nothing beyond the quiet hours of the night keeps an invitation back.
    public static final Gates OPEN =
            new Gates(List.of(), Quiet.NIGHT, new Caps(Cap.NONE, Cap.NONE), EVERYBODY, Order.AT_ONCE);

    /// Hours of the day in which nothing is sent; equal ends mean none. They may reach over midnight.
    public record Quiet(LocalTime from, LocalTime to) {
        /// 21:00 to 09:00: calls and texts outside of it are restricted in many places (US: 47 CFR 64.1200(c)(1) allows
        /// 8 a.m. to 9 p.m.).
        public static final Quiet NIGHT = new Quiet(LocalTime.of(21, 0), LocalTime.of(9, 0));

        /// No quiet hours.
        public static final Quiet NEVER = new Quiet(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT);
    }

    /// `atMost` counts what one person was asked over all flows of the same kind, `quota` what was sent to all people.
    public record Caps(Cap atMost, Cap quota) {}

    /// So many in a time; zero time for ever.
    public record Cap(int count, Duration per) {
        /// No cap.
        public static final Cap NONE = new Cap(Integer.MAX_VALUE, Duration.ZERO);
    }

    /// Invitations that fall due at once are spread over a time; of two flows that want the same person, the one
    /// with the higher priority (`low`, `normal`, `high`) goes first.
    public record Order(Duration spread, String priority) {
        /// At once, like any other.
        public static final Order AT_ONCE = new Order(Duration.ZERO, "normal");
    }

    public Gates {
        channels = List.copyOf(channels);
    }
}
