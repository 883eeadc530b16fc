package dev.parley.theme;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Something people speak of, as admins define it: words and phrases by language. A phrase fits where its words stand
/// in a row, whatever their case and accents; a word that ends with `*` fits every word that begins so.
///
/// @param phrases by a language's tag such as `en`; `*` for all languages
public record Theme(String name, Map<String, List<String>> phrases) {
    /// @throws IllegalArgumentException if it has no name or no phrase
    public Theme {
        phrases = phrases.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, entry -> List.copyOf(entry.getValue())));
        if (name.isBlank() || phrases.values().stream().allMatch(List::isEmpty)) {
            throw new IllegalArgumentException("a theme has a name and a phrase at least");
        }
    }

    /// Whether a text in a language speaks of it; in an unknown language ("") all phrases are looked for.
    public boolean fits(String text, String language) {
        List<String> words = Words.of(text);
        return phrases.entrySet().stream()
                .filter(entry ->
                        language.isEmpty() || entry.getKey().equals("*") || language.startsWith(entry.getKey()))
                .flatMap(entry -> entry.getValue().stream())
                .anyMatch(phrase -> stands(words, phrase));
    }

    private static boolean stands(List<String> words, String phrase) {
        boolean open = phrase.endsWith("*");
        List<String> wanted = Words.of(phrase);
        for (int at = 0; !wanted.isEmpty() && at + wanted.size() <= words.size(); at++) {
            if (stands(words.subList(at, at + wanted.size()), wanted, open)) {
                return true;
            }
        }
        return false;
    }

    private static boolean stands(List<String> words, List<String> wanted, boolean open) {
        int last = wanted.size() - 1;
        return words.subList(0, last).equals(wanted.subList(0, last))
                && (open
                        ? words.get(last).startsWith(wanted.get(last))
                        : words.get(last).equals(wanted.get(last)));
    }
}
