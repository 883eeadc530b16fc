package dev.parley.authoring;

import dev.parley.conversation.Answer;
import dev.parley.conversation.Conversation;
import dev.parley.conversation.Effect;
import dev.parley.flow.LengthOfTime;
import dev.parley.flow.Medium;
import dev.parley.flow.StepId;
import dev.parley.flow.Value;
import dev.parley.flowtest.FlowTest;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Writes a simulated conversation down as a test of its flow. One thread.
final class AsTest {
    /// As many digits as a test's durations may have.
    private static final int MAX_DIGITS = 4;
    /// What anonymous flows promise first is said outside of the flow, which its tests do not see.
    private static final StepId PROMISE = new StepId("#anonymous");

    private final StringBuilder out = new StringBuilder();

    private AsTest() {}

    /// The test as an item of a test file, with an end of line behind it.
    ///
    /// @param name what it shows
    static String of(String name, FlowTest.Setup setup, List<Act> acts, Simulation.Played played) {
        AsTest test = new AsTest();
        test.line("- name: " + Quoting.yaml(name));
        test.setup(setup);
        test.line("  dialogue:");
        test.dialogue(acts.subList(0, played.played()), setup.now(), played);
        test.line("  expect: " + flow(expected(played.end())));
        return test.out.toString();
    }

    private void setup(FlowTest.Setup setup) {
        if (setup.voice().medium() != Medium.SMS) {
            line("  channel: " + setup.voice().medium().word());
        }
        setup.voice().language().ifPresent(language -> line("  language: " + language));
        fields("contact", setup.facts().contact());
        fields("event", setup.facts().event());
        fields("vars", setup.facts().vars());
        line("  now: " + setup.now());
        line("  person: " + setup.chance().seed());
        if (!setup.calls().isEmpty()) {
            fields("calls", new Value.Fields(new LinkedHashMap<>(setup.calls())));
        }
    }

    private void line(String text) {
        out.append(text).append('\n');
    }

    private void fields(String key, Value.Fields fields) {
        if (!fields.fields().isEmpty()) {
            line("  " + key + ": " + value(fields));
        }
    }

    /// What was said in the order of time; a turn of the person comes before what it brought about.
    private void dialogue(List<Act> acts, Instant start, Simulation.Played played) {
        List<Scene> scenes = played.scenes();
        Instant now = start;
        int next = bots(scenes, 0, now);
        for (Act act : acts) {
            Instant end =
                    act instanceof Act.Say || act instanceof Act.Tap ? now.plusSeconds(1) : end(act, scenes, next, now);
            line("    - " + written(act, Duration.between(now, end)));
            now = end;
            next = bots(scenes, next, now);
        }
    }

    private static Instant end(Act act, List<Scene> scenes, int next, Instant now) {
        return switch (act) {
            case Act.Pass pass -> now.plus(pass.time());
            case Act.Skip skip -> next < scenes.size() ? scenes.get(next).at() : now;
            case Act.Say say -> now;
            case Act.Tap tap -> now;
        };
    }

    private static String written(Act act, Duration time) {
        return switch (act) {
            case Act.Say say -> "user: " + Quoting.quoted(say.text());
            case Act.Tap tap -> "tap: " + value(tap.value());
            case Act.Pass pass -> "after: " + duration(time);
            case Act.Skip skip -> "after: " + duration(time);
        };
    }

    /// Writes what Parley said up to a time; gives the first scene behind it.
    private int bots(List<Scene> scenes, int from, Instant until) {
        int next = from;
        while (next < scenes.size() && !scenes.get(next).at().isAfter(until)) {
            scenes.get(next).messages().stream()
                    .filter(message -> !message.step().equals(PROMISE))
                    .forEach(message -> line("    - bot: "
                            + Quoting.quoted(message.text().strip().replaceAll("\\s+", " "))));
            next++;
        }
        return next;
    }

    private static Map<String, String> expected(Conversation end) {
        Map<String, String> expected = new LinkedHashMap<>();
        for (Answer answer : end.history().answers()) {
            String kept =
                    answer.isGiven() ? value(answer.value()) : answer.evidence().rule();
            expected.put(
                    answer.step().value(),
                    answer.value() instanceof Value.Many many ? Quoting.quoted(many.shown()) : kept);
        }
        end.history().effects().stream()
                .filter(Effect.OpenCase.class::isInstance)
                .map(Effect.OpenCase.class::cast)
                .filter(open -> end.history().effects().stream()
                        .noneMatch(other ->
                                other instanceof Effect.Withdraw && other.step().equals(open.step())))
                .forEach(open -> expected.put("case", Quoting.yaml(open.queue())));
        expected.put("status", end.status().word());
        return expected;
    }

    private static String flow(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> Quoting.yaml(field.getKey()) + ": " + field.getValue())
                .collect(Collectors.joining(", ", "{", "}"));
    }

    private static String value(Value value) {
        return switch (value) {
            case Value.Text text -> Quoting.quoted(text.text());
            case Value.Numeric numeric -> numeric.shown();
            case Value.Truth truth -> truth.shown();
            case Value.Moment moment -> Quoting.quoted(moment.shown());
            case Value.Many many ->
                many.items().stream().map(AsTest::value).collect(Collectors.joining(", ", "[", "]"));
            case Value.Fields fields -> {
                Map<String, String> inner = new LinkedHashMap<>();
                fields.fields().forEach((name, field) -> inner.put(name, value(field)));
                yield flow(inner);
            }
            case Value.Missing missing -> "null";
        };
    }

    /// In the largest unit that fits without a rest; what takes too many digits is rounded up.
    private static String duration(Duration time) {
        Duration passed = time.isNegative() ? Duration.ZERO : time;
        String exact = LengthOfTime.shown(passed);
        return exact.length() <= MAX_DIGITS + 1
                ? exact
                : passed.plusMinutes(59).plusSeconds(59).toHours() + "h";
    }
}
