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
    /// E-mail addresses, web addresses, names such as `@somebody`.
    private static final Pattern ADDRESS =
            Pattern.compile("\\S*@\\S+|(?:https?://|www\\.)\\S+", Pattern.CASE_INSENSITIVE);

    private static final int LEAST_TELLING = 3;
    private static final int MOST_TELLING = 30;

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

    /// Words that may be shown to others as what people speak of: without addresses, numbers and what holds digits.
    static List<String> telling(String text) {
        return of(ADDRESS.matcher(text).replaceAll(" ")).stream()
                .filter(word -> word.length() >= LEAST_TELLING && word.length() <= MOST_TELLING)
                .filter(word -> word.codePoints().noneMatch(Character::isDigit))
                .toList();
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
