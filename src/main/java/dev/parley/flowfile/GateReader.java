package dev.parley.flowfile;

import dev.parley.flow.Gates;
import dev.parley.flow.Gates.Cap;
import dev.parley.flow.Gates.Caps;
import dev.parley.flow.Gates.Order;
import dev.parley.flow.Gates.Quiet;
import dev.parley.flow.Medium;
import java.time.Duration;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads what may keep us from asking. One thread.
final class GateReader {
    private static final List<String> PRIORITIES = List.of("low", "normal", "high");
    private static final String CLOCK = "([01]?\\d|2[0-3]):([0-5]\\d)";
    private static final Pattern QUIET = Pattern.compile(CLOCK + " ?[-–] ?" + CLOCK + "|none");
    private static final Pattern CAP = Pattern.compile("(\\d{1,7})(?: per (.+))?");

    private final Desk desk;

    GateReader(Desk desk) {
        this.desk = desk;
    }

    Gates read(Form form) {
        return new Gates(
                channels(form),
                quiet(form),
                new Caps(cap(form, "at-most", "1 per 90d"), cap(form, "quota", "500 or 200 per 30d")),
                form.node("sample")
                        .flatMap(node -> desk.reads().percent(node, "sample"))
                        .orElse(Gates.EVERYBODY),
                new Order(
                        form.duration("spread", FlowLimits.LONGEST_PAUSE).orElse(Duration.ZERO),
                        form.word("priority", PRIORITIES).orElse("normal")));
    }

    private List<Medium> channels(Form form) {
        List<String> known = Arrays.stream(Medium.values()).map(Medium::word).toList();
        return form.list("channels").stream()
                .flatMap(node -> desk.reads().word(node, "channel", known).stream())
                .flatMap(word -> Medium.of(word).stream())
                .distinct()
                .toList();
    }

    private Quiet quiet(Form form) {
        return form.node("quiet")
                .flatMap(node -> desk.reads().shaped(node, QUIET, "quiet", "hours such as 21:00-09:00, or none"))
                .map(GateReader::quiet)
                .orElse(Quiet.NIGHT);
    }

    private static Quiet quiet(String text) {
        Matcher hours = QUIET.matcher(text);
        return !hours.matches() || text.equals("none")
                ? Quiet.NEVER
                : new Quiet(time(hours.group(1), hours.group(2)), time(hours.group(3), hours.group(4)));
    }

    private static LocalTime time(String hour, String minute) {
        return LocalTime.of(Integer.parseInt(hour), Integer.parseInt(minute));
    }

    private Cap cap(Form form, String key, String example) {
        Optional<Matcher> matcher = form.node(key)
                .flatMap(node -> desk.reads().shaped(node, CAP, key, "written as " + example))
                .map(CAP::matcher)
                .filter(Matcher::matches);
        if (matcher.isEmpty()) {
            return Cap.NONE;
        }
        int count = Integer.parseInt(matcher.get().group(1));
        String time = matcher.get().group(2);
        Optional<Duration> per = time == null ? Optional.of(Duration.ZERO) : Shapes.duration(time);
        if (count == 0) {
            desk.problems().error(form.markOf(key), key + " 0 is nobody");
        }
        boolean unclear = per.isEmpty() || per.get().compareTo(FlowLimits.LONGEST_TIME) > 0;
        if (unclear || (time != null && per.get().isZero()) || (time == null && key.equals("at-most"))) {
            desk.problems().error(form.markOf(key), key + " needs a time it counts in; write it as " + example);
        }
        return new Cap(Math.max(1, count), per.orElse(Duration.ZERO));
    }
}
