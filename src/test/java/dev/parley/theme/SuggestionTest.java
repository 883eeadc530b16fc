package dev.parley.theme;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What nobody looks for yet: words that unhappy people use together, and never what names somebody.
class SuggestionTest {
    private static final Tones TONES = new Tones();

    @Test
    void words_that_stand_together_among_unhappy_people_are_a_theme_to_be() {
        List<String> unhappy = IntStream.range(0, 6)
                .mapToObj(i -> i < 4 ? "The voucher code was refused at the till" : "The parcel was wet")
                .toList();
        List<String> others = List.of("Lovely parcel", "The parcel came", "A lovely till", "Fine", "Fine", "Fine");

        List<Suggestion> found = Suggestion.of(unhappy, others, telling("en", unhappy, Set.of("parcel")));

        assertThat(found).hasSize(1);
        assertThat(found.getFirst().words())
                .contains("voucher", "code", "refused")
                .doesNotContain("the", "parcel");
        assertThat(found.getFirst().here()).isEqualTo(4);
    }

    @Test
    void whatever_names_or_reaches_somebody_is_never_suggested() {
        List<String> unhappy = Stream.of(
                        "Call me at +1 555 0142 or 555-0142, voucher refused",
                        "Write to kim.lee@example.com, voucher refused",
                        "www.example.com/kim and @kimlee, voucher refused, see https://example.com/x",
                        "I spoke with Petrovic about it, voucher refused, order A4711B",
                        "mrs Huxtable said so, voucher refused, thomas too",
                        "the Petrovic man again, voucher refused, agent zanele")
                .flatMap(text -> Stream.of(text, text, text))
                .toList();

        List<Suggestion> found = Suggestion.of(unhappy, List.of("Fine"), telling("en", unhappy, Set.of("Zanele Q")));
        List<Leaning.Word> words =
                Leaning.of(unhappy, List.of("Fine"), telling("en", unhappy, Set.of("Zanele Q")), 1_000);

        assertThat(found).extracting(Suggestion::words).asString().contains("voucher", "refused");
        assertThat(words)
                .extracting(Leaning.Word::word)
                .contains("voucher", "refused")
                .doesNotContain("petrovic", "huxtable", "thomas", "zanele", "kim", "lee", "kimlee", "example", "com")
                .noneMatch(word -> word.matches(".*[0-9@].*"));
    }

    @Test
    void german_nouns_are_no_names_but_who_follows_a_title_is_one() {
        List<String> texts = List.of("Der Gutschein von Frau Kowalczyk", "Ein Gutschein, Herr Demir", "Mein Gutschein");

        assertThat(Telling.of(
                                texts.stream()
                                        .map(text -> new Telling.Text(text, "de"))
                                        .toList(),
                                Set.of(),
                                TONES)
                        .of(List.of("gutschein", "kowalczyk", "demir", "frau", "der")))
                .containsExactly("gutschein");
    }

    private static java.util.function.Predicate<String> telling(
            String language, List<String> texts, Set<String> people) {
        return Telling.of(
                        texts.stream()
                                .map(text -> new Telling.Text(text, language))
                                .toList(),
                        people,
                        TONES)
                .words();
    }
}
