package dev.parley.channel.webchat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/// The words on the controls of the chat and the survey's page, in every language they come in, each read when it is
/// first wanted. Safe for any thread.
public final class Words {
    /// Each has a file of its own beside this class.
    public static final List<String> LANGUAGES = List.of(
            "en", "ar", "cs", "da", "de", "es", "fi", "fr", "hi", "it", "ja", "nb", "nl", "pl", "pt", "ru", "sv", "tr",
            "uk", "zh");

    /// Written from right to left.
    private static final Set<String> RIGHT_TO_LEFT = Set.of("ar", "he", "fa", "ur");

    private final Map<String, Map<String, String>> byLanguage = new ConcurrentHashMap<>();

    /// A language's words by their names; English where there are none.
    ///
    /// @param tag a BCP 47 tag
    public Map<String, String> in(String tag) {
        return byLanguage.computeIfAbsent(known(tag), Words::read);
    }

    /// The language of {@link #LANGUAGES} whose words a tag gets.
    public static String known(String tag) {
        String base = base(tag);
        return LANGUAGES.contains(base) ? base : "en";
    }

    /// A word of a language.
    ///
    /// @throws IllegalArgumentException if there is no such word
    public String word(String tag, String name) {
        String word = in(tag).get(name);
        if (word == null) {
            throw new IllegalArgumentException("no word " + name);
        }
        return word;
    }

    /// `rtl` or `ltr`.
    public static String direction(String tag) {
        return RIGHT_TO_LEFT.contains(base(tag)) ? "rtl" : "ltr";
    }

    private static String base(String tag) {
        int dash = tag.indexOf('-');
        String base = dash < 0 ? tag : tag.substring(0, dash);
        return base.equals("no") || base.equals("nn") ? "nb" : base;
    }

    private static Map<String, String> read(String language) {
        String file = "words/" + language + ".properties";
        try (Reader reader = new InputStreamReader(
                Objects.requireNonNull(Words.class.getResourceAsStream(file), file), StandardCharsets.UTF_8)) {
            Properties properties = new Properties();
            properties.load(reader);
            Map<String, String> words = new TreeMap<>();
            properties.stringPropertyNames().forEach(name -> words.put(name, properties.getProperty(name)));
            return Map.copyOf(words);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }
}
