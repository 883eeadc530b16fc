package dev.parley.channel.sms;

import dev.parley.channel.Heard;
import dev.parley.kit.Form;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/// Takes Twilio's forms in, and only those of our account with a right signature. Safe for any thread.
record SignedForms(String accountSid, SignatureCheck signatures) {
    static final String TYPE = "application/x-www-form-urlencoded";

    /// What a call means: what `read` makes of its form, if it is genuine.
    Heard hear(String target, UnaryOperator<String> header, byte[] body, Function<Form.Fields, Heard> read) {
        return switch (Form.parse(body)) {
            case Form.Unreadable unreadable -> new Heard.Unreadable(unreadable.why());
            case Form.Fields form -> hear(target, header.apply("X-Twilio-Signature"), form, read);
        };
    }

    private Heard hear(String target, String signature, Form.Fields form, Function<Form.Fields, Heard> read) {
        if (!signatures.accepts(target, form, signature)) {
            return new Heard.Forged(
                    signature.isEmpty()
                            ? "no X-Twilio-Signature"
                            : "X-Twilio-Signature does not match; PARLEY_PUBLIC_URL and TWILIO_AUTH_TOKEN must be Twilio's");
        }
        if (!accountSid.isEmpty() && !accountSid.equals(form.first("AccountSid"))) {
            return new Heard.Forged("another AccountSid than TWILIO_ACCOUNT_SID");
        }
        return read.apply(form);
    }
}
