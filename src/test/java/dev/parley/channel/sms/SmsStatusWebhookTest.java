package dev.parley.channel.sms;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.channel.Heard;
import dev.parley.channel.Receipt;
import dev.parley.fake.TwilioCaller;
import dev.parley.kit.Secret;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class SmsStatusWebhookTest {
    private static final String TOKEN = "12345";
    private static final String TARGET = SmsStatusWebhook.PATH + "?k=lane.SM1.0";
    private static final String PUBLIC_URL = "https://parley.example.com";
    private static final SmsStatusWebhook WEBHOOK = new SmsStatusWebhook(
            TwilioCaller.ACCOUNT_SID, TwilioSignature.of(new Secret(TOKEN), URI.create(PUBLIC_URL)));

    @ParameterizedTest
    @CsvFileSource(resources = "statuses.tsv", delimiter = '\t', numLinesToSkip = 1)
    void a_status_means(String status, String code, Receipt.Fate fate, String reason, boolean optedOut) {
        String fields = "&MessageStatus=" + status + (code.equals("-") ? "" : "&ErrorCode=" + code);

        assertThat(hear(TARGET, fields))
                .isEqualTo(new Heard.Told(
                        new Receipt("lane.SM1.0", "SM77", fate, reason.equals("-") ? "" : reason, optedOut)));
    }

    @Test
    void the_key_is_covered_by_the_signature() {
        String form = form("&MessageStatus=sent");
        String signature = TwilioCaller.sign(TOKEN, PUBLIC_URL + TARGET, form);

        assertThat(WEBHOOK.hear(TARGET.replace("SM1", "SM2"), header -> signature, form.getBytes(UTF_8)))
                .isInstanceOf(Heard.Forged.class);
        assertThat(WEBHOOK.hear(TARGET, header -> "", form.getBytes(UTF_8))).isInstanceOf(Heard.Forged.class);
    }

    @Test
    void what_is_no_receipt_of_ours_asks_for_nothing() {
        assertThat(hear(SmsStatusWebhook.PATH, "&MessageStatus=sent")).isInstanceOf(Heard.Nothing.class);
        assertThat(hear(SmsStatusWebhook.PATH + "?k=%ZZ", "&MessageStatus=sent"))
                .isInstanceOf(Heard.Nothing.class);
        assertThat(hear(TARGET, "&MessageStatus=invented")).isInstanceOf(Heard.Nothing.class);
        assertThat(hear(TARGET, "&SmsStatus=received")).isInstanceOf(Heard.Nothing.class);
    }

    @Test
    void forged_for_another_account() {
        String form = form("&MessageStatus=sent").replace(TwilioCaller.ACCOUNT_SID, "AC1");
        String signature = TwilioCaller.sign(TOKEN, PUBLIC_URL + TARGET, form);

        assertThat(WEBHOOK.hear(TARGET, header -> signature, form.getBytes(UTF_8)))
                .isInstanceOf(Heard.Forged.class);
    }

    private static Heard hear(String target, String fields) {
        String form = form(fields);
        String signature = TwilioCaller.sign(TOKEN, PUBLIC_URL + target, form);
        return WEBHOOK.hear(target, header -> signature, form.getBytes(UTF_8));
    }

    private static String form(String fields) {
        return "AccountSid=" + TwilioCaller.ACCOUNT_SID + "&MessageSid=SM77&To=%2B15550100&From=%2B15550111" + fields;
    }
}
