package dev.parley.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Which step comes after which.
class ProgramTest {
    private static final Step LAST = say("last");
    private static final Step ASK = new Step.Ask(
            id("ask"),
            Wording.none(),
            new AnswerType.YesNo(),
            AskRules.DEFAULT,
            List.of(
                    new Branch("yes", new Branch.Match.Exactly("yes"), List.of(say("yes1"), say("yes2"))),
                    new Branch("no", new Branch.Match.Exactly("no"), List.of())));

    @Test
    void behindABranchTheConversationGoesOnBelowTheQuestion() {
        Program program = Program.of(List.of(ASK, LAST));

        assertThat(program.first()).contains(id("ask"));
        assertThat(program.after(id("yes1"))).contains(id("yes2"));
        assertThat(program.after(id("yes2"))).contains(id("last"));
        assertThat(program.after(id("ask"))).contains(id("last"));
        assertThat(program.after(id("last"))).isEmpty();
        assertThat(program.enter(ASK, List.of(say("yes1")))).contains(id("yes1"));
        assertThat(program.enter(ASK, List.of())).contains(id("last"));
    }

    @Test
    void aRotationDecidesItselfWhatFollowsEachOfItsSteps() {
        Program program = Program.of(List.of(new Step.Rotate(id("turn"), 1, List.of(say("a"), ASK)), LAST));

        assertThat(program.after(id("a"))).contains(id("turn"));
        assertThat(program.after(id("yes2"))).contains(id("turn"));
        assertThat(program.after(id("turn"))).contains(id("last"));
    }

    @Test
    void aStepStandsWithinAllThatIsAroundIt() {
        Step inner = new Step.When(id("when"), Condition.always(), List.of(ASK), List.of(say("else")));
        Program program = Program.of(List.of(inner, LAST));

        assertThat(program.isWithin(id("yes1"), id("ask"))).isTrue();
        assertThat(program.isWithin(id("yes1"), id("when"))).isTrue();
        assertThat(program.isWithin(id("else"), id("ask"))).isFalse();
        assertThat(program.isWithin(id("ask"), id("ask"))).isFalse();
        assertThat(program.isWithin(id("last"), id("when"))).isFalse();
        assertThat(program.all().keySet())
                .containsExactly(id("when"), id("ask"), id("yes1"), id("yes2"), id("else"), id("last"));
        assertThat(program.find(id("yes1"))).contains(say("yes1"));
        assertThat(program.find(id("nobody"))).isEmpty();
    }

    @Test
    void everyListOfStepsUnderAStepIsFound() {
        List<Step> a = List.of(say("a"));
        List<Step> b = List.of(say("b"));
        List<Step> none = List.of();

        assertThat(Program.blocks(new Step.Choose(id("x"), List.of(new Step.Choose.Guarded(Condition.always(), a)), b)))
                .containsExactly(a, b);
        assertThat(Program.blocks(
                        new Step.Call(id("x"), new Step.Call.Request("crm", Map.of()), Step.Call.USUAL, Map.of(), a)))
                .containsExactly(a);
        assertThat(Program.blocks(new Step.Split(
                        id("x"), List.of(new Step.Split.Share("a", 1, a), new Step.Split.Share("b", 1, none)))))
                .containsExactly(a, none);
        assertThat(Program.blocks(new Step.Include(id("x"), new FlowId("y"), Map.of(), b)))
                .containsExactly(b);
        assertThat(Program.blocks(new Step.Wait(id("x"), Duration.ZERO))).isEmpty();
    }

    @Test
    void twoStepsOfOneNameAreRefusedAndSoAreSharesOfNothing() {
        assertThatThrownBy(() -> Program.of(List.of(LAST, LAST))).hasMessage("two steps are named last");
        assertThatThrownBy(() -> new Step.Split(id("x"), List.of(new Step.Split.Share("a", 0, List.of()))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(Program.of(List.of()).first()).isEqualTo(Optional.empty());
    }

    @Test
    void aBranchTakesItsValuesWithBothEnds() {
        Branch range = new Branch("2-4", new Branch.Match.Between(BigDecimal.TWO, BigDecimal.valueOf(4)), List.of());
        Branch word = new Branch("a", new Branch.Match.Exactly("a"), List.of());

        assertThat(range.takes(Value.of(1))).isFalse();
        assertThat(range.takes(Value.of(2))).isTrue();
        assertThat(range.takes(Value.of(4))).isTrue();
        assertThat(range.takes(Value.of(5))).isFalse();
        assertThat(range.takes(Value.of("3"))).isFalse();
        assertThat(word.takes(Value.of("a"))).isTrue();
        assertThat(word.takes(Value.of("b"))).isFalse();
        assertThat(word.takes(new Value.Many(List.of(Value.of("b"), Value.of("a")))))
                .isTrue();
        assertThat(word.takes(new Value.Many(List.of(Value.of("b"))))).isFalse();
        assertThat(new Branch("else", new Branch.Match.Otherwise(), List.of()).takes(Value.of("a")))
                .isFalse();
        assertThat(new Branch("skipped", new Branch.Match.Skipped(), List.of()).takes(Value.Missing.VALUE))
                .isFalse();
    }

    private static StepId id(String name) {
        return new StepId(name);
    }

    private static Step say(String name) {
        return new Step.Say(id(name), Wording.none(), "");
    }
}
