package dev.parley.reply;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// How far a misspelling may lie from the word that was meant.
class SpellingTest {
    private static final long NUMBERS = Role.NUMBER.bit();

    private static Spelling spelling() {
        Spelling spelling = new Spelling();
        for (String word : new String[] {"two", "three", "four", "five", "six", "seven", "eight", "eighteen", "nine"}) {
            spelling.add(word, Role.NUMBER);
        }
        spelling.add("seven", Role.NUMBER);
        spelling.add("satisfied", Role.CSAT);
        spelling.add("unsubscribe", Role.STOP);
        return spelling;
    }

    @ParameterizedTest
    @CsvSource({
        "sevn, seven",
        "seven, seven",
        "sevven, seven",
        "seevenn, seven",
        "thre, three",
        "threee, three",
        "eihgt, eight",
        "fvie, five",
        "fave, ''",
        "fove, five",
        "fivr, five",
        "fivw, five",
        "sixx, six",
        "twoo, two",
        "six, six",
        "sx, ''",
        "feven, ''",
        "eigteen, eighteen",
        "eigteeen, eighteen",
        "xyz, ''",
        "satisfied, ''",
        "unsubscribe, ''"
    })
    void a_slip_is_put_right(String typed, String meant) {
        assertThat(spelling().meant(typed, NUMBERS).orElse("")).isEqualTo(meant);
    }

    @Test
    void two_words_as_near_are_neither() {
        Spelling spelling = spelling();
        spelling.add("fives", Role.NUMBER);
        spelling.add("fiver", Role.NUMBER);

        assertThat(spelling.meant("fivet", NUMBERS)).isEmpty();
    }

    @Test
    void a_word_of_two_roles_is_one_word() {
        Spelling spelling = spelling();
        spelling.add("seven", Role.YES);

        assertThat(spelling.meant("sevn", Role.bits(Role.NUMBER, Role.YES))).hasValue("seven");
        assertThat(spelling.meant("sevven", Role.bits(Role.NUMBER, Role.YES))).hasValue("seven");
    }

    @ParameterizedTest
    @CsvSource({
        "delivary, delivery, true",
        "delvary, delivery, false",
        "deliveryy, delivery, true",
        "dlvary, delivery, false",
        "price, prise, false",
        "price, pirce, true",
        "rice, price, false",
        "qualty, quality, true",
        "web, web, true",
        "wen, web, false",
        "site, sites, true",
        "'', site, false",
        "sit, site, false"
    })
    void nearness_grows_with_length(String typed, String word, boolean near) {
        assertThat(Spelling.near(typed, word)).isEqualTo(near);
    }

    @ParameterizedTest
    @CsvSource({
        "abcd, abcd, 0",
        "abcd, abdc, 1",
        "abcd, abc, 1",
        "abcd, abcde, 1",
        "abcd, axcd, 1",
        "abcd, axcy, 2",
        "abcd, wxyz, 3",
        "'', abcd, 3",
        "ab, '', 2",
        "ca, abc, 3"
    })
    void distances_are_counted_up_to_three(String one, String other, int slips) {
        assertThat(Distance.between(one, other)).isEqualTo(slips);
    }
}
