package dev.parley.channel.sms;

import dev.parley.channel.Heard;
import dev.parley.channel.Outbound;
import dev.parley.channel.Receipt;
import dev.parley.channel.Webhook;
import dev.parley.kit.Form;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// What Twilio tells about messages of ours
/// (twilio.com/docs/messaging/guides/outbound-message-status-in-status-callbacks): in any order, several times, or not
/// at all.
public final class SmsStatusWebhook implements Webhook {
    /// Where Twilio calls, behind our public URL.
    public static final String PATH = "/webhooks/sms/status";

    private final SignedForms forms;

    /// @param accountSid the account whose messages are ours; "" takes those of any account
    public SmsStatusWebhook(String accountSid, SignatureCheck signatures) {
        forms = new SignedForms(accountSid, signatures);
    }

    @Override
    public String path() {
        return PATH;
    }

    @Override
    public String accepts() {
        return SignedForms.TYPE;
    }

    @Override
    public Heard hear(String target, UnaryOperator<String> header, byte[] body) {
        return forms.hear(target, header, body, form -> receipt(StatusCallback.key(target), form));
    }

    @Override
    public byte[] reply(List<Outbound> messages) {
        return Twiml.of(messages, Optional.empty());
    }

    @Override
    public String replyType() {
        return Twiml.CONTENT_TYPE;
    }

    private static Heard receipt(String key, Form.Fields form) {
        if (key.isEmpty()) {
            return new Heard.Nothing("a receipt without the key of a message of ours");
        }
        String status = form.first("MessageStatus");
        int code = code(form.first("ErrorCode"));
        return fate(status, code)
                .<Heard>map(fate -> new Heard.Told(new Receipt(
                        key,
                        form.first("MessageSid"),
                        fate,
                        code == 0 ? "" : "Twilio error " + code,
                        fate.isLoss() && TwilioErrors.isOptOut(code))))
                .orElseGet(() -> new Heard.Nothing("a receipt with another status than those of messages out"));
    }

    private static Optional<Receipt.Fate> fate(String status, int code) {
        return switch (status) {
            case "scheduled", "accepted", "queued", "sending" -> Optional.of(Receipt.Fate.ACCEPTED);
            case "sent", "partially_delivered" -> Optional.of(Receipt.Fate.SENT);
            case "delivered", "read" -> Optional.of(Receipt.Fate.DELIVERED);
            case "undelivered" -> Optional.of(lost(code, Receipt.Fate.UNDELIVERED));
            case "failed" -> Optional.of(lost(code, Receipt.Fate.FAILED));
            case "canceled" -> Optional.of(Receipt.Fate.FAILED);
            default -> Optional.empty();
        };
    }

    private static Receipt.Fate lost(int code, Receipt.Fate forGood) {
        return TwilioErrors.isPassing(code) ? Receipt.Fate.DROPPED : forGood;
    }

    private static int code(String text) {
        boolean isNumber = !text.isEmpty() && text.length() <= 6 && text.chars().allMatch(Character::isDigit);
        return isNumber ? Integer.parseInt(text) : 0;
    }
}
