package dev.parley.channel.sms;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.channel.Heard;
import dev.parley.channel.Inbound;
import dev.parley.channel.Inbound.Consent;
import dev.parley.fake.TwilioCaller;
import dev.parley.kit.Secret;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SmsWebhookTest {
    private static final String TOKEN = "12345";
    private static final String TARGET = "/webhooks/sms";
    private static final String PUBLIC_URL = "https://parley.example.com";
    private static final SmsWebhook WEBHOOK =
            new SmsWebhook(TwilioCaller.ACCOUNT_SID, TwilioSignature.of(new Secret(TOKEN), URI.create(PUBLIC_URL)));
    private static final SmsWebhook UNCHECKED = new SmsWebhook("", SignatureCheck.OFF);
    private static final List<String> ROWS = lines();

    @Test
    void everyRecordedFormSaysWhatItMeans() {
        assertThat(ROWS.stream().map(row -> row.split("\t", 2)[0]).sorted()).isEqualTo(TwilioCaller.recordedForms());
    }

    @ParameterizedTest
    @MethodSource("dev.parley.fake.TwilioCaller#recordedForms")
    void hearsWhatARecordedFormMeans(String name) {
        assertThat(ROWS).contains(name + "\t" + shown(hear(TwilioCaller.recordedForm(name))));
    }

    @Test
    void forgedWithoutASignature() {
        Heard heard = WEBHOOK.hear(TARGET, header -> "", "MessageSid=SM1".getBytes(UTF_8));

        assertThat(heard).isEqualTo(new Heard.Forged("no X-Twilio-Signature"));
    }

    @Test
    void forgedWithAnotherFormsSignature() {
        String signature = TwilioCaller.sign(TOKEN, PUBLIC_URL + TARGET, TwilioCaller.recordedForm("score"));
        byte[] body = TwilioCaller.recordedForm("stop").getBytes(UTF_8);

        assertThat(WEBHOOK.hear(TARGET, header -> signature, body)).isInstanceOf(Heard.Forged.class);
    }

    @Test
    void forgedForAnotherAccount() {
        String form = TwilioCaller.recordedForm("score").replace(TwilioCaller.ACCOUNT_SID, "AC1");

        assertThat(hear(form)).isEqualTo(new Heard.Forged("another AccountSid than TWILIO_ACCOUNT_SID"));
    }

    @ParameterizedTest
    @CsvSource({
        "From=1&To=2, MessageSid is missing",
        "MessageSid=SM1&To=2, From is missing",
        "MessageSid=SM1&From=&To=2, From is missing",
        "MessageSid=SM1&From=1, To is missing",
        "MessageSid=SM1&From=+1&To=2, From has a space or control character; a + is written %2B",
        "MessageSid=SM1&From=1%0D%0A&To=2, From has a space or control character; a + is written %2B",
        "MessageSid=SM1&From=1&To=2&NumMedia=x, NumMedia is no number from 0 to 99",
        "MessageSid=SM1&From=1&To=2&NumMedia=-1, NumMedia is no number from 0 to 99",
        "MessageSid=SM1&From=1&To=2&NumMedia=100, NumMedia is no number from 0 to 99",
        "MessageSid=SM1&From=1%, an incomplete percent-escape at byte 21",
        "MessageSid, a field without = at byte 0",
    })
    void saysWhatIsWrongWithAForm(String form, String why) {
        assertThat(unchecked(form)).isEqualTo(new Heard.Unreadable(why));
    }

    @Test
    void refusesAnAddressThatNobodyHas() {
        assertThat(unchecked("MessageSid=SM1&To=2&From=" + "1".repeat(257)))
                .isEqualTo(new Heard.Unreadable("From is longer than 256 characters"));
    }

    @ParameterizedTest
    @CsvSource({"STOP, STOP", "START, START", "HELP, HELP", "MAYBE, UNMARKED", "'', UNMARKED"})
    void passesOnWhatTwilioHasAnswered(String optOutType, Consent consent) {
        Heard heard = unchecked("MessageSid=SM1&From=1&To=2&OptOutType=" + optOutType);

        assertThat(((Heard.Message) heard).inbound().content().consent()).isEqualTo(consent);
    }

    @ParameterizedTest
    @CsvFileSource(resources = "bodies.tsv", delimiter = '\t', numLinesToSkip = 1)
    void decodesOnlyBase64OfWords(String why, String body, int times, String text) {
        assertThat(Base64Body.decode(body.translateEscapes().repeat(times)))
                .as(why)
                .isEqualTo(text.translateEscapes().repeat(times));
    }

    @Test
    void anInboundMessageShowsNeitherNumbersNorWords() {
        Heard heard = hear(TwilioCaller.recordedForm("score-with-words"));

        assertThat(heard.toString()).doesNotContain("555", "courier").contains("SM000000");
    }

    private static Heard hear(String form) {
        String signature = TwilioCaller.sign(TOKEN, PUBLIC_URL + TARGET, form);
        return WEBHOOK.hear(
                TARGET, header -> header.equals("X-Twilio-Signature") ? signature : "", form.getBytes(UTF_8));
    }

    private static Heard unchecked(String form) {
        return UNCHECKED.hear(TARGET, header -> "", form.getBytes(UTF_8));
    }

    private static String shown(Heard heard) {
        return switch (heard) {
            case Heard.Message message -> "message\t" + shown(message.inbound());
            case Heard.Told told -> "told";
            case Heard.AtOnce atOnce -> "at once";
            case Heard.Errand errand -> "errand";
            case Heard.Nothing nothing -> "nothing\t" + nothing.why();
            case Heard.Forged forged -> "forged\t" + forged.why();
            case Heard.Unreadable unreadable -> "unreadable\t" + unreadable.why();
        };
    }

    private static String shown(Inbound in) {
        Inbound.Content content = in.content();
        return String.join(
                "\t",
                List.of(
                        in.our(),
                        in.their(),
                        in.messageId(),
                        "" + content.media(),
                        "" + content.consent(),
                        content.text().replace("\n", "\\n")));
    }

    private static List<String> lines() {
        try (var file = SmsWebhookTest.class.getResourceAsStream("heard.tsv")) {
            return Arrays.asList(new String(file.readAllBytes(), UTF_8).split("\n")).stream()
                    .skip(1)
                    .toList();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
