package dev.parley.channel.sms;

import dev.parley.channel.Heard;
import dev.parley.channel.Outbound;
import dev.parley.channel.Webhook;
import dev.parley.kit.Form;
import java.util.List;
import java.util.function.UnaryOperator;

/// Messages that Twilio hands over: text messages, and what it makes look like them (WhatsApp, RCS).
public final class SmsWebhook implements Webhook {
    /// The channel's word.
    public static final String CHANNEL = "sms";

    private final String accountSid;
    private final SignatureCheck signatures;

    /// @param accountSid the account whose messages are ours; "" takes those of any account, for trying Parley out
    public SmsWebhook(String accountSid, SignatureCheck signatures) {
        this.accountSid = accountSid;
        this.signatures = signatures;
    }

    @Override
    public String path() {
        return "/webhooks/sms";
    }

    @Override
    public String accepts() {
        return "application/x-www-form-urlencoded";
    }

    @Override
    public Heard hear(String target, UnaryOperator<String> header, byte[] body) {
        return switch (Form.parse(body)) {
            case Form.Unreadable unreadable -> new Heard.Unreadable(unreadable.why());
            case Form.Fields form -> hear(target, header.apply("X-Twilio-Signature"), form);
        };
    }

    @Override
    public byte[] reply(List<Outbound> messages) {
        return Twiml.of(messages);
    }

    @Override
    public String replyType() {
        return Twiml.CONTENT_TYPE;
    }

    private Heard hear(String target, String signature, Form.Fields form) {
        if (!signatures.accepts(target, form, signature)) {
            return new Heard.Forged(
                    signature.isEmpty()
                            ? "no X-Twilio-Signature"
                            : "X-Twilio-Signature does not match; PARLEY_PUBLIC_URL and TWILIO_AUTH_TOKEN must be Twilio's");
        }
        if (!accountSid.isEmpty() && !accountSid.equals(form.first("AccountSid"))) {
            return new Heard.Forged("another AccountSid than TWILIO_ACCOUNT_SID");
        }
        return TwilioForm.read(form);
    }
}
