package dev.parley.kit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class VaultTest {
    private static final byte[] KEY = "installation".getBytes(UTF_8);
    private static final byte[] WORDS = "I do not like Mondays".getBytes(UTF_8);

    private final Vault vault = Vault.of(KEY, "lanes", 64);

    @Test
    void what_was_sealed_for_a_place_opens_there() {
        assertThat(vault.open(vault.close(WORDS, "lane-1"), "lane-1")).isEqualTo(WORDS);
        assertThat(Vault.of(KEY, "lanes", 64).open(vault.close(WORDS, "lane-1"), "lane-1"))
                .isEqualTo(WORDS);
        assertThat(vault.open(vault.close(new byte[0], "lane-1"), "lane-1")).isEmpty();
    }

    @Test
    void it_opens_nowhere_else_and_with_no_other_key_or_purpose_and_not_when_damaged() {
        byte[] sealed = vault.close(WORDS, "lane-1");
        byte[] damaged = sealed.clone();
        damaged[20] ^= 1;

        assertThatThrownBy(() -> vault.open(sealed, "lane-2")).hasMessageContaining("PARLEY_SECRET_KEY");
        assertThatThrownBy(() -> vault.open(damaged, "lane-1")).hasMessageContaining("lane-1");
        assertThatThrownBy(() -> vault.open(new byte[3], "lane-1")).hasMessageContaining("lane-1");
        assertThatThrownBy(() -> Vault.of(KEY, "study", 64).open(sealed, "lane-1"))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> Vault.of(WORDS, "lanes", 64).open(sealed, "lane-1"))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> Vault.NONE.close(WORDS, "lane-1")).hasMessageContaining("without");
    }

    @Test
    void lengths_show_in_steps_only_and_equal_words_look_different() {
        Set<Integer> lengths = new HashSet<>();
        for (int length = 0; length <= 60; length++) {
            lengths.add(vault.close(new byte[length], "x").length);
        }

        assertThat(lengths).hasSize(1);
        assertThat(vault.close(WORDS, "x")).isNotEqualTo(vault.close(WORDS, "x"));
    }
}
