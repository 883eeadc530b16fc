package dev.parley.access;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TotpTest {
    private static final String SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
    private static final Instant AT = Instant.ofEpochSecond(1_111_111_109);

    /// RFC 6238, appendix B, SHA-1.
    @ParameterizedTest
    @CsvSource({
        "59, 94287082",
        "1111111109, 07081804",
        "1111111111, 14050471",
        "1234567890, 89005924",
        "2000000000, 69279037",
        "20000000000, 65353130"
    })
    void the_codes_are_those_of_the_rfc(long seconds, String code) {
        assertThat(Totp.code("12345678901234567890".getBytes(US_ASCII), seconds / 30, 8))
                .isEqualTo(code);
    }

    /// RFC 4648, section 10, without padding.
    @ParameterizedTest
    @CsvSource({"MY, f", "MZXQ, fo", "MZXW6, foo", "MZXW6YQ, foob", "MZXW6YTB, fooba", "MZXW6YTBOI, foobar"})
    void base32_is_that_of_the_rfc(String base32, String text) {
        assertThat(new String(Totp.bytes(base32), US_ASCII)).isEqualTo(text);
    }

    @Test
    void a_code_holds_a_step_before_and_after_and_once() {
        long step = AT.getEpochSecond() / 30;
        assertThat(Totp.step(SECRET, "081804", AT, 0)).hasValue(step);
        assertThat(Totp.step(SECRET, "081804", AT.plusSeconds(30), 0)).hasValue(step);
        assertThat(Totp.step(SECRET, "081804", AT.minusSeconds(30), 0)).hasValue(step);
        assertThat(Totp.step(SECRET, "081804", AT.plusSeconds(60), 0)).isEmpty();
        assertThat(Totp.step(SECRET, "081804", AT, step)).isEmpty();
        assertThat(Totp.step(SECRET, "", AT, 0)).isEmpty();
    }

    @Test
    void a_new_secret_has_160_bits() {
        assertThat(Totp.bytes(Totp.secret(new SecureRandom()))).hasSize(20);
    }
}
