package dev.parley.theme;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Takes texts apart into words that can be compared: lower case, without accents. Pure.
final class Words {
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+(?:['’][\\p{L}]+)*");
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    /// What is longer is cut: a review is no book.
    private static final int MOST = 2_000;

    /// `dell'`, `quest'`; not `aujourd'`.
    private static final int MOST_ELIDED = 5;
    /// Fewer letters behind an apostrophe are an English ending.
    private static final int LEAST_LEFT = 3;

    private Words() {}

    /// `l'attente` speaks of `attente`, as `dell'ordine` of `ordine`; `doesn't` and `we'll` stay as they are.
    private static String unelided(String word) {
        int end = word.lastIndexOf('\'');
        return end > 0 && end <= MOST_ELIDED && word.length() - end > LEAST_LEFT ? word.substring(end + 1) : word;
    }

    static List<String> of(String text) {
        String plain = MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
        List<String> words = new ArrayList<>();
        Matcher found = WORD.matcher(plain);
        while (words.size() < MOST && found.find()) {
            words.add(unelided(found.group().replace('’', '\'')));
        }
        return words;
    }
}
