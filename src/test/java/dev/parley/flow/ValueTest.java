package dev.parley.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValueTest {
    @ParameterizedTest
    @CsvSource({"7, 7", "7.0, 7", "7.50, 7.5", "0.000, 0", "1E+3, 1000", "-2.5, -2.5", "1E-3, 0.001"})
    void aNumberIsShownAsPeopleWriteIt(String number, String shown) {
        assertThat(new Value.Numeric(new BigDecimal(number)).shown()).isEqualTo(shown);
    }

    @Test
    void everyKindHasItsWords() {
        Map<String, Value> fields = new LinkedHashMap<>();
        fields.put("b", Value.of(1));
        fields.put("a", Value.of("x"));

        assertThat(Value.of("as it is ").shown()).isEqualTo("as it is ");
        assertThat(Value.of(true).shown()).isEqualTo("true");
        assertThat(new Value.Moment(Instant.EPOCH).shown()).isEqualTo("1970-01-01T00:00:00Z");
        assertThat(new Value.Many(List.of(Value.of(1), Value.of("two"))).shown())
                .isEqualTo("1, two");
        assertThat(new Value.Fields(fields).shown()).isEqualTo("b: 1, a: x");
        assertThat(Value.Missing.VALUE.shown()).isEmpty();
    }

    @Test
    void aFieldIsWrittenReadAndTakenAwayWithoutTouchingTheOthers() {
        Value.Fields before = Value.Fields.NONE.with("a", Value.of(1)).with("b", Value.of(2));

        assertThat(before.with("a", Value.of(3)).fields())
                .containsExactly(Map.entry("a", Value.of(3)), Map.entry("b", Value.of(2)));
        assertThat(before.with("a", Value.Missing.VALUE).fields()).containsOnlyKeys("b");
        assertThat(before.get("a")).isEqualTo(Value.of(1));
        assertThat(before.get("c")).isEqualTo(Value.Missing.VALUE);
    }
}
