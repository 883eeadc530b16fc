package dev.parley.followup;

import dev.parley.flow.LengthOfTime;
import dev.parley.flow.Value;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The desk as named values, the same for the store and for the API.
public final class DeskFields {
    private static final int NAME = 100;
    private static final int NOTE = 500;
    private static final Duration DAY = Duration.ofHours(24);
    private static final Pattern HOURS = Pattern.compile("([0-2][0-9]:[0-5][0-9])-([0-2][0-9]:[0-5][0-9])");

    private DeskFields() {}

    /// A desk that was read, or what is wrong with it.
    public sealed interface Read {
        /// A desk.
        record Good(Desk desk) implements Read {}

        /// What is wrong, all of it.
        record Bad(List<Fault> faults) implements Read {
            public Bad {
                faults = List.copyOf(faults);
            }
        }
    }

    /// Reads a desk. Rules without `since` hold from now on.
    public static Read read(Value given, Instant now) {
        List<Fault> faults = new ArrayList<>();
        Parts parts = Parts.of(given, faults);
        Desk desk = new Desk(
                parts.objects("people").stream().map(DeskFields::colleague).toList(),
                parts.objects("queues").stream().map(DeskFields::queue).toList(),
                hours(parts.object("hours")),
                parts.objects("rules").stream().map(rule -> rule(rule, now)).toList(),
                parts.texts("causes", NAME));
        parts.nothingElse();
        unique("people", desk.people().stream().map(Desk.Colleague::name).toList(), parts);
        unique("queues", desk.queues().stream().map(Desk.Queue::name).toList(), parts);
        unique("rules", desk.rules().stream().map(AlertRule::id).toList(), parts);
        return faults.isEmpty() ? new Read.Good(desk) : new Read.Bad(faults);
    }

    private static void unique(String list, List<String> names, Parts parts) {
        Set<String> seen = new HashSet<>();
        names.stream()
                .filter(name -> !name.isEmpty() && !seen.add(name))
                .forEach(name -> parts.fault(list, "names " + name + " twice"));
    }

    private static Desk.Colleague colleague(Parts parts) {
        Desk.Colleague read = new Desk.Colleague(
                parts.needed("name", NAME),
                parts.texts("queues", NAME),
                parts.texts("skills", NAME),
                Math.toIntExact(parts.whole("most", 50, 0, 10_000)));
        parts.nothingElse();
        return read;
    }

    private static Desk.Queue queue(Parts parts) {
        Desk.Queue read = new Desk.Queue(
                parts.needed("name", NAME), parts.duration("due").orElse(DAY), parts.text("escalate-to", NAME));
        parts.nothingElse();
        return read;
    }

    private static AlertRule rule(Parts parts, Instant now) {
        AlertRule.Fits fits = new AlertRule.Fits(
                parts.texts("flows", NAME),
                parts.texts("bands", NAME),
                parts.texts("words", NAME),
                parts.texts("themes", NAME),
                parts.text("when", NOTE));
        if (fits.isForAnything()) {
            parts.fault("", "needs bands, words, themes or when: else every answer would open a case");
        }
        String queue = parts.text("queue", NAME);
        AlertRule read = new AlertRule(
                parts.needed("id", NAME),
                parts.at("since").orElse(now),
                fits,
                new AlertRule.Order(
                        queue.isEmpty() ? Desk.DEFAULT_QUEUE : queue,
                        parts.text("skill", NAME),
                        priority(parts),
                        parts.text("note", NOTE)));
        parts.nothingElse();
        return read;
    }

    private static Priority priority(Parts parts) {
        String word = parts.text("priority", NAME);
        Optional<Priority> priority = Priority.of(word);
        if (!word.isEmpty() && priority.isEmpty()) {
            parts.fault("priority", "is low, normal, high or urgent");
        }
        return priority.orElse(Priority.NORMAL);
    }

    private static BusinessHours hours(Parts parts) {
        ZoneId zone = zone(parts);
        Map<DayOfWeek, BusinessHours.Span> hours = new EnumMap<>(DayOfWeek.class);
        Parts week = parts.object("week");
        for (DayOfWeek day : DayOfWeek.values()) {
            span(week, day).ifPresent(span -> hours.put(day, span));
        }
        week.nothingElse();
        Set<LocalDate> holidays = new HashSet<>();
        for (String text : parts.texts("holidays", 10)) {
            try {
                holidays.add(LocalDate.parse(text));
            } catch (DateTimeException e) {
                parts.fault("holidays", text + " is no day such as 2026-12-25");
            }
        }
        parts.nothingElse();
        return new BusinessHours(zone, hours, holidays);
    }

    private static ZoneId zone(Parts parts) {
        String name = parts.text("zone", NAME);
        try {
            return name.isEmpty() ? ZoneOffset.UTC : ZoneId.of(name);
        } catch (DateTimeException e) {
            parts.fault("zone", "is no time zone such as Europe/Berlin");
            return ZoneOffset.UTC;
        }
    }

    private static Optional<BusinessHours.Span> span(Parts week, DayOfWeek day) {
        String text = week.text(word(day), 11);
        Matcher hours = HOURS.matcher(text);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            if (hours.matches()) {
                String to = hours.group(2).equals("24:00") ? "00:00" : hours.group(2);
                return Optional.of(new BusinessHours.Span(LocalTime.parse(hours.group(1)), LocalTime.parse(to)));
            }
        } catch (DateTimeException | IllegalArgumentException e) {
            week.fault(word(day), "has no such hours: " + text);
            return Optional.empty();
        }
        week.fault(word(day), "is from a time to a later one, such as 09:00-17:00");
        return Optional.empty();
    }

    /// `mon` to `sun`.
    private static String word(DayOfWeek day) {
        return day.name().substring(0, 3).toLowerCase(Locale.ROOT);
    }

    /// The desk as values, as {@link #read} reads them.
    public static Value.Fields of(Desk desk) {
        return Value.Fields.NONE
                .with("people", many(desk.people().stream().map(DeskFields::of).toList()))
                .with("queues", many(desk.queues().stream().map(DeskFields::of).toList()))
                .with("hours", of(desk.hours()))
                .with("rules", many(desk.rules().stream().map(DeskFields::of).toList()))
                .with("causes", texts(desk.causes()));
    }

    private static Value of(Desk.Colleague one) {
        return Value.Fields.NONE
                .with("name", Value.of(one.name()))
                .with("queues", texts(one.queues()))
                .with("skills", texts(one.skills()))
                .with("most", Value.of(one.most()));
    }

    private static Value of(Desk.Queue queue) {
        return Value.Fields.NONE
                .with("name", Value.of(queue.name()))
                .with("due", Value.of(LengthOfTime.shown(queue.due())))
                .with("escalate-to", Value.of(queue.escalateTo()));
    }

    private static Value of(AlertRule rule) {
        return Value.Fields.NONE
                .with("id", Value.of(rule.id()))
                .with("since", new Value.Moment(rule.since()))
                .with("flows", texts(rule.fits().flows()))
                .with("bands", texts(rule.fits().bands()))
                .with("words", texts(rule.fits().words()))
                .with("themes", texts(rule.fits().themes()))
                .with("when", Value.of(rule.fits().when()))
                .with("queue", Value.of(rule.order().queue()))
                .with("skill", Value.of(rule.order().skill()))
                .with("priority", Value.of(rule.order().priority().word()))
                .with("note", Value.of(rule.order().note()));
    }

    private static Value of(BusinessHours hours) {
        Map<String, Value> week = new LinkedHashMap<>();
        hours.hours()
                .forEach((day, span) -> week.put(
                        word(day),
                        Value.of(span.from() + "-" + (span.to().equals(LocalTime.MIDNIGHT) ? "24:00" : span.to()))));
        return Value.Fields.NONE
                .with("zone", Value.of(hours.zone().getId()))
                .with("week", new Value.Fields(week))
                .with(
                        "holidays",
                        texts(hours.holidays().stream()
                                .sorted()
                                .map(LocalDate::toString)
                                .toList()));
    }

    private static Value texts(List<String> texts) {
        return many(texts.stream().map(Value::of).toList());
    }

    private static Value many(List<Value> items) {
        return new Value.Many(items);
    }
}
