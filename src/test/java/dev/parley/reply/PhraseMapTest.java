package dev.parley.reply;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A pattern laid out as ways through its words is found as if every phrase had been written out.
class PhraseMapTest {
    private static final Phrases PHRASES = laidOut();

    private static Phrases laidOut() {
        PhraseMap map = new PhraseMap(new Wordings(Map.of("contact", List.of("texting", "writing to"))));
        map.add("(stop|quit) (please|) <contact> (me|us|)", Role.OPT_OUT, 0);
        map.add("stop", Role.STOP, 0);
        map.add("stop (it|this now)", Role.STOP, 0);
        map.add("eight", Role.NUMBER, 8);
        map.add("eight", Role.ORDINAL, 7);
        map.add("eight", Role.NUMBER, 9);
        map.add("d'accord", Role.YES, 0);
        map.add("zwölf", Role.NUMBER, 12);
        map.add("lascia(temi|mi) in pace", Role.STOP, 0);
        map.add("(请|)(别|不要)(再|)发(了|)", Role.OPT_OUT, 0);
        map.add("(maybe|)", Role.PERHAPS, 0);
        return map.phrases();
    }

    private static Phrases.Hit longest(String text, Role role) {
        return PHRASES.longest(Tokenizer.tokens(text, text.length()), 0, role.bit());
    }

    @ParameterizedTest
    @CsvSource({
        "stop texting, OPT_OUT, 2",
        "quit please writing to us now, OPT_OUT, 5",
        "stop please writing to, OPT_OUT, 4",
        "quit writing, OPT_OUT, 0",
        "stop texting, STOP, 1",
        "stop this now, STOP, 3",
        "stop this, STOP, 1",
        "quit, STOP, 0",
        "eight, NUMBER, 1",
        "daccord, YES, 1",
        "d'accord, YES, 2",
        "zwoelf, NUMBER, 1",
        "zwolf, NUMBER, 1",
        "lasciami in pace, STOP, 3",
        "lascia in pace, STOP, 0",
        "不要再发了, OPT_OUT, 5",
        "请别发, OPT_OUT, 3",
        "请发, OPT_OUT, 0",
        "maybe, PERHAPS, 1",
        "texting, OPT_OUT, 0"
    })
    void the_longest_phrase_of_a_role_is_found(String text, Role role, int length) {
        assertThat(longest(text, role).length()).isEqualTo(length);
        assertThat(longest(text, role).found()).isEqualTo(length > 0);
    }

    @Test
    void the_first_value_of_a_role_stays_beside_those_of_others() {
        Phrases.Hit hit = longest("eight", Role.NUMBER);

        assertThat(hit.value(Role.NUMBER)).isEqualTo(8);
        assertThat(hit.value(Role.ORDINAL)).isEqualTo(7);
        assertThat(hit.value(Role.MONTH)).isZero();
        assertThat(hit.has(Role.ORDINAL)).isTrue();
        assertThat(hit.has(Role.STOP)).isFalse();
    }

    @Test
    void nothing_is_found_past_the_end_or_in_nothing() {
        assertThat(longest("", Role.STOP)).isEqualTo(Phrases.Hit.NONE);
        assertThat(longest("maybe", Role.STOP).found()).isFalse();
    }

    @Test
    void every_word_is_known() {
        assertThat(PHRASES.vocabulary()).contains("stop", "us", "texting", "别", "lasciami", "daccord", "zwolf");
        assertThat(PHRASES.vocabulary()).doesNotContain("lascia", "(", "nobody");
    }
}
