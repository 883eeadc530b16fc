package dev.parley.flowtest;

import dev.parley.conversation.Answer;
import dev.parley.flow.AnswerType;
import dev.parley.flow.Branch;
import dev.parley.flow.Flow;
import dev.parley.flow.Program;
import dev.parley.flow.Step;
import dev.parley.flow.StepId;
import dev.parley.flow.Value;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// What tests reached: which steps ran, and what was answered. Safe for any thread.
///
/// @param steps every step that ran
/// @param given every answer that was kept at some time
public record Coverage(Set<StepId> steps, Set<Given> given) {
    public Coverage {
        steps = Set.copyOf(steps);
        given = Set.copyOf(given);
    }

    /// An answer to a question; {@link Value.Missing} with how the question went without one: `skipped`, `given-up`,
    /// `timed-out`.
    record Given(StepId question, Value value, String how) {
        static Given of(Answer answer) {
            return new Given(
                    answer.step(),
                    answer.value(),
                    answer.isGiven() ? "" : answer.evidence().rule());
        }

        String shown() {
            return value == Value.Missing.VALUE ? how : value.shown();
        }
    }

    /// A branch that no test took.
    ///
    /// @param at its first step; the step it belongs to if it has none
    /// @param name the step it belongs to and its key: `recommend: 0-6`
    public record Missed(StepId at, String name) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Coverage none() {
        return new Coverage(Set.of(), Set.of());
    }

    /// With what other tests reached.
    Coverage with(Coverage other) {
        Set<StepId> allSteps = new HashSet<>(steps);
        allSteps.addAll(other.steps);
        Set<Given> allGiven = new HashSet<>(given);
        allGiven.addAll(other.given);
        return new Coverage(allSteps, allGiven);
    }

    /// The branches that no test took, in the order of the flow.
    public List<Missed> missed(Flow flow) {
        List<Missed> missed = new ArrayList<>();
        for (Step step : flow.program().all().values()) {
            if (step instanceof Step.Ask ask) {
                ask.then().stream()
                        .filter(branch -> !isTaken(ask, branch))
                        .map(branch -> new Missed(first(ask, branch.steps()), ask.id() + ": " + branch.key()))
                        .forEach(missed::add);
            } else {
                missedBlocks(step, missed);
            }
        }
        return missed;
    }

    private void missedBlocks(Step step, List<Missed> missed) {
        List<List<Step>> blocks = step instanceof Step.Rotate rotate
                ? rotate.steps().stream().map(List::of).toList()
                : Program.blocks(step);
        List<String> names = names(step);
        IntStream.range(0, blocks.size())
                .filter(i -> !blocks.get(i).isEmpty()
                        && !steps.contains(blocks.get(i).getFirst().id()))
                .mapToObj(i -> new Missed(first(step, blocks.get(i)), called(step) + ": " + names.get(i)))
                .forEach(missed::add);
    }

    private static StepId first(Step step, List<Step> block) {
        return block.isEmpty() ? step.id() : block.getFirst().id();
    }

    /// Its id, or what it does if the author gave none.
    private static String called(Step step) {
        return step.id().isGiven()
                ? step.id().value()
                : step.getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }

    /// What the blocks under a step are called, in the order of {@link Program#blocks(Step)}.
    public static List<String> names(Step step) {
        return switch (step) {
            case Step.When when -> List.of("steps", "else");
            case Step.Choose choose ->
                IntStream.rangeClosed(0, choose.cases().size())
                        .mapToObj(i -> i < choose.cases().size() ? "case " + (i + 1) : "else")
                        .toList();
            case Step.Split split ->
                split.shares().stream().map(Step.Split.Share::name).toList();
            case Step.Rotate rotate ->
                rotate.steps().stream().map(one -> one.id().value()).toList();
            case Step.Call call -> List.of("failed");
            case Step.Include include -> List.of(include.flow().value());
            case Step.Ask ask -> ask.then().stream().map(Branch::key).toList();
            case Step.Say s -> List.of();
            case Step.Set s -> List.of();
            case Step.OpenCase c -> List.of();
            case Step.Notify n -> List.of();
            case Step.Wait w -> List.of();
            case Step.Go g -> List.of();
            case Step.End e -> List.of();
        };
    }

    /// A branch with steps is taken if the first one ran; one without, if an answer leads there.
    private boolean isTaken(Step.Ask ask, Branch branch) {
        return branch.steps().isEmpty()
                ? answers(ask).anyMatch(answer -> leads(ask, branch, answer))
                : steps.contains(branch.steps().getFirst().id());
    }

    private java.util.stream.Stream<Given> answers(Step.Ask ask) {
        return given.stream().filter(answer -> answer.question().equals(ask.id()));
    }

    private static boolean leads(Step.Ask ask, Branch branch, Given answer) {
        boolean skipped = answer.how().equals("skipped");
        return switch (branch.match()) {
            case Branch.Match.Skipped match -> skipped;
            case Branch.Match.Otherwise match ->
                !skipped && ask.then().stream().noneMatch(other -> other.takes(answer.value()));
            case Branch.Match.Between match -> branch.takes(answer.value());
            case Branch.Match.Exactly match -> branch.takes(answer.value());
        };
    }

    /// The answers to each question with a closed set of answers: `recommend: 3, 8, 10, skipped`, in the order of the
    /// flow.
    public List<String> answered(Flow flow) {
        return flow.program().all().values().stream()
                .filter(Step.Ask.class::isInstance)
                .map(Step.Ask.class::cast)
                .filter(ask -> isClosed(ask.answer()))
                .map(ask -> ask.id() + ": " + values(ask))
                .toList();
    }

    private String values(Step.Ask ask) {
        String all = answers(ask)
                .sorted(Comparator.comparing((Given answer) -> !answer.how().isEmpty())
                        .thenComparing(answer ->
                                answer.value() instanceof Value.Numeric n ? n.number() : java.math.BigDecimal.ZERO)
                        .thenComparing(Given::shown))
                .map(Given::shown)
                .collect(Collectors.toCollection(LinkedHashSet::new))
                .stream()
                .collect(Collectors.joining(", "));
        return all.isEmpty() ? "nothing" : all;
    }

    private static boolean isClosed(AnswerType type) {
        return switch (type) {
            case AnswerType.Score score -> true;
            case AnswerType.YesNo yesNo -> true;
            case AnswerType.Choice choice -> true;
            case AnswerType.Choices choices -> true;
            case AnswerType.Text text -> false;
            case AnswerType.Decimal decimal -> false;
            case AnswerType.Date date -> false;
            case AnswerType.Email email -> false;
            case AnswerType.Phone phone -> false;
        };
    }

    /// How many branches there are, and how many of them were taken.
    public String summary(Flow flow) {
        long all = flow.program().all().values().stream()
                .mapToLong(Coverage::branches)
                .sum();
        return (all - missed(flow).size()) + " of " + all + (all == 1 ? " branch" : " branches");
    }

    private static long branches(Step step) {
        return switch (step) {
            case Step.Ask ask -> ask.then().size();
            case Step.Rotate rotate -> rotate.steps().size();
            case Step other ->
                Program.blocks(other).stream().filter(block -> !block.isEmpty()).count();
        };
    }
}
