package dev.parley.channel.sms;

import dev.parley.channel.Heard;
import dev.parley.channel.Inbound;
import dev.parley.kit.Form;
import java.util.List;

/// Twilio's names for what a message is (twilio.com/docs/messaging/guides/webhook-request). More fields come without
/// notice; those we do not know are left alone.
final class TwilioForm {
    /// Twilio attaches at most 10; the rest of the range is for what it may allow later.
    private static final int MAX_MEDIA = 99;

    private TwilioForm() {}

    /// The message in a form that is known to be genuine.
    ///
    /// @param service the messaging service whose numbers stand for one address of ours, "" if there is none
    static Heard read(Form.Fields form, String service) {
        if (isStatus(form)) {
            return new Heard.Nothing("a status callback, not a message: see webhooks/twilio/README.md");
        }
        for (String name : List.of("MessageSid", "From", "To")) {
            String fault = faultOf(form.first(name));
            if (!fault.isEmpty()) {
                return new Heard.Unreadable(name + " " + fault);
            }
        }
        int media = media(form.first("NumMedia"));
        return media < 0
                ? new Heard.Unreadable("NumMedia is no number from 0 to " + MAX_MEDIA)
                : message(form, service, media);
    }

    private static Heard message(Form.Fields form, String service, int media) {
        Inbound.Content content =
                new Inbound.Content(Base64Body.decode(form.first("Body")), media, consent(form.first("OptOutType")));
        return new Heard.Message(new Inbound(
                SmsWebhook.CHANNEL, our(form, service), form.first("From"), form.first("MessageSid"), content));
    }

    private static String our(Form.Fields form, String service) {
        boolean isService = !service.isEmpty() && service.equals(form.first("MessagingServiceSid"));
        return isService ? service : form.first("To");
    }

    /// A status callback that was configured to come here must not be taken for a message from our own number.
    private static boolean isStatus(Form.Fields form) {
        String status = form.first("SmsStatus");
        return !form.first("MessageStatus").isEmpty() || !(status.isEmpty() || status.startsWith("receiv"));
    }

    /// Addresses are whatever Twilio says they are: numbers, short codes, `whatsapp:US.1234`, `rcs:agent`. A space
    /// is what becomes of a `+` that somebody forgot to escape.
    private static String faultOf(String name) {
        if (name.isEmpty()) {
            return "is missing";
        }
        if (name.length() > Inbound.MAX_NAME) {
            return "is longer than " + Inbound.MAX_NAME + " characters";
        }
        boolean odd = false;
        for (int i = 0; i < name.length(); i++) {
            odd |= name.charAt(i) <= ' ' || Character.isISOControl(name.charAt(i));
        }
        return odd ? "has a space or control character; a + is written %2B" : "";
    }

    private static int media(String number) {
        boolean isShort = number.length() <= 2 && number.chars().allMatch(c -> c >= '0' && c <= '9');
        if (!isShort) {
            return -1;
        }
        return number.isEmpty() ? 0 : Integer.parseInt(number);
    }

    /// Set where a messaging service has Advanced Opt-Out, which answers the person itself.
    private static Inbound.Consent consent(String optOutType) {
        return switch (optOutType) {
            case "STOP" -> Inbound.Consent.STOP;
            case "START" -> Inbound.Consent.START;
            case "HELP" -> Inbound.Consent.HELP;
            default -> Inbound.Consent.UNMARKED;
        };
    }
}
