package dev.parley.channel.webchat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;

/// The words on the controls of the chat and the survey's page, in every language they come in. Immutable.
public final class Words {
    /// Each has a file of its own beside this class.
    public static final List<String> LANGUAGES = List.of("en", "ar", "de", "es", "fr", "it", "nl", "pt");

    /// Written from right to left.
    private static final Set<String> RIGHT_TO_LEFT = Set.of("ar", "he", "fa", "ur");

    private final Map<String, Map<String, String>> byLanguage;

    private Words(Map<String, Map<String, String>> byLanguage) {
        this.byLanguage = byLanguage;
    }

    /// Reads all of them.
    public static Words load() {
        Map<String, Map<String, String>> all = new LinkedHashMap<>();
        LANGUAGES.forEach(language -> all.put(language, read(language)));
        return new Words(all);
    }

    /// A language's words by their names; English where there are none.
    ///
    /// @param tag a BCP 47 tag
    public Map<String, String> in(String tag) {
        return Objects.requireNonNull(byLanguage.getOrDefault(base(tag), byLanguage.get("en")));
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
        return dash < 0 ? tag : tag.substring(0, dash);
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
