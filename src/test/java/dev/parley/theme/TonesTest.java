package dev.parley.theme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/// How texts sound, and in which language they are.
class TonesTest {
    private static final Tones TONES = new Tones();
    private static final Tongues TONGUES = new Tongues(TONES);

    @ParameterizedTest(name = "[{0}] {2}: {1}")
    @CsvFileSource(resources = "tones.tsv", delimiter = '\t', numLinesToSkip = 1)
    void a_text_sounds_as_people_mean_it_and_its_language_is_found(String language, String tone, String text) {
        assertThat(TONES.of(text, language).orElseThrow().tone().word()).isEqualTo(tone);
        assertThat(TONGUES.of(text, "")).isEqualTo(language);
    }

    /// Danish and Norwegian are written so much alike that a short text is often taken for the other.
    @ParameterizedTest(name = "{0}: {2}")
    @CsvFileSource(resources = "languages.tsv", delimiter = '\t', numLinesToSkip = 1)
    void a_language_is_found_in_a_short_comment(String language, String takenFor, String text) {
        assertThat(TONGUES.of(text, "")).isEqualTo(takenFor);
        assertThat(TONGUES.of(text, language)).isEqualTo(language);
    }

    @Test
    void what_was_told_is_believed_unless_the_text_says_otherwise() {
        assertThat(TONGUES.of("Das Paket kam leider viel zu spät an", "en")).isEqualTo("de");
        assertThat(TONGUES.of("The parcel was late", "en-GB")).isEqualTo("en-GB");
        assertThat(TONGUES.of("ok", "fr")).isEqualTo("fr");
        assertThat(TONGUES.of("10!", "")).isEmpty();
    }

    @Test
    void negation_turns_other_words_weigh_and_what_stands_behind_a_but_counts_more() {
        assertThat(score("good")).isGreaterThan(0).isLessThan(score("very good"));
        assertThat(score("slightly slow")).isGreaterThan(score("slow")).isNegative();
        assertThat(score("not good")).isNegative().isGreaterThan(score("bad"));
        assertThat(score("I never had a good day")).isNegative();
        assertThat(score("No, it was good")).as("another clause").isPositive();
        assertThat(score("The food was good but the waiter was rude")).isNegative();
        assertThat(score("The waiter was rude but the food was good")).isGreaterThan(score("The waiter was rude"));
        assertThat(score("👍")).isPositive();
        assertThat(score("")).isZero();
        assertThat(score("good ".repeat(500))).isLessThanOrEqualTo(1);
    }

    @Test
    void languages_without_words_have_no_estimate() {
        assertThat(TONES.of("Het was goed", "nl")).isEmpty();
        assertThat(TONES.of("Foi bom", "pt-BR")).isPresent();
        assertThatThrownBy(() -> Lexicon.of(List.of("good"))).hasMessageContaining("good");
    }

    private static double score(String text) {
        return TONES.of(text, "en").orElseThrow().score();
    }
}
