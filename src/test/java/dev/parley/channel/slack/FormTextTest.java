package dev.parley.channel.slack;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Forms are written as the platform writes them.
class FormTextTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a b",
                "[{\"type\":\"section\"}]",
                "ü",
                "für 5 € 😍!",
                "😍",
                "a\u0000\u007f\u0080",
                "=&+%~*-._"
            })
    void each_text_is_escaped_as_the_platform_does(String text) {
        assertThat(FormText.of(Map.of("text", text))).isEqualTo("text=" + URLEncoder.encode(text, UTF_8));
    }

    @Test
    void texts_by_chance_are_too() {
        long seed = 7;
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 2_000; i++) {
            StringBuilder text = new StringBuilder();
            random.ints(random.nextInt(20), 0, 0x1F700)
                    .filter(letter -> letter < 0xD800 || letter > 0xDFFF)
                    .forEach(text::appendCodePoint);
            assertThat(FormText.of(Map.of("t", text.toString())))
                    .as("seed %d, text %d", seed, i)
                    .isEqualTo("t=" + URLEncoder.encode(text.toString(), UTF_8));
        }
    }

    @Test
    void fields_keep_their_order() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("channel", "D1");
        fields.put("text", "a");

        assertThat(FormText.of(fields)).isEqualTo("channel=D1&text=a");
        assertThat(FormText.of(Map.of())).isEmpty();
    }
}
