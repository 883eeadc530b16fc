package dev.parley.channel.sms;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.parley.kit.Form;
import java.net.URI;
import java.net.URLEncoder;

/// The address at which Twilio tells what became of one message: our key of it stands in the query, which Twilio's
/// signature covers. A receipt may come before the answer to the call that sent the message, so the message's own id
/// would not do.
final class StatusCallback {
    private static final String KEY = "k";

    private StatusCallback() {}

    static URI of(URI base, String key) {
        return URI.create(text(base, key));
    }

    static String text(URI base, String key) {
        return base + "?" + KEY + "=" + URLEncoder.encode(key, UTF_8);
    }

    /// The key in a request's target, "" if there is none.
    static String key(String target) {
        int query = target.indexOf('?');
        if (query < 0) {
            return "";
        }
        return switch (Form.parse(target.substring(query + 1).getBytes(UTF_8))) {
            case Form.Fields fields -> fields.first(KEY);
            case Form.Unreadable unreadable -> "";
        };
    }
}
