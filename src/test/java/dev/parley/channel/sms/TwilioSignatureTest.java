package dev.parley.channel.sms;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.twilio.security.RequestValidator;
import dev.parley.fake.TwilioCaller;
import dev.parley.kit.Form;
import dev.parley.kit.Secret;
import java.net.URI;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TwilioSignatureTest {
    private static final String TOKEN = "12345";
    private static final String PUBLIC_URL = "https://parley.example.com";
    private static final String TARGET = "/webhooks/sms?flow=a%2Bb";
    private static final TwilioSignature SIGNATURES = TwilioSignature.of(new Secret(TOKEN), URI.create(PUBLIC_URL));

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "signatures.tsv", delimiter = '\t', numLinesToSkip = 1)
    void takesAndRefuses(String why, URI publicUrl, String target, String form, String signature, boolean accepted) {
        TwilioSignature signatures = TwilioSignature.of(new Secret(TOKEN), publicUrl);

        assertThat(signatures.accepts(target, fields(form), signature)).as(why).isEqualTo(accepted);
    }

    @ParameterizedTest
    @MethodSource("dev.parley.fake.TwilioCaller#recordedForms")
    void takesEveryRecordedForm(String name) {
        String form = TwilioCaller.recordedForm(name);

        assertThat(SIGNATURES.accepts(TARGET, fields(form), sign(form))).isTrue();
    }

    @Test
    void refusesEveryOtherByteInTheBody() {
        String form = TwilioCaller.recordedForm("score-with-words");
        String signature = sign(form);
        Form genuine = Form.parse(form.getBytes(UTF_8));
        byte[] body = form.getBytes(UTF_8);
        for (int at = 0; at < body.length; at++) {
            byte original = body[at];
            for (int other : List.of(original ^ 1, original ^ 0x20, (int) 'x', (int) '&', (int) '=', (int) '+')) {
                body[at] = (byte) other;
                boolean accepted = Form.parse(body) instanceof Form.Fields fields
                        && !fields.equals(genuine)
                        && SIGNATURES.accepts(TARGET, fields, signature);
                assertThat(accepted).as("byte %d as %d", at, other).isFalse();
            }
            body[at] = original;
        }
    }

    @Test
    void refusesEveryOtherCharacterInTheTarget() {
        String form = TwilioCaller.recordedForm("score");
        String signature = sign(form);
        for (int at = 0; at < TARGET.length(); at++) {
            String other = TARGET.substring(0, at) + (char) (TARGET.charAt(at) ^ 1) + TARGET.substring(at + 1);
            assertThat(SIGNATURES.accepts(other, fields(form), signature))
                    .as(other)
                    .isFalse();
        }
    }

    @Test
    void refusesEveryOtherCharacterInTheHeader() {
        String form = TwilioCaller.recordedForm("score");
        String signature = sign(form);
        for (int at = 0; at < signature.length(); at++) {
            for (char other : new char[] {'A', 'b', '=', '/', ' ', 'ä'}) {
                String changed = signature.substring(0, at) + other + signature.substring(at + 1);
                assertThat(SIGNATURES.accepts(TARGET, fields(form), changed))
                        .as(changed)
                        .isEqualTo(changed.equals(signature));
            }
        }
    }

    @Test
    void agreesWithTwiliosOwnLibrary() {
        long seed = 20_260_101;
        Random random = new Random(seed);
        RequestValidator theirs = new RequestValidator(TOKEN);
        for (int i = 0; i < 300; i++) {
            Map<String, String> fields = randomFields(random);
            String signature = TwilioCaller.hmac(TOKEN, PUBLIC_URL + TARGET + sorted(fields));
            Form.Fields ours = new Form.Fields(fields.entrySet().stream()
                    .map(e -> new Form.Field(e.getKey(), e.getValue()))
                    .toList());
            assertThat(List.of(
                            theirs.validate(PUBLIC_URL + TARGET, fields, signature),
                            SIGNATURES.accepts(TARGET, ours, signature)))
                    .as("seed %d, form %d: %s", seed, i, fields)
                    .containsOnly(true);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "{\"Body\":\"9\"}", "ä🙂"})
    void takesOtherBodiesByTheirHash(String body) throws Exception {
        byte[] bytes = body.getBytes(UTF_8);
        String target = "/webhooks/sms?x=1&bodySHA256="
                + HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        String signature = TwilioCaller.hmac(TOKEN, PUBLIC_URL + target);

        assertThat(new RequestValidator(TOKEN).validate(PUBLIC_URL + target, body, signature))
                .isTrue();
        assertThat(SIGNATURES.accepts(target, bytes, signature)).isTrue();
        assertThat(SIGNATURES.accepts(target, (body + " ").getBytes(UTF_8), signature))
                .isFalse();
        assertThat(SIGNATURES.accepts(target.replace("x=1", "x=2"), bytes, signature))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/webhooks/sms", "/webhooks/sms?bodySHA256=", "/webhooks/sms?xbodySHA256=HASH", "bodySHA256=HASH"
            })
    void refusesOtherBodiesWithoutTheirHash(String target) throws Exception {
        String hash =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(new byte[0]));
        String signed = target.replace("HASH", hash);

        assertThat(SIGNATURES.accepts(signed, new byte[0], TwilioCaller.hmac(TOKEN, PUBLIC_URL + signed)))
                .isFalse();
    }

    private static Map<String, String> randomFields(Random random) {
        Map<String, String> fields = new HashMap<>();
        Set<String> names = new HashSet<>();
        for (int i = random.nextInt(30); i > 0; i--) {
            String name = "Field" + random.nextInt(40) + (random.nextBoolean() ? "A" : "a");
            if (names.add(name)) {
                fields.put(name, random.nextInt(4) == 0 ? "" : "v é 🙂 &=+%" + random.nextInt());
            }
        }
        return fields;
    }

    private static String sorted(Map<String, String> fields) {
        StringBuilder joined = new StringBuilder();
        fields.keySet().stream().sorted().forEach(name -> joined.append(name).append(fields.get(name)));
        return joined.toString();
    }

    private static String sign(String form) {
        return TwilioCaller.sign(TOKEN, PUBLIC_URL + TARGET, form);
    }

    private static Form.Fields fields(String form) {
        return (Form.Fields) Form.parse(form.getBytes(UTF_8));
    }
}
