package dev.parley.authoring;

import dev.parley.flow.AnswerType;
import dev.parley.flow.Branch;
import dev.parley.flow.Option;
import dev.parley.flow.Program;
import dev.parley.flow.Step;
import dev.parley.flow.StepId;
import dev.parley.flow.Value;
import dev.parley.flowtest.Coverage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/// Where a flow may go on from a step. Ways that lead to the same place are one.
///
/// @param ways what leads there, "" where there is no choice; to the step that follows, empty at the end
record Fork(List<Way> ways) {
    private static final String OTHERS = "other answers";
    private static final String ANSWERED = "answered";

    /// A rotation is gone through as a whole, and one that goes back to it has ended it.
    record Way(String name, Optional<StepId> to) {}

    static Fork of(Program program, Step step) {
        return switch (step) {
            case Step.Ask ask -> ask(program, ask);
            case Step.Go go -> new Fork(List.of(new Way("", Optional.of(go.target()))));
            case Step.End end -> new Fork(List.of(new Way("", Optional.empty())));
            case Step.When s -> blocks(program, s);
            case Step.Choose s -> blocks(program, s);
            case Step.Split s -> blocks(program, s);
            case Step.Include s -> new Fork(List.of(new Way("", program.enter(s, s.steps()))));
            case Step.Call s -> call(program, s);
            case Step.Rotate s -> on(program, s);
            case Step.Say s -> on(program, s);
            case Step.Set s -> on(program, s);
            case Step.OpenCase s -> on(program, s);
            case Step.Notify s -> on(program, s);
            case Step.Wait s -> on(program, s);
        };
    }

    private static Fork on(Program program, Step step) {
        return new Fork(List.of(new Way("", program.after(step.id()))));
    }

    private static Fork call(Program program, Step.Call call) {
        Map<Optional<StepId>, List<String>> ways = new LinkedHashMap<>();
        add(ways, program.after(call.id()), ANSWERED);
        add(ways, program.enter(call, call.failed()), "failed");
        return joined(call, ways);
    }

    private static Fork blocks(Program program, Step step) {
        List<String> names = names(step);
        List<List<Step>> blocks = Program.blocks(step);
        Map<Optional<StepId>, List<String>> ways = new LinkedHashMap<>();
        IntStream.range(0, blocks.size()).forEach(i -> add(ways, program.enter(step, blocks.get(i)), names.get(i)));
        return joined(step, ways);
    }

    /// What the blocks under a step are called, conditions by themselves, in the order of
    /// {@link Program#blocks(Step)}.
    static List<String> names(Step step) {
        List<String> names = new ArrayList<>(Coverage.names(step));
        if (step instanceof Step.When when) {
            names.set(0, when.condition().source());
        } else if (step instanceof Step.Choose choose) {
            for (int i = 0; i < choose.cases().size(); i++) {
                names.set(i, choose.cases().get(i).condition().source());
            }
        }
        return names;
    }

    /// What leads past the blocks of a step; "" if nothing does but an empty block.
    static String past(Step step) {
        return switch (step) {
            case Step.Ask ask when !ask.then().isEmpty() && !isWhole(ask) -> OTHERS;
            case Step.Call call when !call.failed().isEmpty() -> ANSWERED;
            case Step other -> "";
        };
    }

    private static Fork ask(Program program, Step.Ask ask) {
        Map<Optional<StepId>, List<String>> ways = new LinkedHashMap<>();
        ask.then().forEach(branch -> add(ways, program.enter(ask, branch.steps()), branch.key()));
        if (!isWhole(ask)) {
            add(ways, program.after(ask.id()), ask.then().isEmpty() ? "" : OTHERS);
        }
        return joined(ask, ways);
    }

    private static void add(Map<Optional<StepId>, List<String>> ways, Optional<StepId> to, String name) {
        ways.computeIfAbsent(to, there -> new ArrayList<>()).add(name);
    }

    private static Fork joined(Step step, Map<Optional<StepId>, List<String>> ways) {
        String before = step.id().isGiven() ? step.id() + ": " : "";
        List<Way> all = new ArrayList<>();
        ways.forEach((to, names) -> all.add(new Way(ways.size() == 1 ? "" : before + String.join(", ", names), to)));
        return new Fork(all);
    }

    /// Whether every answer has a branch.
    private static boolean isWhole(Step.Ask ask) {
        boolean hasElse = ask.then().stream().anyMatch(branch -> branch.match() instanceof Branch.Match.Otherwise);
        List<Value> values = values(ask.answer());
        return hasElse
                || (!values.isEmpty()
                        && values.stream().allMatch(value -> ask.then().stream().anyMatch(one -> one.takes(value))));
    }

    /// Everything that may be answered; none where that is without end.
    private static List<Value> values(AnswerType type) {
        return switch (type) {
            case AnswerType.Score score ->
                IntStream.rangeClosed(score.scale().min(), score.scale().max())
                        .mapToObj(Value::of)
                        .map(Value.class::cast)
                        .toList();
            case AnswerType.YesNo yesNo -> List.of(Value.of("yes"), Value.of("no"));
            case AnswerType.Choice choice -> options(choice.options());
            case AnswerType.Choices choices -> options(choices.options());
            case AnswerType.Text text -> List.of();
            case AnswerType.Decimal decimal -> List.of();
            case AnswerType.Date date -> List.of();
            case AnswerType.Email email -> List.of();
            case AnswerType.Phone phone -> List.of();
        };
    }

    private static List<Value> options(List<Option> options) {
        return options.stream()
                .map(option -> Value.of(option.value()))
                .map(Value.class::cast)
                .toList();
    }
}
