package dev.parley.flowfile.cel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.fake.SampleScope;
import dev.parley.flow.Condition;
import dev.parley.flow.Expression;
import dev.parley.flow.Language;
import dev.parley.flow.Medium;
import dev.parley.flow.Scope;
import dev.parley.flow.Value;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/// What expressions are worth and when conditions hold, at the moment of {@link SampleScope}.
class CelCheckerTest {
    private static final CelChecker CHECKER = CelChecker.of(SampleScope.NAMES);
    private static final Scope SCOPE = SampleScope.of(Medium.SMS, new Language("es"));

    @ParameterizedTest
    @CsvFileSource(resources = "values.tsv", delimiter = '\t', numLinesToSkip = 1, quoteCharacter = '`')
    void anExpressionHasItsValue(String text, String expected) {
        Value value = expression(text).evaluate(SCOPE);

        assertThat(value == Value.Missing.VALUE ? "(nothing)" : value.shown()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvFileSource(resources = "conditions.tsv", delimiter = '\t', numLinesToSkip = 1, quoteCharacter = '`')
    void aConditionHoldsOrNot(String text, boolean expected) {
        Condition condition = condition(text);

        assertThat(condition.holds(SCOPE)).isEqualTo(expected);
        assertThat(condition.source()).isEqualTo(text);
    }

    @Test
    void anEndlessLoopIsCutOffAndDoesNotHold() {
        String digits = "[0, 1, 2, 3, 4, 5, 6, 7, 8, 9]";

        assertThat(condition(digits + ".all(a, " + digits + ".all(b, " + digits + ".all(c, " + digits
                                + ".all(d, a + b + c + d >= 0))))")
                        .holds(SCOPE))
                .isFalse();
    }

    @Test
    void expressionsAreShortAndShallow() {
        assertThat(CHECKER.expression("1" + " + 1".repeat(300))).isInstanceOf(Compiled.Bad.class);
        assertThat(CHECKER.expression("(".repeat(60) + "1" + ")".repeat(60))).isInstanceOf(Compiled.Bad.class);
        assertThat(CHECKER.expression("1" + " + 1".repeat(20))).isInstanceOf(Compiled.Good.class);
    }

    private static Expression expression(String text) {
        return made(CHECKER.expression(text));
    }

    private static Condition condition(String text) {
        return made(CHECKER.condition(text));
    }

    private static <T> T made(Compiled<T> compiled) {
        return switch (compiled) {
            case Compiled.Good<T> good -> good.made();
            case Compiled.Bad<T> bad -> throw new AssertionError(bad.faults().toString());
        };
    }
}
