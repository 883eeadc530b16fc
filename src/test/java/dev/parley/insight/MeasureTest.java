package dev.parley.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.parley.flow.Scale;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Figures of small lots of answers that can be worked out by hand.
class MeasureTest {
    @Test
    void nps_is_promoters_minus_detractors_of_all_answers() {
        Tally tally = new Tally(Map.of(10, 40L, 9, 30L, 8, 15L, 7, 5L, 6, 4L, 0, 6L));

        assertThat(headline(Scale.NPS, tally).value()).isEqualTo(60, within(1e-9));
        assertThat(headline(Scale.NPS, tally).answers()).isEqualTo(100);
    }

    /// DELA's annual report of 2018 explains its own with 30 % promoters and 20 % detractors: +10
    /// (annualreport2018.dela.nl, list of terms).
    @Test
    void a_published_example_of_nps_comes_out_as_published() {
        Tally tally = new Tally(Map.of(9, 18L, 10, 12L, 8, 30L, 7, 20L, 5, 12L, 0, 8L));

        assertThat(headline(Scale.NPS, tally).value()).isEqualTo(10, within(1e-9));
    }

    /// Delighted's help works it out: 42 fives, 32 fours, 10 threes, 9 twos and 14 ones are 69.16 %
    /// (help.delighted.com/article/240-how-is-csat-calculated).
    @Test
    void a_published_example_of_satisfaction_comes_out_as_published() {
        Tally tally = new Tally(Map.of(5, 42L, 4, 32L, 3, 10L, 2, 9L, 1, 14L));

        assertThat(headline(Scale.CSAT, tally).value()).isEqualTo(69.16, within(0.005));
        assertThat(headline(Scale.CSAT, tally).answers()).isEqualTo(107);
    }

    /// CYS's help works out CES 2.0 on seven points: a thousand answers that add up to 4,080 are 4.08
    /// (support.cys.group/support/solutions/articles/3000095529-customer-effort-score-7-point-scale-to-average).
    @Test
    void a_published_example_of_effort_comes_out_as_published() {
        Tally tally = new Tally(Map.of(1, 80L, 2, 210L, 3, 140L, 4, 110L, 5, 160L, 6, 180L, 7, 120L));

        assertThat(headline(Scale.CES, tally).value()).isEqualTo(4.08, within(1e-9));
    }

    /// Who skipped is no answer: one 10 is 100, whoever else was asked.
    @Test
    void one_promoter_alone_is_a_hundred_and_too_few_to_say() {
        Figure figure = headline(Scale.NPS, new Tally(Map.of(10, 1L)));

        assertThat(figure.value()).isEqualTo(100);
        assertThat(figure.isTooFew()).isTrue();
        assertThat(figure.interval().high()).isEqualTo(100);
    }

    @Test
    void satisfaction_is_the_share_of_the_two_best() {
        assertThat(headline(Scale.CSAT, new Tally(Map.of(5, 3L, 4, 2L, 3, 4L, 1, 1L)))
                        .value())
                .isEqualTo(50, within(1e-9));
    }

    @Test
    void effort_is_the_mean_and_beside_it_the_share_of_the_easy() {
        Tally tally = new Tally(Map.of(7, 2L, 5, 1L, 2, 1L));

        assertThat(headline(Scale.CES, tally).value()).isEqualTo(5.25, within(1e-9));
        assertThat(names(Scale.CES)).containsExactly("mean", "difficult", "neutral", "easy");
    }

    @Test
    void every_scale_has_its_measures_once_with_the_headline_first() {
        assertThat(names(Scale.NPS)).containsExactly("nps", "detractor", "passive", "promoter", "mean");
        assertThat(names(Scale.CSAT)).containsExactly("satisfied", "dissatisfied", "neutral", "mean");
        assertThat(names(Scale.DETRACT)).containsExactly("mean", "likely", "unlikely");
        assertThat(names(Scale.rating(1, 3))).containsExactly("mean");
    }

    @Test
    void nothing_is_said_of_no_answers() {
        assertThat(Measure.of(Scale.NPS).getFirst().figure(Tally.NONE)).isEmpty();
        assertThat(Measure.of(Scale.NPS).getFirst().change(Tally.NONE, Tally.NONE))
                .isEqualTo(Change.TOO_FEW);
    }

    @Test
    void a_change_is_called_one_only_if_it_is() {
        Measure nps = Measure.of(Scale.NPS).getFirst();
        Tally before = new Tally(Map.of(10, 300L, 8, 400L, 3, 300L));

        assertThat(nps.change(before, new Tally(Map.of(10, 500L, 8, 300L, 3, 200L))))
                .isEqualTo(Change.UP);
        assertThat(nps.change(before, new Tally(Map.of(10, 100L, 8, 300L, 3, 600L))))
                .isEqualTo(Change.DOWN);
        assertThat(nps.change(before, new Tally(Map.of(10, 310L, 8, 400L, 3, 290L))))
                .isEqualTo(Change.NOT_SHOWN);
        assertThat(nps.change(before, new Tally(Map.of(10, 3L)))).isEqualTo(Change.TOO_FEW);
    }

    @Test
    void an_interval_holds_the_value_narrows_with_answers_and_stays_on_the_scale() {
        double width = Double.MAX_VALUE;
        for (long times : List.of(1L, 10L, 1_000L, 1_000_000L)) {
            Figure figure = headline(Scale.CES, new Tally(Map.of(1, times, 4, 2 * times, 7, times)));

            assertThat(figure.interval().contains(figure.value())).isTrue();
            assertThat(figure.interval().low()).isGreaterThanOrEqualTo(1);
            assertThat(figure.interval().high()).isLessThanOrEqualTo(7);
            assertThat(figure.interval().width()).isLessThan(width);
            width = figure.interval().width();
        }
        assertThat(width).isLessThan(0.03);
    }

    @Test
    void tallies_add_up() {
        Tally sum = new Tally(Map.of(1, 2L, 3, 1L)).plus(new Tally(Map.of(3, 4L)));

        assertThat(sum.counts()).isEqualTo(Map.of(1, 2L, 3, 5L));
        assertThat(sum.answers()).isEqualTo(7);
        assertThatThrownBy(() -> new Tally(Map.of(1, 0L))).isInstanceOf(IllegalArgumentException.class);
    }

    private static Figure headline(Scale scale, Tally tally) {
        return Measure.of(scale).getFirst().figure(tally).orElseThrow();
    }

    private static List<String> names(Scale scale) {
        return Measure.of(scale).stream().map(Measure::name).toList();
    }
}
