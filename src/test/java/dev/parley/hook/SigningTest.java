package dev.parley.hook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Signatures as the libraries of Standard Webhooks make them.
class SigningTest {
    @ParameterizedTest(name = "{1}")
    @CsvFileSource(resources = "standard-webhooks.tsv", delimiter = '\t', numLinesToSkip = 1, quoteCharacter = '\0')
    void the_published_vectors_are_signed_alike(
            String secret, String id, long timestamp, String body, String signature) {
        assertThat(Signing.header(List.of(secret), id, timestamp, body)).isEqualTo(signature);
    }

    @Test
    void while_a_secret_is_rotated_both_sign() {
        String one = Signing.secret(new Random(1));
        String other = Signing.secret(new Random(2));

        assertThat(Signing.header(List.of(other, one), "id", 1, "{}"))
                .isEqualTo(Signing.header(List.of(other), "id", 1, "{}") + " "
                        + Signing.header(List.of(one), "id", 1, "{}"));
        assertThat(Signing.isSecret(one)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "whsec_", "whsec_c2hvcnQ=", "whsec_not base64!", "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"})
    void what_is_no_secret_is_refused(String text) {
        assertThat(Signing.isSecret(text)).isFalse();
    }
}
