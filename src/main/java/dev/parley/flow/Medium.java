package dev.parley.flow;

import java.util.Locale;
import java.util.Optional;

/// The kinds of channel a flow can word its texts for.
public enum Medium {
    /// Plain text, paid by the segment.
    SMS,
    /// Slack's mrkdwn, in which `&`, `<` and `>` are mark-up.
    SLACK,
    /// Our own chat, which shows text as text.
    WEB;

    /// The word used in flow files and stored documents: `sms`, `slack`, `web`.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The medium of that word, if there is one.
    public static Optional<Medium> of(String word) {
        for (Medium medium : values()) {
            if (medium.word().equals(word)) {
                return Optional.of(medium);
            }
        }
        return Optional.empty();
    }

    /// Makes a value that is put into a text harmless here: no mark-up in Slack, nowhere control characters (other than
    /// line breaks) or marks that turn the direction of the text around them.
    public String escape(String value) {
        String plain = value.codePoints()
                .filter(Medium::isHarmless)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return this == SLACK ? plain.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;") : plain;
    }

    private static boolean isHarmless(int c) {
        boolean turnsDirection = (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
        return c == '\n' || (!Character.isISOControl(c) && !turnsDirection);
    }
}
