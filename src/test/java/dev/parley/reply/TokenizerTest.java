package dev.parley.reply;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// How texts fall into tokens: letters of their kinds (W words, N numbers, M marks, S symbols) and folded words.
class TokenizerTest {
    private static String tokens(String text) {
        return Tokenizer.tokens(text, text.length()).stream()
                .map(token -> token.kind().name().charAt(0) + token.word())
                .collect(Collectors.joining(" "))
                .replace("MARK", "M");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '~',
            value = {
                "Zwölf!; Wzwolf M!",
                "don't; Wdont",
                "l'accueil; Wl Waccueil",
                "dell'ordine; Wdell Wordine",
                "rock'n; Wrockn",
                "twenty-one; Wtwenty Wone",
                "a -b; Wa M- Wb",
                "8.5; N8 M. N5",
                "８点; N8 W点",
                "٨٩; N89",
                "1️⃣0️⃣; N10",
                "🔟; N10",
                "⑦; N7",
                "➓; N10",
                "⓪; N0",
                "yesss; Wyes",
                "well; Wwell",
                "....; M.",
                "、，; M, M,",
                "?!; M? M!",
                "⭐⭐; S⭐ S⭐",
                "👍🏽; S👍",
                "👩‍🦰; S👩",
                "ＯＫ; Wok",
                "ハイ; Wは Wい",
                "ﾊﾞ; Wば",
                "ß; Wss",
                "Œuvre; Woeuvre",
                "Łódź; Wlodz",
                "خدمة; Wخدمه",
                "नहीँ; Wनहीं",
                "İyi; Wiyi",
                "－; M-",
                "〜; M~",
                "A1; Wa N1",
                "ﬁve; Wfive"
            })
    void a_text_falls_into_tokens(String text, String expected) {
        assertThat(tokens(text)).isEqualTo(expected);
    }

    @Test
    void a_token_knows_its_place_and_whether_a_gap_stands_before_it() {
        List<Token> tokens = Tokenizer.tokens("Hi, 10!", 7);

        assertThat(tokens.stream().map(token -> token.start() + "-" + token.end() + (token.spaced() ? "s" : "")))
                .containsExactly("0-2s", "2-3", "4-6s", "6-7");
        assertThat(tokens.get(2).length()).isEqualTo(2);
        assertThat(tokens.get(1).isMark(",")).isTrue();
        assertThat(tokens.get(0).isMark("hi")).isFalse();
    }

    @Test
    void nothing_past_the_limit_is_looked_at() {
        assertThat(Tokenizer.tokens("ab cd", 3)).hasSize(1);
        assertThat(Tokenizer.tokens("12345", 3).getFirst().word()).isEqualTo("123");
        assertThat(Tokenizer.tokens("!!!!!", 3).getFirst().end()).isEqualTo(3);
    }

    @Test
    void a_line_ends_like_a_mark_and_accents_alone_are_nothing() {
        assertThat(tokens("8\nok")).isEqualTo("N8 M\n Wok");
        assertThat(tokens("\u0301")).isEmpty();
        assertThat(tokens("\ud83d")).isEmpty();
    }
}
