package dev.parley.channel.sms;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.channel.Outbound;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.NodeList;

class TwimlTest {
    @Test
    void eachMessageSaysWhereToTellWhatBecameOfIt() {
        Optional<URI> callback = Optional.of(URI.create("https://parley.example.com/webhooks/sms/status"));
        List<Outbound> long1 = List.of(new Outbound("lane.SM1.0", "x".repeat(1601)));

        assertThat(new String(Twiml.of(long1, callback), UTF_8).split("<Message", -1))
                .hasSize(3)
                .filteredOn(part -> part.startsWith(" "))
                .allSatisfy(part -> assertThat(part)
                        .startsWith(
                                " statusCallback=\"https://parley.example.com/webhooks/sms/status?k=lane.SM1.0\">x"));
    }

    @Test
    void saysNothingWithAnEmptyResponse() {
        assertThat(xml()).isEqualTo("<?xml version=\"1.0\" encoding=\"UTF-8\"?><Response></Response>");
    }

    @Test
    void writesOneMessageForEachText() {
        assertThat(xml("Thanks & bye", "10 < 11 > 9 \"really\" 🙂 é"))
                .isEqualTo("<?xml version=\"1.0\" encoding=\"UTF-8\"?><Response><Message>Thanks &amp; bye</Message>"
                        + "<Message>10 &lt; 11 &gt; 9 \"really\" 🙂 é</Message></Response>");
    }

    @ParameterizedTest
    @MethodSource("uncarried")
    void leavesOutWhatXmlCannotCarry(String text, String carried) throws Exception {
        assertThat(read(text)).containsExactly(carried);
    }

    @Test
    void sendsNoMessageForABlankText() throws Exception {
        assertThat(read(" \n", "")).isEmpty();
    }

    @Test
    void keepsATextOfFullLengthWhole() throws Exception {
        assertThat(read("x".repeat(1600))).containsExactly("x".repeat(1600));
    }

    @Test
    void cutsALongTextBetweenWords() throws Exception {
        String words = "nine char ".repeat(200).strip();

        assertThat(read(words))
                .containsExactly(
                        "nine char ".repeat(160).strip(),
                        "nine char ".repeat(40).strip());
    }

    @Test
    void cutsALongWordBetweenCharacters() throws Exception {
        assertThat(read("x" + "🙂".repeat(800) + "y")).containsExactly("x" + "🙂".repeat(799), "🙂y");
    }

    @Test
    void anyTextComesBackAsItWas() throws Exception {
        long seed = 7;
        Random random = new Random(seed);
        for (int i = 0; i < 500; i++) {
            String text = "a"
                    + random.ints(40, 0x20, 0x11000)
                            .filter(c -> (c < 0xD800 || c > 0xDFFF) && c != 0xFFFE && c != 0xFFFF)
                            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append);
            assertThat(read(text)).as("seed %d, text %d", seed, i).containsExactly(text);
        }
    }

    static Stream<Arguments> uncarried() {
        return Stream.of(
                Arguments.of("a\u0000b\u0007c", "abc"),
                Arguments.of("a\r\nb", "a\nb"),
                Arguments.of("a\tb", "a\tb"),
                Arguments.of("\uD83Dx", "x"),
                Arguments.of("x\uDE42", "x"),
                Arguments.of("a\uFFFEb\uFFFF", "ab"));
    }

    private static String xml(String... texts) {
        return new String(Twiml.of(messages(texts), Optional.empty()), UTF_8);
    }

    private static List<String> read(String... texts) throws Exception {
        var document = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(Twiml.of(messages(texts), Optional.empty())));
        NodeList found = document.getElementsByTagName("Message");
        return IntStream.range(0, found.getLength())
                .mapToObj(i -> found.item(i).getTextContent())
                .toList();
    }

    private static List<Outbound> messages(String... texts) {
        return Stream.of(texts).map(text -> new Outbound("k", text)).toList();
    }
}
