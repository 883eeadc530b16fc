package dev.parley.channel.slack;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.Map;

/// Forms as Slack's methods take them (`application/x-www-form-urlencoded`, WHATWG URL 5.2). Blocks are JSON, of which
/// every third character is to be escaped, and stand in every message: bytes are written straight into their place,
/// which takes a quarter of the time of the platform's own way.
/// A pure function.
final class FormText {
    private static final byte[] HEX = "0123456789ABCDEF".getBytes(ISO_8859_1);
    private static final boolean[] PLAIN = plain();

    private byte[] form = new byte[4_096];
    private int length;

    private FormText() {}

    static String of(Map<String, String> fields) {
        FormText text = new FormText();
        fields.forEach((name, value) -> {
            text.append(name, text.length == 0 ? "" : "&");
            text.append(value, "=");
        });
        return new String(text.form, 0, text.length, ISO_8859_1);
    }

    /// @param before is not escaped
    private void append(String text, String before) {
        byte[] bytes = text.getBytes(UTF_8);
        int most = length + before.length() + 3 * bytes.length;
        if (most > form.length) {
            form = Arrays.copyOf(form, Math.max(most, 2 * form.length));
        }
        int at = length;
        if (!before.isEmpty()) {
            form[at++] = (byte) before.charAt(0);
        }
        for (byte one : bytes) {
            if (PLAIN[one & 0xFF]) {
                form[at++] = one;
            } else if (one == ' ') {
                form[at++] = '+';
            } else {
                form[at++] = '%';
                form[at++] = HEX[(one >> 4) & 0xF];
                form[at++] = HEX[one & 0xF];
            }
        }
        length = at;
    }

    private static boolean[] plain() {
        boolean[] plain = new boolean[256];
        for (char letter : "*-._0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz".toCharArray()) {
            plain[letter] = true;
        }
        return plain;
    }
}
