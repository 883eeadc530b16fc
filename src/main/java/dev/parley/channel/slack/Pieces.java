package dev.parley.channel.slack;

import java.util.ArrayList;
import java.util.List;

/// Makes of any text what fits into messages of one section each. A pure function.
final class Pieces {
    /// Escaping may make of a character five.
    private static final int MAX = Block.MAX_SECTION - 200;

    private Pieces() {}

    static List<String> of(String text) {
        List<String> pieces = new ArrayList<>(1);
        String rest = text.strip();
        while (rest.length() > MAX) {
            int cut = cut(rest);
            pieces.add(rest.substring(0, cut).strip());
            rest = rest.substring(cut).strip();
        }
        if (!rest.isEmpty()) {
            pieces.add(rest);
        }
        return pieces;
    }

    /// Behind the last space or line break that fits, if there is one in the second half; never between surrogates.
    private static int cut(String text) {
        for (int at = MAX; at > MAX / 2; at--) {
            if (Character.isWhitespace(text.charAt(at))) {
                return at;
            }
        }
        return Character.isHighSurrogate(text.charAt(MAX - 1)) ? MAX - 1 : MAX;
    }
}
