package dev.parley.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.insight.Outcome;
import dev.parley.results.Adding;
import dev.parley.results.Counts;
import dev.parley.results.How;
import dev.parley.results.Question;
import dev.parley.results.Sheet;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SheetBytesTest {
    private static final Map<String, Sheet> GROUPS = Map.of(
            "North – ä€",
            new Sheet(
                    Map.of(Outcome.COMPLETED, 127L, Outcome.NOT_SENT, 3L),
                    Map.of("quota", 3L),
                    Map.of(
                            new Question("recommend", "nps"),
                            new Counts(Map.of(How.ANSWERED, 128L), 300L, Map.of("9", 1L << 40), Map.of(0, 1L, 44, 2L)),
                            new Question("ease", "ces"),
                            Counts.NONE)),
            "",
            Sheet.NONE);

    @Test
    void sums_read_back_as_they_were_written() {
        assertThat(read(SheetBytes.to(GROUPS), "North – ä€", "")).isEqualTo(GROUPS);
        assertThat(read(SheetBytes.to(Map.of()), "")).isEmpty();
    }

    @Test
    void groups_that_nobody_wants_are_passed_over() {
        assertThat(read(SheetBytes.to(GROUPS), "")).isEqualTo(Map.of("", Sheet.NONE));
        assertThat(read(SheetBytes.to(GROUPS), "North – ä€")).containsOnlyKeys("North – ä€");
    }

    @Test
    void what_was_cut_is_damaged_wherever_it_was_cut() {
        byte[] bytes = SheetBytes.to(GROUPS);
        for (int length = 0; length < bytes.length; length++) {
            byte[] cut = Arrays.copyOf(bytes, length);
            assertThatThrownBy(() -> read(cut, "")).isInstanceOf(DamagedDocument.class);
        }
    }

    private static Map<String, Sheet> read(byte[] bytes, String... wanted) {
        Map<String, Adding> sums = new HashMap<>();
        SheetBytes.add(
                bytes,
                value -> List.of(wanted).contains(value)
                        ? Optional.of(sums.computeIfAbsent(value, it -> new Adding()))
                        : Optional.empty());
        Map<String, Sheet> sheets = new HashMap<>();
        sums.forEach((value, sum) -> sheets.put(value, sum.sheet()));
        return sheets;
    }
}
