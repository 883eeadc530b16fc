package dev.parley.flowtest;

import dev.parley.conversation.Answer;
import dev.parley.conversation.Conversation;
import dev.parley.conversation.Effect;
import dev.parley.flow.Flow;
import dev.parley.flow.Step;
import dev.parley.flow.StepId;
import dev.parley.flow.Value;
import dev.parley.flowfile.source.Nearest;
import dev.parley.flowfile.source.Problems;
import java.util.List;
import java.util.Optional;

/// Compares what a test expects with what was stored.
final class Expected {
    private Expected() {}

    static void check(Flow flow, FlowTest test, Conversation end, Problems problems) {
        for (FlowTest.Expectation expected : test.expect()) {
            Optional<String> stored = stored(flow, end, expected.key());
            if (stored.isEmpty()) {
                problems.error(
                        expected.at(),
                        FlowTests.in(test) + "nothing is called " + expected.key() + hint(flow, expected.key())
                                + "; expect names a question's id, ID.comment, ID.band, contact.FIELD, vars.FIELD, status, case or notify");
            } else if (!agrees(expected.value(), stored.get())) {
                problems.error(
                        expected.at(),
                        FlowTests.in(test) + expected.key() + " is "
                                + (stored.get().isEmpty() ? "not there" : "\"" + stored.get() + "\"")
                                + ", expected \"" + expected.value().shown() + "\"");
            }
        }
    }

    private static String hint(Flow flow, String key) {
        List<String> questions = flow.program().all().values().stream()
                .filter(Step.Ask.class::isInstance)
                .map(step -> step.id().value())
                .toList();
        return Nearest.to(key, questions)
                .map(near -> ", did you mean " + near + "?")
                .orElse("");
    }

    private static boolean agrees(Value expected, String stored) {
        return Pattern.of(expected.shown()).matches(stored);
    }

    /// What is stored under a key, "" for nothing; empty if nothing can be.
    private static Optional<String> stored(Flow flow, Conversation end, String key) {
        int dot = key.indexOf('.');
        String first = dot < 0 ? key : key.substring(0, dot);
        String second = dot < 0 ? "" : key.substring(dot + 1);
        Optional<String> answer = answer(flow, end, first, second);
        return answer.isPresent() ? answer : other(end, first, second);
    }

    private static Optional<String> other(Conversation end, String first, String second) {
        return switch (first) {
            case "status" -> Optional.of(end.status().word());
            case "case" -> Optional.of(orders(end, Effect.OpenCase.class, Effect.OpenCase::queue));
            case "notify" -> Optional.of(orders(end, Effect.Notify.class, Effect.Notify::text));
            case "contact" -> Optional.of(end.facts().contact().get(second).shown());
            case "vars" -> Optional.of(end.facts().vars().get(second).shown());
            default -> Optional.empty();
        };
    }

    private static Optional<String> answer(Flow flow, Conversation end, String step, String part) {
        boolean asked = flow.program().all().values().stream()
                .anyMatch(one -> one instanceof Step.Ask && one.id().value().equals(step));
        if (!asked) {
            return Optional.empty();
        }
        Optional<Answer> answer = end.history().answer(new StepId(step));
        return switch (part) {
            case "" -> Optional.of(answer.map(Expected::value).orElse(""));
            case "comment" -> Optional.of(answer.map(Answer::comment).orElse(""));
            case "band" -> Optional.of(answer.map(one -> one.rating().band()).orElse(""));
            default -> Optional.empty();
        };
    }

    /// The value, or how the question went without one: `skipped`, `given-up`, `timed-out`.
    private static String value(Answer answer) {
        return answer.isGiven() ? answer.value().shown() : answer.evidence().rule();
    }

    /// What the last order of a kind says that was not taken back.
    private static <T extends Effect.Recorded> String orders(
            Conversation end, Class<T> kind, java.util.function.Function<T, String> say) {
        List<Effect.Recorded> effects = end.history().effects();
        String last = "";
        for (Effect.Recorded effect : effects) {
            if (kind.isInstance(effect)) {
                last = say.apply(kind.cast(effect));
            } else if (effect instanceof Effect.Withdraw withdraw
                    && effects.stream()
                            .anyMatch(one -> kind.isInstance(one) && one.step().equals(withdraw.step()))) {
                last = "";
            }
        }
        return last;
    }
}
