package dev.parley.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordTest {
    private final SecureRandom chance = new SecureRandom();

    /// Computed with Python's hashlib.pbkdf2_hmac("sha256", b"correct horse", b"0123456789abcdef", 1000).
    private static final String FOREIGN =
            "pbkdf2-sha256$1000$MDEyMzQ1Njc4OWFiY2RlZg==$cBg8D2DungRB9k76szThf5ehfyBz991ay6PT8Srwk4M=";

    @Test
    void what_other_programs_hashed_matches() {
        assertThat(Password.matches("correct horse", FOREIGN)).isTrue();
        assertThat(Password.matches("correct hors", FOREIGN)).isFalse();
    }

    @Test
    void a_chosen_password_is_hashed_by_owasps_figure_and_never_twice_alike() {
        String kept = Password.hash("a long password", chance);
        assertThat(kept).startsWith("pbkdf2-sha256$600000$").isNotEqualTo(Password.hash("a long password", chance));
        assertThat(Password.matches("a long password", kept)).isTrue();
        assertThat(Password.matches("A long password", kept)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "pbkdf2-sha256$1$", "pbkdf2-sha256$x$MDE=$MDE=", "bcrypt$1000$MDE=$MDE="})
    void what_is_no_hash_matches_nothing(String kept) {
        assertThat(Password.matches("", kept)).isFalse();
        assertThat(Password.matches(kept, kept)).isFalse();
    }

    @Test
    void drawn_passwords_differ() {
        Set<String> drawn = new HashSet<>();
        for (int i = 0; i < 1_000; i++) {
            drawn.add(Password.drawn(chance));
        }
        assertThat(drawn).hasSize(1_000).allMatch(password -> password.matches("[a-z2-9]{24}"));
    }

    @ParameterizedTest
    @CsvSource({"0,0", "4,0", "5,1", "6,2", "9,16", "14,512", "15,900", "1000,900"})
    void guessing_takes_longer_each_time(int failures, long seconds) {
        assertThat(Lockout.pause(failures)).isEqualTo(Duration.ofSeconds(seconds));
    }
}
