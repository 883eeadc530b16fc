package dev.parley.kit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WordTest {
    private enum Stand {
        TOLD,
        TOLD_LATELY
    }

    @Test
    void a_word_is_in_small_letters_with_dashes() {
        assertThat(Word.of(Stand.TOLD_LATELY)).isEqualTo("told-lately");
    }

    @Test
    void a_constant_is_found_by_its_word_and_by_nothing_else() {
        assertThat(Word.find(Stand.class, "told-lately")).contains(Stand.TOLD_LATELY);
        assertThat(Word.find(Stand.class, "TOLD_LATELY")).isEmpty();
        assertThat(Word.find(Stand.class, "")).isEmpty();
    }
}
