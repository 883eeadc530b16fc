package dev.parley.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;

/// Everybody who was invited is in exactly one of the counts.
class OutcomesTest {
    private static final Outcomes SOME = new Outcomes(
            Map.of(
                    Outcome.COMPLETED, 30L,
                    Outcome.PARTIAL, 10L,
                    Outcome.OPEN, 20L,
                    Outcome.EXPIRED, 50L,
                    Outcome.OPTED_OUT, 10L,
                    Outcome.NOT_REACHED, 5L,
                    Outcome.NOT_SENT, 7L),
            Map.of("quiet", 3L, "opted-out", 4L));

    @Test
    void the_counts_add_up_to_everybody() {
        assertThat(SOME.invited()).isEqualTo(132);
        assertThat(SOME.reached()).isEqualTo(120);
    }

    @Test
    void who_may_answer_still_is_no_refusal() {
        assertThat(SOME.response().orElseThrow().value()).isEqualTo(40.0, within(1e-9));
        assertThat(SOME.completion().orElseThrow().value()).isEqualTo(75.0, within(1e-9));
    }

    @Test
    void nobody_reached_gives_no_rate() {
        Outcomes none = new Outcomes(Map.of(Outcome.OPEN, 3L), Map.of());

        assertThat(none.response()).isEmpty();
        assertThat(none.completion()).isEmpty();
    }

    @Test
    void reasons_that_do_not_add_up_are_refused() {
        assertThatThrownBy(() -> new Outcomes(Map.of(Outcome.NOT_SENT, 2L), Map.of("quiet", 1L)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
