package dev.parley.web;

import dev.parley.authoring.Act;
import dev.parley.authoring.Text;
import dev.parley.conversation.Origin;
import dev.parley.flow.Facts;
import dev.parley.flow.FlowId;
import dev.parley.flow.Language;
import dev.parley.flow.Medium;
import dev.parley.flow.Value;
import dev.parley.flowfile.source.Mark;
import dev.parley.flowtest.FlowTest;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads bodies about flows and collects what is wrong with them. One thread, once.
final class FlowInput {
    /// Twice the largest flow with its tests, for the escapes of JSON.
    static final int MAX_BODY = 2 * 1024 * 1024;

    private static final Pattern TIME = Pattern.compile("([0-9]{1,4})([smhd])");
    private static final int MOST_SEED = 9_999;

    private final Value.Fields given;
    private final List<Problem.Fault> faults = new ArrayList<>();

    /// @param names the fields that are known here
    FlowInput(byte[] body, List<String> names) {
        given = ContactInput.json(body) instanceof Value.Fields fields ? fields : Value.Fields.NONE;
        given.fields().keySet().stream()
                .filter(name -> !names.contains(name))
                .forEach(name -> fault(name, "is not known here; known are " + String.join(", ", names)));
    }

    /// @throws ProblemException with everything that is wrong
    void check() {
        if (!faults.isEmpty()) {
            throw new ProblemException(Problem.badInput(faults));
        }
    }

    /// Notes that something is wrong with a field.
    void fault(String name, String message) {
        faults.add(new Problem.Fault("/" + name, message));
    }

    /// A text; "" if it is not there.
    String text(String name) {
        return switch (given.get(name)) {
            case Value.Text text -> text.text();
            case Value.Missing missing -> "";
            case Value other -> {
                fault(name, "must be a text");
                yield "";
            }
        };
    }

    /// A whole number of 0 or more; 0 if it is not there.
    long whole(String name) {
        Value value = given.get(name);
        boolean isWhole = value instanceof Value.Numeric && value.shown().matches("[0-9]{1,15}");
        if (!isWhole && value != Value.Missing.VALUE) {
            fault(name, "must be a whole number of 0 or more");
        }
        return isWhole ? Long.parseLong(value.shown()) : 0;
    }

    /// Where a cursor stands: `line` and `column` from 1.
    Mark mark() {
        return new Mark(place("line"), place("column"));
    }

    private int place(String name) {
        long number = whole(name);
        if (number < 1 || number > MAX_BODY) {
            fault(name, "must be a whole number of 1 or more");
        }
        return Math.clamp(number, 1, MAX_BODY);
    }

    /// A flow's text and tests; its name is the path's, or `flow`.
    Text flow(Optional<FlowId> path) {
        String name = path.map(FlowId::value).orElse(text("flow"));
        if (!FlowId.isValid(name)) {
            fault("flow", "must be a flow's name: lower-case letters, digits and dashes");
        }
        if (!(given.get("source") instanceof Value.Text)) {
            fault("source", "must be the flow's text (YAML)");
        }
        return new Text(new FlowId(FlowId.isValid(name) ? name : "unnamed"), text("source"), text("tests"));
    }

    /// With whom, where and when a conversation is simulated, in the words of a flow's tests.
    FlowTest.Setup setup() {
        Facts facts = new Facts(fields("contact"), fields("event"), fields("vars"));
        String channel = text("channel");
        Optional<Medium> medium = Medium.of(channel.isEmpty() ? "sms" : channel);
        if (medium.isEmpty()) {
            fault("channel", "is one of sms, slack, web");
        }
        String language = text("language");
        if (!language.isEmpty() && !Language.isValid(language)) {
            fault("language", "must be a language tag such as en or pt-BR");
        }
        Optional<Language> spoken =
                Optional.of(language).filter(Language::isValid).map(Language::new);
        long seed = Math.min(MOST_SEED, whole("person"));
        return new FlowTest.Setup(
                facts,
                new FlowTest.Voice(medium.orElse(Medium.SMS), spoken),
                now(),
                new Origin.Chance(seed, 0),
                calls());
    }

    private Value.Fields fields(String name) {
        List<Problem.Fault> wrong = new ArrayList<>();
        Value.Fields fields = EventReader.data(given.get(name), "/" + name, wrong);
        faults.addAll(wrong);
        return fields;
    }

    private Map<String, Value.Fields> calls() {
        Map<String, Value.Fields> calls = new LinkedHashMap<>();
        fields("calls").fields().forEach((name, reply) -> {
            if (reply instanceof Value.Fields answered) {
                calls.put(name, answered);
            } else {
                fault("calls/" + name, "must be an object, what the integration answers");
            }
        });
        return calls;
    }

    private Instant now() {
        String text = text("now");
        try {
            return text.isEmpty() ? FlowTest.MONDAY : Instant.parse(text);
        } catch (DateTimeException e) {
            fault("now", "must be a time in UTC such as 2026-03-02T10:00:00Z");
            return FlowTest.MONDAY;
        }
    }

    /// What is done in a simulated conversation: `{say: …}`, `{tap: …}`, `{after: "24h"}` or `{skip: true}`.
    List<Act> acts() {
        List<Act> acts = new ArrayList<>();
        if (given.get("acts") instanceof Value.Many many) {
            for (int i = 0; i < many.items().size(); i++) {
                Optional<Act> act = act(many.items().get(i));
                act.ifPresent(acts::add);
                if (act.isEmpty()) {
                    fault("acts/" + i, "must be {say: text}, {tap: value}, {after: \"24h\"} or {skip: true}");
                }
            }
        }
        return acts;
    }

    private static Optional<Act> act(Value value) {
        if (!(value instanceof Value.Fields fields) || fields.fields().size() != 1) {
            return Optional.empty();
        }
        Map.Entry<String, Value> only = fields.fields().entrySet().iterator().next();
        return switch (only.getKey()) {
            case "say" -> Optional.of(new Act.Say(only.getValue().shown()));
            case "tap" -> Optional.of(new Act.Tap(only.getValue()));
            case "skip" -> Optional.of(new Act.Skip());
            case "after" -> time(only.getValue().shown()).map(Act.Pass::new);
            default -> Optional.empty();
        };
    }

    private static Optional<Duration> time(String text) {
        Matcher time = TIME.matcher(text);
        if (!time.matches()) {
            return Optional.empty();
        }
        int count = Integer.parseInt(time.group(1));
        return Optional.of(
                switch (time.group(2)) {
                    case "s" -> Duration.ofSeconds(count);
                    case "m" -> Duration.ofMinutes(count);
                    case "h" -> Duration.ofHours(count);
                    default -> Duration.ofDays(count);
                });
    }
}
