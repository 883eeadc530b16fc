package dev.parley.reply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Patterns of the language files: written out, taken apart, and refused with the reason.
class WordingsTest {
    private final Wordings wordings = new Wordings(Map.of("contact", List.of("text", "write (to|)")));

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "stop; stop",
                "(stop|quit) it; stop it/quit it",
                "stop(it|)!; stopit!/stop!",
                "(a|b)(c|d); ac/ad/bc/bd",
                "a (b (c|d)|e); a b c/a b d/a e",
                "lascia(temi|mi); lasciatemi/lasciami",
                "stop <contact>; stop text/stop write (to|)"
            })
    void a_pattern_is_written_out(String pattern, String phrases) {
        assertThat(wordings.of(pattern)).containsExactly(phrases.split("/", -1));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "stop; stop",
                "stop it; stop/it",
                "(stop|quit now) it; (stop|quit now)/it",
                "lascia(temi|mi) in pace; lascia(temi|mi)/in/pace",
                "<contact>  me; <contact>/me",
                "不要(再|)发(了|); 不要/(再|)/发/(了|)",
                "(再|)发 了; (再|)/发/了"
            })
    void a_pattern_is_taken_apart_where_words_part(String pattern, String parts) {
        assertThat(wordings.parts(pattern)).containsExactly(parts.split("/", -1));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {"(a|b); true", "<contact>; true", "(a)(b); false", "a(b); false", "a; false", "(a(b)|c); true"})
    void a_group_is_one_bracket_and_nothing_else(String part, boolean group) {
        assertThat(Wordings.isGroup(part)).isEqualTo(group);
    }

    @Test
    void a_group_has_alternatives() {
        assertThat(wordings.alternatives("(a|b (c|d)|)")).containsExactly("a", "b (c|d)", "");
        assertThat(wordings.alternatives("<contact>")).containsExactly("text", "write (to|)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"(a|b", "a (b (c)", "<contact", "<nobody>"})
    void what_is_not_well_formed_is_refused(String pattern) {
        assertThatIllegalArgumentException().isThrownBy(() -> wordings.of(pattern));
    }
}
