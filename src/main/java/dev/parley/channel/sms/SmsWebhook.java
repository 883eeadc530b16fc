package dev.parley.channel.sms;

import dev.parley.channel.Heard;
import dev.parley.channel.Outbound;
import dev.parley.channel.Webhook;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// Messages that Twilio hands over: text messages, and what it makes look like them (WhatsApp, RCS).
public final class SmsWebhook implements Webhook {
    /// The channel's word.
    public static final String CHANNEL = "sms";

    private final SignedForms forms;
    private final Ways ways;

    /// @param accountSid the account whose messages are ours; "" takes those of any account, for trying Parley out
    public SmsWebhook(String accountSid, SignatureCheck signatures) {
        this(accountSid, signatures, new Ways(Optional.empty(), ""));
    }

    /// What else Twilio and we agreed on.
    ///
    /// @param callback where Twilio is to tell what became of our answers; empty if it cannot or need not
    /// @param service the messaging service whose numbers stand for one address of ours, "" if there is none
    public record Ways(Optional<URI> callback, String service) {}

    /// A webhook of an account, by these ways.
    public SmsWebhook(String accountSid, SignatureCheck signatures, Ways ways) {
        forms = new SignedForms(accountSid, signatures);
        this.ways = ways;
    }

    @Override
    public String path() {
        return "/webhooks/sms";
    }

    @Override
    public String accepts() {
        return SignedForms.TYPE;
    }

    @Override
    public Heard hear(String target, UnaryOperator<String> header, byte[] body) {
        return forms.hear(target, header, body, form -> TwilioForm.read(form, ways.service()));
    }

    @Override
    public byte[] reply(List<Outbound> messages) {
        return Twiml.of(messages, ways.callback());
    }

    @Override
    public String replyType() {
        return Twiml.CONTENT_TYPE;
    }
}
