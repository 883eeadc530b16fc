package dev.parley.insight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.flow.Scale;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What intervals and changes promise to people who look every day, held against simulated answers.
class CoverageTest {
    private static final int RUNS = 200;
    private static final int DAYS = 40;
    private static final int A_DAY = 10;

    /// How likely each score is.
    record World(String name, Scale scale, Map<Integer, Double> chances) {
        double mean(Map<Integer, Double> worth) {
            return chances.entrySet().stream()
                    .mapToDouble(entry -> entry.getValue() * worth.getOrDefault(entry.getKey(), 0.0))
                    .sum();
        }

        int draw(SplittableRandom random) {
            double at = random.nextDouble();
            int last = scale.min();
            for (Map.Entry<Integer, Double> entry : new TreeMap<>(chances).entrySet()) {
                last = entry.getKey();
                at -= entry.getValue();
                if (at < 0) {
                    return last;
                }
            }
            return last;
        }

        Tally day(Tally before, SplittableRandom random) {
            Tally tally = before;
            for (int i = 0; i < A_DAY; i++) {
                tally = tally.plus(new Tally(Map.of(draw(random), 1L)));
            }
            return tally;
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static List<World> worlds() {
        return List.of(
                new World("middling", Scale.NPS, Map.of(10, 0.2, 9, 0.2, 8, 0.2, 7, 0.1, 5, 0.2, 0, 0.1)),
                new World("nearly all happy", Scale.NPS, Map.of(10, 0.97, 8, 0.02, 2, 0.01)),
                new World("torn", Scale.NPS, Map.of(10, 0.5, 0, 0.5)));
    }

    @ParameterizedTest
    @MethodSource("worlds")
    void the_true_value_is_hardly_ever_outside_at_any_look(World world) {
        Measure nps = Measure.of(world.scale()).getFirst();
        double truth = world.mean(Map.of(
                10, 100.0, 9, 100.0, 6, -100.0, 5, -100.0, 4, -100.0, 3, -100.0, 2, -100.0, 1, -100.0, 0, -100.0));
        int missed = 0;
        for (int run = 0; run < RUNS; run++) {
            SplittableRandom random = new SplittableRandom(run);
            Tally tally = Tally.NONE;
            boolean isOutside = false;
            for (int day = 0; day < DAYS && !isOutside; day++) {
                tally = world.day(tally, random);
                isOutside = !nps.figure(tally).orElseThrow().interval().contains(truth);
            }
            missed += isOutside ? 1 : 0;
        }

        assertThat(missed).isLessThanOrEqualTo((int) (RUNS * Measure.MISS));
    }

    @ParameterizedTest
    @MethodSource("worlds")
    void a_change_is_hardly_ever_called_where_there_is_none(World world) {
        Measure nps = Measure.of(world.scale()).getFirst();
        int called = 0;
        for (int run = 0; run < RUNS; run++) {
            SplittableRandom random = new SplittableRandom(1_000 + run);
            Tally before = Tally.NONE;
            Tally after = Tally.NONE;
            boolean isCalled = false;
            for (int day = 0; day < DAYS && !isCalled; day++) {
                before = world.day(before, random);
                after = world.day(after, random);
                Change change = nps.change(before, after);
                isCalled = change == Change.UP || change == Change.DOWN;
            }
            called += isCalled ? 1 : 0;
        }

        assertThat(called).isLessThanOrEqualTo((int) (RUNS * Measure.MISS));
    }

    @Test
    void a_real_change_is_found() {
        World before = worlds().getFirst();
        World after = new World("better", Scale.NPS, Map.of(10, 0.5, 9, 0.2, 8, 0.2, 5, 0.1));
        Measure nps = Measure.of(Scale.NPS).getFirst();
        int found = 0;
        for (int run = 0; run < 20; run++) {
            SplittableRandom random = new SplittableRandom(5_000 + run);
            Tally earlier = Tally.NONE;
            Tally later = Tally.NONE;
            for (int day = 0; day < DAYS; day++) {
                earlier = before.day(earlier, random);
                later = after.day(later, random);
            }
            found += nps.change(earlier, later) == Change.UP ? 1 : 0;
        }

        assertThat(found).isEqualTo(20);
    }
}
