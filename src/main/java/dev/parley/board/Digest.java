package dev.parley.board;

import dev.parley.flow.FlowId;
import dev.parley.flow.Value;
import dev.parley.followup.Fault;
import dev.parley.followup.Parts;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// When the week's results are told, where, and which.
///
/// @param hour of the day in its zone, 0 to 23
/// @param channels of Slack, by their ids
/// @param emails addresses of people
/// @param flows the surveys; all of them if empty
public record Digest(
        boolean on,
        DayOfWeek weekday,
        int hour,
        ZoneId zone,
        List<String> channels,
        List<String> emails,
        List<FlowId> flows) {
    /// What was due longer ago is not told any more: the server was away, and the week is another.
    private static final Duration LATE = Duration.ofHours(24);

    private static final int CHANNELS = 20;
    private static final int FLOWS = 50;
    private static final int NAME = 100;
    private static final int ADDRESS = 254;
    /// One address, and nothing that would begin another header.
    private static final Pattern EMAIL = Pattern.compile("[^\\s@<>,;\"\\\\\\p{Cntrl}]{1,64}@[A-Za-z0-9.-]{1,190}");

    public Digest {
        channels = List.copyOf(channels);
        emails = List.copyOf(emails);
        flows = List.copyOf(flows);
    }

    /// Told to nobody.
    public static Digest off(ZoneId zone) {
        return new Digest(false, DayOfWeek.MONDAY, 8, zone, List.of(), List.of(), List.of());
    }

    /// The same without somebody, and told to nobody if nobody is left.
    Digest without(String email) {
        List<String> left = emails.stream().filter(one -> !one.equals(email)).toList();
        boolean isAnybodyLeft = !left.isEmpty() || !channels.isEmpty();
        return new Digest(on && isAnybodyLeft, weekday, hour, zone, channels, left, flows);
    }

    /// The day whose digest is to be told now; its week is the seven days before it.
    public Optional<LocalDate> due(Instant now) {
        LocalDate day = now.atZone(zone).toLocalDate().with(TemporalAdjusters.previousOrSame(weekday));
        // In the hour that a clock change leaves out, the time right after it.
        Instant at = day.atTime(LocalTime.of(hour, 0)).atZone(zone).toInstant();
        return on && !at.isAfter(now) && now.isBefore(at.plus(LATE)) ? Optional.of(day) : Optional.empty();
    }

    /// As it is stored, and as the API shows it.
    public Value.Fields fields() {
        return Value.Fields.NONE
                .with("on", Value.of(on))
                .with("weekday", Value.of(weekday.name().toLowerCase(Locale.ROOT)))
                .with("hour", Value.of(hour))
                .with("zone", Value.of(zone.getId()))
                .with(
                        "channels",
                        new Value.Many(channels.stream().map(Value::of).toList()))
                .with("emails", new Value.Many(emails.stream().map(Value::of).toList()))
                .with(
                        "flows",
                        new Value.Many(flows.stream()
                                .map(flow -> Value.of(flow.value()))
                                .toList()));
    }

    /// Reads it.
    ///
    /// @param known whether there is a survey of that name
    /// @param otherwise the zone if none is given
    public static Digest read(Value given, Predicate<String> known, ZoneId otherwise, List<Fault> faults) {
        Parts parts = Parts.of(given, faults);
        boolean on = parts.truth("on", true);
        DayOfWeek weekday = weekday(parts);
        int hour = Math.toIntExact(parts.whole("hour", 8, 0, 23));
        ZoneId zone = zone(parts, otherwise);
        List<String> channels = parts.texts("channels", NAME);
        for (int i = 0; i < channels.size(); i++) {
            if (!channels.get(i).matches("[CG][A-Z0-9]{2,20}")) {
                parts.fault(
                        "channels/" + i, "is a Slack channel's id such as C0123456789 (channel details, at the end)");
            }
        }
        List<String> emails = emails(parts);
        if (channels.size() > CHANNELS || (on && channels.isEmpty() && emails.isEmpty())) {
            parts.fault("channels", "names up to " + CHANNELS + " Slack channels, one at least if emails has nobody");
        }
        List<String> flows = parts.texts("flows", NAME);
        for (int i = 0; i < flows.size(); i++) {
            if (!FlowId.isValid(flows.get(i)) || !known.test(flows.get(i))) {
                parts.fault("flows/" + i, "is no published survey");
            }
        }
        if (flows.size() > FLOWS) {
            parts.fault("flows", "names at most " + FLOWS + " surveys; none means all");
        }
        parts.nothingElse();
        List<FlowId> ids =
                flows.stream().filter(FlowId::isValid).map(FlowId::new).toList();
        return new Digest(on, weekday, hour, zone, channels, emails, ids);
    }

    private static List<String> emails(Parts parts) {
        List<String> emails = parts.texts("emails", ADDRESS);
        for (int i = 0; i < emails.size(); i++) {
            if (!EMAIL.matcher(emails.get(i)).matches()) {
                parts.fault("emails/" + i, "is a mail address such as ana@example.com");
            }
        }
        if (emails.size() > CHANNELS) {
            parts.fault("emails", "names at most " + CHANNELS + " people");
        }
        return emails;
    }

    private static DayOfWeek weekday(Parts parts) {
        String word = parts.text("weekday", 10);
        Optional<DayOfWeek> weekday = Arrays.stream(DayOfWeek.values())
                .filter(day -> day.name().equalsIgnoreCase(word))
                .findFirst();
        if (!word.isEmpty() && weekday.isEmpty()) {
            parts.fault("weekday", "is a day of the week such as monday");
        }
        return weekday.orElse(DayOfWeek.MONDAY);
    }

    private static ZoneId zone(Parts parts, ZoneId otherwise) {
        String name = parts.text("zone", 60);
        try {
            return name.isEmpty() ? otherwise : ZoneId.of(name);
        } catch (DateTimeException e) {
            parts.fault("zone", "is a time zone such as Europe/Berlin");
            return otherwise;
        }
    }
}
