package dev.parley.flowfile;

import dev.parley.flow.Condition;
import dev.parley.flow.Trigger;
import dev.parley.flow.Trigger.Audience;
import dev.parley.flow.Trigger.Group;
import dev.parley.flow.Trigger.Rhythm;
import dev.parley.flowfile.source.Node;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads what makes us ask a person by ourselves: `on`, `every`, `after`. One thread.
final class TriggerReader {
    private static final Pattern FIELD = Pattern.compile("contact\\.[A-Za-z_][A-Za-z0-9_]{0,63}");
    private static final Pattern GROUP = Pattern.compile("[A-Z0-9]{2,20}");
    private static final Pattern DAY_OF_YEAR = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final String DAY = "(?:MON|TUE|WED|THU|FRI|SAT|SUN)";
    private static final String DAYS = DAY + "(?:-" + DAY + ")?(?:, ?" + DAY + "(?:-" + DAY + ")?)*";
    private static final Pattern EVERY =
            Pattern.compile("(?:(\\d{1,2}) weeks? )?(" + DAYS + ") ([01]?\\d|2[0-3]):([0-5]\\d)");

    private final Desk desk;

    TriggerReader(Desk desk) {
        this.desk = desk;
    }

    List<Trigger> read(Form form) {
        List<Trigger> triggers = new ArrayList<>();
        onEvent(form).ifPresent(triggers::add);
        Audience audience = audience(form);
        Set<LocalDate> holidays = holidays(form);
        every(form)
                .map(one -> new Rhythm(one.days(), one.at(), one.weeks(), holidays))
                .ifPresent(rhythm -> triggers.add(new Trigger.Every(rhythm, audience)));
        after(form, audience).ifPresent(triggers::add);
        return triggers;
    }

    private Optional<Trigger> onEvent(Form form) {
        Condition when = form.has("when") ? desk.conditions().condition(form, "when") : Condition.always();
        Duration pause = form.duration("wait", FlowLimits.LONGEST_PAUSE).orElse(Duration.ZERO);
        for (String key : List.of("when", "wait")) {
            if (form.has(key) && !form.has("on")) {
                desk.problems().error(form.markOf(key), key + " goes with on (the name of an event)");
            }
        }
        return form.node("on")
                .flatMap(node ->
                        desk.reads().shaped(node, Shapes.WORD, "on", "the name of an event such as order.delivered"))
                .map(event -> new Trigger.OnEvent(event, when, pause));
    }

    private Audience audience(Form form) {
        if (form.has("to") && !form.has("every") && !form.has("after")) {
            desk.problems().error(form.markOf("to"), "to goes with every or after");
        }
        return form.node("to")
                .flatMap(node -> desk.reads().mapping(node, "to"))
                .flatMap(mapping -> audience(Form.open(mapping, FlowKeys.TO, desk.problems()), form))
                .orElse(new Audience.Everyone());
    }

    private Optional<Audience> audience(Form to, Form invite) {
        if (to.has("slack") == to.has("segment")) {
            desk.problems().error(invite.markOf("to"), "to is one of slack and segment");
        }
        if (to.has("segment")) {
            return Optional.of(new Audience.Segment(desk.conditions().segment(to, "segment")));
        }
        return to.node("slack").flatMap(this::slack);
    }

    private Optional<Audience> slack(Node node) {
        if (node instanceof Node.Scalar) {
            return desk.reads()
                    .word(node, "slack", List.of("everyone"))
                    .map(word -> new Audience.Slack(Group.EVERYONE, "", false));
        }
        return desk.reads()
                .mapping(node, "slack")
                .flatMap(mapping -> slack(Form.open(mapping, FlowKeys.TO_SLACK, desk.problems())));
    }

    private Optional<Audience> slack(Form form) {
        boolean guests = form.truth("guests");
        List<Audience> groups = new ArrayList<>();
        form.node("channel")
                .flatMap(node -> desk.reads().shaped(node, GROUP, "channel", "a Slack channel's id such as C0123ABCD"))
                .ifPresent(id -> groups.add(new Audience.Slack(Group.CHANNEL, id, guests)));
        form.node("usergroup")
                .flatMap(node ->
                        desk.reads().shaped(node, GROUP, "usergroup", "a Slack user group's id such as S0123ABCD"))
                .ifPresent(id -> groups.add(new Audience.Slack(Group.USERGROUP, id, guests)));
        if (form.truth("everyone")) {
            groups.add(new Audience.Slack(Group.EVERYONE, "", guests));
        }
        long named = List.of("channel", "usergroup", "everyone").stream()
                .filter(form::has)
                .count();
        if (named != 1) {
            desk.problems().error(form.mark(), "slack is one of channel, usergroup and everyone");
        }
        return groups.stream().findFirst();
    }

    private Optional<Rhythm> every(Form form) {
        return form.node("every")
                .flatMap(node ->
                        desk.reads().shaped(node, EVERY, "every", "days and a time such as MON 10:00 or MON-FRI 16:00"))
                .map(EVERY::matcher)
                .filter(Matcher::matches)
                .map(TriggerReader::rhythm);
    }

    private Set<LocalDate> holidays(Form form) {
        for (String key : List.of("holidays", "rotate")) {
            if (form.has(key) && !form.has("every")) {
                desk.problems().error(form.markOf(key), key + " goes with every");
            }
        }
        Set<LocalDate> holidays = new TreeSet<>();
        for (Node node : form.list("holidays")) {
            desk.reads()
                    .shaped(node, DAY_OF_YEAR, "holidays", "days such as 2026-12-25")
                    .ifPresent(day -> {
                        try {
                            holidays.add(LocalDate.parse(day));
                        } catch (DateTimeException e) {
                            desk.problems().error(node.mark(), "there is no day " + day);
                        }
                    });
        }
        return holidays;
    }

    private static Rhythm rhythm(Matcher every) {
        int weeks = every.group(1) == null ? 1 : Math.max(1, Integer.parseInt(every.group(1)));
        LocalTime at = LocalTime.of(Integer.parseInt(every.group(3)), Integer.parseInt(every.group(4)));
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        for (String part : every.group(2).split(", ?", -1)) {
            DayOfWeek first = day(part.substring(0, 3));
            DayOfWeek last = day(part.substring(part.length() - 3));
            for (DayOfWeek day = first; day != last; day = day.plus(1)) {
                days.add(day);
            }
            days.add(last);
        }
        return new Rhythm(days, at, weeks);
    }

    private static DayOfWeek day(String word) {
        for (DayOfWeek day : DayOfWeek.values()) {
            if (day.name().startsWith(word.toUpperCase(Locale.ROOT))) {
                return day;
            }
        }
        throw new IllegalArgumentException("no day begins with " + word);
    }

    private Optional<Trigger> after(Form form, Audience audience) {
        return form.node("after")
                .flatMap(node -> desk.reads().mapping(node, "after"))
                .flatMap(mapping -> {
                    Form after = Form.open(mapping, FlowKeys.AFTER, desk.problems());
                    if (!after.has("field") || !after.has("plus")) {
                        desk.problems().error(form.markOf("after"), "after needs field and plus");
                    }
                    Optional<String> field = after.node("field")
                            .flatMap(name -> desk.reads()
                                    .shaped(name, FIELD, "field", "a contact's field such as contact.customer_since"));
                    Optional<Duration> plus = after.duration("plus", FlowLimits.LONGEST_TIME);
                    return field.isEmpty() || plus.isEmpty()
                            ? Optional.empty()
                            : Optional.of(new Trigger.After(field.get(), plus.get(), audience));
                });
    }
}
