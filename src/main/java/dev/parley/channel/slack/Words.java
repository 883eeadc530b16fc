package dev.parley.channel.slack;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.function.Function;
import java.util.stream.Collectors;

/// What Parley's own controls say in Slack, in one language: `words/<language>.properties` beside this class. Other
/// languages get English. Safe for any thread.
final class Words {
    private static final String ENGLISH = "en";
    private static final List<String> TAGS = List.of(
            "ar", "cs", "da", "de", "en", "es", "fi", "fr", "hi", "it", "ja", "nb", "nl", "pl", "pt", "ru", "sv", "tr",
            "uk", "zh");
    private static final Map<String, Words> ALL =
            TAGS.stream().collect(Collectors.toUnmodifiableMap(Function.identity(), Words::read));

    private final Properties words;

    private Words(Properties words) {
        this.words = words;
    }

    /// The words of a language, by its tag.
    static Words of(String language) {
        int dash = language.indexOf('-');
        String base = dash < 0 ? language : language.substring(0, dash);
        Words english = Objects.requireNonNull(ALL.get(ENGLISH), ENGLISH);
        return ALL.getOrDefault(base, english);
    }

    /// What each language calls itself, in the order of the tags.
    static Map<String, String> languages() {
        Map<String, String> names = new LinkedHashMap<>();
        TAGS.forEach(tag -> {
            Locale locale = Locale.forLanguageTag(tag);
            names.put(tag, locale.getDisplayLanguage(locale));
        });
        return names;
    }

    /// Every language there is.
    static Map<String, Words> all() {
        return ALL;
    }

    /// The words of that name, "" if there are none.
    String get(String name) {
        return words.getProperty(name, "");
    }

    /// The words of that name around a value.
    String get(String name, String value) {
        return get(name).replace("{0}", value);
    }

    /// The names of all words.
    java.util.Set<String> names() {
        return words.stringPropertyNames();
    }

    private static Words read(String language) {
        String file = "words/" + language + ".properties";
        InputStream bytes = Objects.requireNonNull(Words.class.getResourceAsStream(file), file);
        try (Reader reader = new InputStreamReader(bytes, StandardCharsets.UTF_8)) {
            Properties words = new Properties();
            words.load(reader);
            return new Words(words);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }
}
