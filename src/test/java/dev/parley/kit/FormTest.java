package dev.parley.kit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.kit.Form.Field;
import java.net.URLDecoder;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormTest {
    @Test
    void keepsOrderRepeatedNamesAndEmptyValues() {
        assertThat(fields("b=2&a=&b=1&=x&a=1=2"))
                .containsExactly(
                        new Field("b", "2"),
                        new Field("a", ""),
                        new Field("b", "1"),
                        new Field("", "x"),
                        new Field("a", "1=2"));
    }

    @Test
    void decodesPlusAndPercent() {
        assertThat(fields("a+b%3D=c%2Bd+%F0%9f%99%82%00é")).containsExactly(new Field("a b=", "c+d 🙂\0é"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "&", "&&&"})
    void aBodyWithoutFieldsIsAForm(String body) {
        assertThat(fields(body)).isEmpty();
    }

    @Test
    void givesTheFirstValueOfAName() {
        Form.Fields form = new Form.Fields(List.of(new Field("a", "1"), new Field("a", "2")));

        assertThat(List.of(form.first("a"), form.first("A"))).containsExactly("1", "");
    }

    @ParameterizedTest
    @CsvSource({
        "a=%, an incomplete percent-escape at byte 2",
        "a=b%4, an incomplete percent-escape at byte 3",
        "a=%4&b=1, an incomplete percent-escape at byte 2",
        "%zz=1, an incomplete percent-escape at byte 0",
        "a=%-1, an incomplete percent-escape at byte 2",
        "a=1&b, a field without = at byte 4",
        "a=%C3&b=%A9, no UTF-8 in the field at byte 2",
        "%C3=%A9, no UTF-8 in the field at byte 0",
        "a=%ED%A0%80, no UTF-8 in the field at byte 2",
        "a=%C0%80, no UTF-8 in the field at byte 2",
    })
    void saysWhereABodyIsNoForm(String body, String why) {
        assertThat(Form.parse(body.getBytes(UTF_8))).isEqualTo(new Form.Unreadable(why));
    }

    @Test
    void takesAReplacementCharacterThatWasSentAsOne() {
        assertThat(fields("a=%EF%BF%BD")).containsExactly(new Field("a", "\uFFFD"));
    }

    @Test
    void boundsTheNumberOfFields() {
        assertThat(fields("a=1&".repeat(100))).hasSize(100);
        assertThat(Form.parse("a=1&".repeat(101).getBytes(UTF_8)))
                .isEqualTo(new Form.Unreadable("more than 100 fields"));
    }

    @Test
    void anyBytesAreAFormOrAreNot() {
        long seed = 11;
        Random random = new Random(seed);
        String alphabet = "ab=&%+C3A9ff\u0000\u00e9";
        for (int i = 0; i < 20_000; i++) {
            StringBuilder body = new StringBuilder("x=");
            random.ints(12, 0, alphabet.length()).forEach(c -> body.append(alphabet.charAt(c)));
            if (Form.parse(body.toString().getBytes(ISO_8859_1)) instanceof Form.Fields form) {
                String first = body.substring(2).split("&", 2)[0];
                assertThat(form.first("x"))
                        .as("seed %d, body %d", seed, i)
                        .isEqualTo(URLDecoder.decode(new String(first.getBytes(ISO_8859_1), UTF_8), UTF_8));
            }
        }
    }

    private static List<Field> fields(String body) {
        return ((Form.Fields) Form.parse(body.getBytes(UTF_8))).all();
    }
}
