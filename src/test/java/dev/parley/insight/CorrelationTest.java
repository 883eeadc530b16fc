package dev.parley.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CorrelationTest {
    private static final double MISS = 0.05;

    @Test
    void the_interval_is_fishers_for_what_the_pairs_are_worth() {
        Random chance = new Random(5);
        Correlation found = Correlation.of(noise(chance, 50, 0.5), noise(chance, 50, 0.5), MISS)
                .orElseThrow();
        double reach = 1.959964 / Math.sqrt(found.worth() - 4);
        double at = Math.log((1 + found.value()) / (1 - found.value())) / 2;
        assertThat(found.interval().low()).isCloseTo(Math.tanh(at - reach), within(1e-6));
        assertThat(found.interval().high()).isCloseTo(Math.tanh(at + reach), within(1e-6));
        assertThat(found.worth()).isBetween(10.0, 50.0);
        assertThat(found.pairs()).isEqualTo(50);
    }

    @Test
    void what_goes_together_is_found_and_lies_in_its_interval() {
        Random chance = new Random(7);
        int held = 0;
        for (int i = 0; i < 400; i++) {
            double[] one = noise(chance, 60, 0);
            double[] own = noise(chance, 60, 0);
            double[] other = IntStream.range(0, 60)
                    .mapToDouble(at -> 0.6 * one[at] + 0.8 * own[at])
                    .toArray();
            Correlation found = Correlation.of(one, other, MISS).orElseThrow();
            assertThat(found.says()).isNotEqualTo(Correlation.Says.OPPOSITE);
            held += found.interval().contains(0.6) ? 1 : 0;
        }
        assertThat(held).isBetween(370, 398);
    }

    /// Unrelated rows that drift and wander, as scores and sales do, are called related at most as often as promised.
    @Test
    void what_does_not_go_together_is_seldom_said_to() {
        for (double memory : new double[] {0, 0.5, 0.8, 0.95, 1}) {
            Random chance = new Random(11);
            int called = 0;
            for (int i = 0; i < 600; i++) {
                double[] one = noise(chance, 52, memory);
                double[] other = noise(chance, 52, memory);
                for (int at = 0; at < 52; at++) {
                    one[at] += at * 0.2;
                    other[at] += at * 0.3;
                }
                called += Correlation.of(one, other, MISS)
                                .filter(it -> it.says() != Correlation.Says.NOT_SHOWN)
                                .isPresent()
                        ? 1
                        : 0;
            }
            assertThat(called / 600.0)
                    .as("false findings with memory " + memory)
                    .isLessThanOrEqualTo(0.05);
        }
    }

    @Test
    void opposites_are_told_from_what_goes_together() {
        Random chance = new Random(3);
        double[] one = noise(chance, 40, 0);
        double[] other =
                IntStream.range(0, 40).mapToDouble(at -> -2 * one[at] + 5 + at).toArray();
        assertThat(Correlation.of(one, other, MISS).orElseThrow().says()).isEqualTo(Correlation.Says.OPPOSITE);
        assertThat(Correlation.of(one, other, MISS).orElseThrow().value()).isCloseTo(-1, within(1e-9));
    }

    @Test
    void few_pairs_lines_and_constants_say_nothing() {
        assertThat(Correlation.of(new double[] {1, 2, 1}, new double[] {3, 1, 3}, MISS))
                .isEmpty();
        assertThat(Correlation.of(new double[0], new double[0], MISS)).isEmpty();
        double[] line = IntStream.range(0, 30).mapToDouble(at -> 1e6 + at).toArray();
        assertThat(Correlation.of(line, noise(new Random(1), 30, 0), MISS)).isEmpty();
        assertThat(Correlation.of(noise(new Random(1), 30, 0), new double[30], MISS))
                .isEmpty();
        assertThatThrownBy(() -> Correlation.of(line, new double[2], MISS)).hasMessageContaining("30 and 2");
    }

    /// Each number keeps so much of the one before it.
    private static double[] noise(Random chance, int length, double memory) {
        double[] row = new double[length];
        double now = 0;
        for (int i = 0; i < length; i++) {
            now = memory * now + chance.nextGaussian();
            row[i] = now;
        }
        return row;
    }
}
