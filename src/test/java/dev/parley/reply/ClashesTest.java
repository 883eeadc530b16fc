package dev.parley.reply;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Options that replies could not tell apart, or that the carrier takes for itself.
class ClashesTest {
    @ParameterizedTest
    @CsvSource({
        "Price, Prize",
        "Price, price!",
        "E-mail, email",
        "Café, Cafe",
        "Web site, website",
        "Delivery, Delivary",
        "Delivery time, Delivery tine",
        "配送, 配 送"
    })
    void a_slip_apart_is_confusable_either_way(String one, String other) {
        assertThat(Clashes.confusable(one, other)).isTrue();
        assertThat(Clashes.confusable(other, one)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "Price, Delivery",
        "Satisfied, Dissatisfied",
        "Male, Female",
        "June, July",
        "Tuesday, Thursday",
        "Option 1, Option 2",
        "1-2 times, 3-5 times",
        "Very easy, Very hard",
        "Fast delivery, Slow delivery",
        "Yes, No",
        "价格, 价值",
        "👍, 👎",
        "!, ?",
        "Late rate, Rate late"
    })
    void different_words_are_not(String one, String other) {
        assertThat(Clashes.confusable(one, other)).isFalse();
        assertThat(Clashes.confusable(other, one)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"END", "Cancel", " quit ", "STOPALL", "OptOut", "Yes", "help"})
    void the_carrier_takes_its_words(String text) {
        assertThat(Clashes.isCarrierWord(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "The end", "opt out", "cancel order", "yes please", "no", "ende"})
    void other_texts_reach_parley(String text) {
        assertThat(Clashes.isCarrierWord(text)).isFalse();
    }
}
