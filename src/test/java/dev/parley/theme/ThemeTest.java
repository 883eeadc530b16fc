package dev.parley.theme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/// What texts speak of, and which words unhappy people lean to.
class ThemeTest {
    @ParameterizedTest(name = "\"{0}\" ({1}) in \"{2}\" ({3}): {4}")
    @CsvFileSource(resources = "themes.tsv", delimiter = '\t', numLinesToSkip = 1, emptyValue = "", nullValues = "-")
    void a_phrase_fits_where_its_words_stand_in_a_row(
            String phrase, String language, String text, String textLanguage, String fits) {
        Theme theme = new Theme("x", Map.of(language, List.of(phrase)));

        assertThat(theme.fits(text, textLanguage == null ? "" : textLanguage)).isEqualTo(fits.equals("yes"));
    }

    @Test
    void a_text_may_speak_of_several_themes() {
        Themes themes = new Themes(List.of(
                new Theme("delivery", Map.of("en", List.of("parcel", "courier"))),
                new Theme("price", Map.of("en", List.of("expensive")))));

        assertThat(themes.of("The parcel was expensive", "en")).containsExactly("delivery", "price");
        assertThat(themes.of("Fine", "en")).isEmpty();
        assertThatThrownBy(() -> new Theme("empty", Map.of("en", List.of()))).hasMessageContaining("a phrase at least");
    }

    @Test
    void words_lean_as_the_formula_says_worked_out_elsewhere() {
        List<String> unhappy =
                List.of("late late parcel", "parcel was late", "late again", "wet parcel late", "rude driver");
        List<String> others =
                List.of("parcel fine", "fast parcel", "nice driver", "great", "parcel came late once", "good");

        List<Leaning.Word> words = Leaning.of(unhappy, others, word -> true, 10);

        assertThat(words.getFirst().word()).isEqualTo("late");
        assertThat(words.getFirst().here()).as("once for each text").isEqualTo(4);
        assertThat(words.getFirst().there()).isEqualTo(1);
        assertThat(words.getFirst().z()).isEqualTo(0.5330560876318211, within(1e-9));
        assertThat(words).extracting(Leaning.Word::word).doesNotContain("wet", "driver");
        assertThat(Leaning.of(List.of(), List.of(), word -> true, 10)).isEmpty();
    }
}
