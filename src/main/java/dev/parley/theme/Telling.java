package dev.parley.theme;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Which words of texts may be told as what people speak of. Never names of people, as far as they can be told from
/// other words: first names, what stands behind a title, what was told about the people themselves, and what is
/// written like a name in languages that write only names so. Immutable.
public final class Telling {
    private static final Pattern INNER = Pattern.compile("(?<=[\\p{L}\\p{N},;] )\\p{L}[\\p{L}'’-]*");
    private static final Pattern TITLED = Pattern.compile("(\\p{L}+)\\.? +(\\p{Lu}[\\p{L}'’-]*)");
    /// German writes all nouns so.
    private static final String NOUNS_ARE_BIG = "de";

    private final Tones tones;
    private final Set<String> names = new HashSet<>();
    private final Set<String> languages = new HashSet<>();

    private Telling(Tones tones) {
        this.tones = tones;
    }

    /// A text and its language.
    public record Text(String words, String language) {}

    /// @param texts all that are looked at
    /// @param people what is known of people that names them
    public static Telling of(Collection<Text> texts, Collection<String> people, Tones tones) {
        Telling telling = new Telling(tones);
        people.forEach(one -> telling.names.addAll(Words.of(one)));
        Map<String, Integer> big = new HashMap<>();
        for (Text text : texts) {
            telling.languages.add(text.language());
            telling.titled(text.words());
            if (!text.language().startsWith(NOUNS_ARE_BIG)) {
                count(text.words(), big);
            }
        }
        big.forEach((word, more) -> {
            if (more > 0) {
                telling.names.add(word);
            }
        });
        return telling;
    }

    private void titled(String text) {
        Matcher found = TITLED.matcher(text);
        for (int from = 0; found.find(from); from = found.start(2)) {
            if (tones.isTitle(found.group(1).toLowerCase(Locale.ROOT))) {
                names.addAll(Words.of(found.group(2)));
            }
        }
    }

    /// How much oftener a word is written like a name than not, within sentences.
    private static void count(String text, Map<String, Integer> big) {
        Matcher found = INNER.matcher(text);
        while (found.find()) {
            String word = found.group();
            boolean isBig = Character.isUpperCase(word.codePointAt(0)) && !word.equals(word.toUpperCase(Locale.ROOT));
            Words.of(word).forEach(plain -> big.merge(plain, isBig ? 1 : -1, Integer::sum));
        }
    }

    /// Whether a word may be told.
    public Predicate<String> words() {
        return word -> !names.contains(word)
                && !tones.isName(word)
                && languages.stream().noneMatch(language -> tones.isPlain(word, language));
    }

    /// The same words, in the order of a list; for tests and pages that show them.
    List<String> of(List<String> words) {
        return words.stream().filter(words()).toList();
    }
}
