package dev.parley.setup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.flow.Value;
import dev.parley.followup.Fault;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AppearanceTest {
    private static Value.Fields looks(String organisation, String accent) {
        return Value.Fields.NONE.with("organisation", Value.of(organisation)).with("accent", Value.of(accent));
    }

    private static List<Fault> faults(Value given) {
        List<Fault> faults = new ArrayList<>();
        Appearance.read(given, faults);
        return faults;
    }

    @Test
    void what_is_set_is_read_again_as_it_was() {
        Value.Fields given = looks("Acme", "#0a6e4f");
        assertThat(faults(given)).isEmpty();
        assertThat(Appearance.read(given, new ArrayList<>()).fields()).isEqualTo(given);
    }

    @Test
    void nothing_is_changed_until_something_is_set() {
        assertThat(Appearance.read(Value.Fields.NONE, new ArrayList<>()).accent())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"#ffcc00, '#'", "#9aa9ff, '#'", "red, '#3b4fd8'", "#fff, '#3b4fd8'", "'#3b4fd8;}', '#3b4fd8'"})
    void what_cannot_be_read_on_white_is_refused_with_a_colour_that_can(String accent, String instead) {
        assertThat(faults(looks("", accent))).singleElement().satisfies(fault -> {
            assertThat(fault.pointer()).isEqualTo("/accent");
            assertThat(fault.message()).contains(instead);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"#3b4fd8", "#000000", "#b3261e", "#0a6e4f", "#800080"})
    void on_dark_ground_a_lighter_one_of_it_can_be_read(String light) {
        Colour dark =
                Colour.read(Accent.read(light).accent().orElseThrow().dark()).orElseThrow();
        assertThat(dark.contrast(new Colour(0x16, 0x1b, 0x22))).isGreaterThan(4.5);
        assertThat(dark.contrast(new Colour(0x10, 0x14, 0x2b)))
                .as("what is written on it")
                .isGreaterThan(4.5);
    }

    @ParameterizedTest
    @CsvSource({"#000000, 21.0", "#ffffff, 1.0", "#3b4fd8, 6.4"})
    void the_contrast_is_that_of_wcag(String colour, double ratio) {
        assertThat(Colour.read(colour).orElseThrow().contrast(Colour.WHITE))
                .isCloseTo(ratio, org.assertj.core.api.Assertions.within(0.05));
    }
}
