package dev.parley.setup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.flow.Value;
import dev.parley.followup.Fault;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PricesTest {
    private static Value.Fields country(String name, String price) {
        return Value.Fields.NONE.with("country", Value.of(name)).with("perSegment", number(price));
    }

    private static Value number(String digits) {
        return new Value.Numeric(new BigDecimal(digits));
    }

    @Test
    void what_is_set_is_read_again_as_it_was() {
        Value.Fields given = Value.Fields.NONE
                .with("currency", Value.of("EUR"))
                .with("perSegment", number("0.0079"))
                .with("perReply", number("0"))
                .with("countries", new Value.Many(List.of(country("DE", "0.09"))));
        List<Fault> faults = new ArrayList<>();
        assertThat(Prices.read(given, faults).fields()).isEqualTo(given);
        assertThat(faults).isEmpty();
    }

    @Test
    void nothing_is_known_until_it_is_set() {
        assertThat(Prices.read(Value.Fields.NONE, new ArrayList<>())).isEqualTo(Prices.UNKNOWN);
    }

    @ParameterizedTest
    @CsvSource({
        "usd, 0.01, /currency",
        "USD, -0.01, /perSegment",
        "USD, 1001, /perSegment",
        "USD, 0.00000001, /perSegment",
        "'', 0.01, /currency"
    })
    void what_is_no_price_is_refused_at_its_place(String currency, String price, String pointer) {
        List<Fault> faults = new ArrayList<>();
        Prices.read(Value.Fields.NONE.with("currency", Value.of(currency)).with("perSegment", number(price)), faults);
        assertThat(faults).extracting(Fault::pointer).contains(pointer);
    }

    @Test
    void a_country_stands_there_once_and_by_its_two_letters() {
        List<Fault> faults = new ArrayList<>();
        Prices.read(
                Value.Fields.NONE
                        .with("currency", Value.of("USD"))
                        .with(
                                "countries",
                                new Value.Many(List.of(country("DE", "1"), country("DE", "2"), country("d", "1")))),
                faults);
        assertThat(faults).extracting(Fault::pointer).containsExactly("/countries/1/country", "/countries/2/country");
    }
}
