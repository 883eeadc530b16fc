package dev.parley.reply;

import java.util.List;

/// Arabic writes the article, "and" and short prepositions as one word with the noun: "السعر" is "the price" and
/// "والسعر" is "and the price". Options are compared without them. Words of other scripts stay as they are.
final class Articles {
    private static final List<String> PREFIXES = List.of("وال", "بال", "فال", "كال", "ولل", "ال", "لل");
    private static final int SHORTEST_NOUN = 2;

    private Articles() {}

    /// @param word folded
    static String without(String word) {
        if (word.isEmpty() || !isArabic(word.charAt(0))) {
            return word;
        }
        for (String prefix : PREFIXES) {
            if (word.startsWith(prefix) && word.length() >= prefix.length() + SHORTEST_NOUN) {
                return word.substring(prefix.length());
            }
        }
        return word;
    }

    private static boolean isArabic(char letter) {
        return letter >= 0x600 && letter <= 0x6FF;
    }
}
