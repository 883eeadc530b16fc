package dev.parley.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.flow.Scale;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// What is said of groups beside one another.
class ComparisonTest {
    private static final int RUNS = 150;
    private static final int DAYS = 30;
    private static final int A_DAY = 8;
    private static final int GROUPS = 12;

    private final Measure nps = Measure.of(Scale.NPS).getFirst();

    @Test
    void a_group_that_is_above_the_others_is_called_so_and_the_others_are_not() {
        Tally middling = tally(100, 100, 100);

        List<Change> said = Comparison.withOthers(nps, List.of(tally(250, 30, 20), middling, middling, middling));

        assertThat(said.getFirst()).isEqualTo(Change.UP);
        assertThat(said).doesNotContain(Change.TOO_FEW);
        assertThat(Comparison.between(nps, middling, tally(250, 30, 20), 4)).isEqualTo(Change.UP);
        assertThat(Comparison.between(nps, middling, middling, 4)).isEqualTo(Change.NOT_SHOWN);
    }

    @Test
    void what_is_enough_for_two_groups_is_not_for_many() {
        Tally one = tally(45, 30, 25);
        Tally other = tally(27, 28, 45);

        assertThat(Comparison.between(nps, one, other, 2)).isEqualTo(Change.NOT_SHOWN);
        assertThat(Comparison.between(nps, tally(60, 25, 15), tally(25, 25, 50), 2))
                .isEqualTo(Change.DOWN);
        assertThat(Comparison.between(nps, tally(52, 27, 21), tally(25, 25, 50), 2_000))
                .isEqualTo(Change.NOT_SHOWN);
    }

    @Test
    void small_groups_and_a_group_without_others_are_not_compared() {
        assertThat(Comparison.withOthers(nps, List.of(tally(29, 0, 0), tally(0, 0, 300))))
                .containsOnly(Change.TOO_FEW);
        assertThat(Comparison.withOthers(nps, List.of(tally(50, 50, 50)))).containsExactly(Change.TOO_FEW);
        assertThat(Comparison.withOthers(nps, List.of())).isEmpty();
    }

    @Test
    void answers_can_be_taken_out_of_a_tally_they_are_in() {
        assertThat(tally(3, 2, 1).minus(tally(3, 1, 0))).isEqualTo(tally(0, 1, 1));
        assertThatThrownBy(() -> tally(1, 0, 0).minus(tally(2, 0, 0))).isInstanceOf(IllegalArgumentException.class);
    }

    /// Twelve groups of the same people, looked at every day: over all groups and all days, some group is called
    /// different in 1 of 20 runs at most; and so for all pairs of them.
    @Test
    void many_groups_looked_at_daily_are_hardly_ever_called_different_where_none_is() {
        int amongOthers = 0;
        int amongPairs = 0;
        for (int run = 0; run < RUNS; run++) {
            SplittableRandom random = new SplittableRandom(9_000 + run);
            List<Tally> groups = new ArrayList<>();
            for (int i = 0; i < GROUPS; i++) {
                groups.add(Tally.NONE);
            }
            boolean isOne = false;
            boolean isPair = false;
            for (int day = 0; day < DAYS; day++) {
                groups.replaceAll(group -> day(group, random));
                isOne |= Comparison.withOthers(nps, groups).stream().anyMatch(ComparisonTest::isDifference);
                Tally first = groups.getFirst();
                isPair |= groups.stream()
                        .skip(1)
                        .map(group -> Comparison.between(nps, first, group, GROUPS))
                        .anyMatch(ComparisonTest::isDifference);
            }
            amongOthers += isOne ? 1 : 0;
            amongPairs += isPair ? 1 : 0;
        }

        assertThat(amongOthers).isLessThanOrEqualTo((int) (RUNS * Measure.MISS));
        assertThat(amongPairs).isLessThanOrEqualTo((int) (RUNS * Measure.MISS));
    }

    private static Tally day(Tally before, SplittableRandom random) {
        long[] kinds = new long[3];
        for (int i = 0; i < A_DAY; i++) {
            kinds[random.nextInt(3)]++;
        }
        return before.plus(tally(kinds[0], kinds[1], kinds[2]));
    }

    private static boolean isDifference(Change change) {
        return change == Change.UP || change == Change.DOWN;
    }

    private static Tally tally(long promoters, long passives, long detractors) {
        Map<Integer, Long> counts = new HashMap<>(Map.of(10, promoters, 8, passives, 3, detractors));
        counts.values().removeIf(count -> count == 0);
        return new Tally(counts);
    }
}
