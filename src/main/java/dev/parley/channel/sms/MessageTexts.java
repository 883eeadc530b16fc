package dev.parley.channel.sms;

import java.util.ArrayList;
import java.util.List;

/// Makes of any text what Twilio takes as messages: at most {@value #MAX_LENGTH} characters each, none empty, without
/// the control characters that XML cannot carry.
final class MessageTexts {
    /// Twilio refuses longer ones (error 21617). Counted in UTF-16 code units, of which a character has one or two, so
    /// that no way of counting finds more.
    static final int MAX_LENGTH = 1600;

    private MessageTexts() {}

    static List<String> of(String text) {
        String rest = text.codePoints().allMatch(MessageTexts::isCarried) ? text : withoutControls(text);
        List<String> texts = new ArrayList<>(1);
        while (rest.length() > MAX_LENGTH) {
            int cut = cut(rest);
            add(rest.substring(0, cut), texts);
            rest = rest.substring(cut).stripLeading();
        }
        add(rest, texts);
        return texts;
    }

    private static void add(String text, List<String> texts) {
        if (!text.isBlank()) {
            texts.add(text);
        }
    }

    /// Behind the last space or line break that fits, if there is one in the second half; never between surrogates.
    private static int cut(String text) {
        for (int at = MAX_LENGTH; at > MAX_LENGTH / 2; at--) {
            if (Character.isWhitespace(text.charAt(at))) {
                return at;
            }
        }
        return Character.isHighSurrogate(text.charAt(MAX_LENGTH - 1)) ? MAX_LENGTH - 1 : MAX_LENGTH;
    }

    private static String withoutControls(String text) {
        return text.codePoints()
                .filter(MessageTexts::isCarried)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /// XML 1.0, production 2; carriage returns too are left out, for XML makes line feeds of them.
    private static boolean isCarried(int c) {
        return c >= ' ' ? (c < 0xD800 || (c > 0xDFFF && c != 0xFFFE && c != 0xFFFF)) : (c == '\n' || c == '\t');
    }
}
