package dev.parley.conversation;

import dev.parley.flow.Language;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The built-in messages in every language that Parley speaks. A language is read when it is first needed; one that is
/// not there, and a message that a language lacks, are in English. Safe for any thread.
public final class Phrases {
    /// Every language that has a file of its own.
    static final Set<String> LANGUAGES = Set.of(
            "ar", "cs", "da", "de", "en", "es", "fi", "fr", "hi", "it", "ja", "nb", "nl", "pl", "pt", "ru", "sv", "tr",
            "uk", "zh");

    /// Norwegian is written Bokmål unless it says otherwise; Nynorsk readers read it too.
    private static final Map<String, String> SAME_AS = Map.of("no", "nb", "nn", "nb");

    private static final Phrases BUILT_IN = new Phrases("phrases/", LANGUAGES);
    private static final Pattern PLACE = Pattern.compile("\\{(\\d)}");

    private final String folder;
    private final Set<String> languages;
    private final Map<String, Map<PhraseKey, String>> read = new ConcurrentHashMap<>();

    Phrases(String folder, Set<String> languages) {
        this.folder = folder;
        this.languages = languages;
    }

    /// The messages that ship with Parley.
    public static Phrases builtIn() {
        return BUILT_IN;
    }

    /// A message with its places filled in, in the order of the arguments; what is filled in is never looked at again.
    ///
    /// @throws IllegalArgumentException if the number of arguments is not the one the message takes
    public String text(PhraseKey key, Language language, String... arguments) {
        if (arguments.length != key.arguments()) {
            throw new IllegalArgumentException(
                    "phrase " + key.word() + " takes " + key.arguments() + " arguments, not " + arguments.length);
        }
        return PLACE.matcher(pattern(key, language))
                .replaceAll(place -> Matcher.quoteReplacement(arguments[Integer.parseInt(place.group(1))]));
    }

    /// Alternatives as a question names them: "7", "7 or 8", "7, 8 or 9"; "" for none.
    public String either(List<String> alternatives, Language language) {
        if (alternatives.size() < 2) {
            return String.join("", alternatives);
        }
        int last = alternatives.size() - 1;
        String head = alternatives.subList(0, last).stream()
                .reduce((left, right) -> text(PhraseKey.LIST, language, left, right))
                .orElseThrow();
        return text(PhraseKey.OR, language, head, alternatives.get(last));
    }

    private String pattern(PhraseKey key, Language language) {
        return Optional.ofNullable(of(tag(language)).get(key)).orElseGet(() -> english(key));
    }

    private String english(PhraseKey key) {
        return Optional.ofNullable(of(Language.ENGLISH.tag()).get(key))
                .orElseThrow(() -> new IllegalStateException("no English text for " + key.word()));
    }

    private String tag(Language language) {
        if (languages.contains(language.tag())) {
            return language.tag();
        }
        String base = language.base().tag();
        String known = SAME_AS.getOrDefault(base, base);
        return languages.contains(known) ? known : Language.ENGLISH.tag();
    }

    private Map<PhraseKey, String> of(String tag) {
        return read.computeIfAbsent(tag, this::load);
    }

    private Map<PhraseKey, String> load(String tag) {
        Properties lines = lines(folder + tag + ".properties");
        Map<PhraseKey, String> texts = new EnumMap<>(PhraseKey.class);
        for (PhraseKey key : PhraseKey.values()) {
            Optional.ofNullable(lines.getProperty(key.word())).ifPresent(text -> texts.put(key, text));
        }
        return texts;
    }

    /// The lines of a file beside this class.
    static Properties lines(String path) {
        try (InputStream bytes = Phrases.class.getResourceAsStream(path)) {
            if (bytes == null) {
                throw new IllegalStateException("this build of Parley lacks " + path);
            }
            Properties lines = new Properties();
            lines.load(new InputStreamReader(bytes, StandardCharsets.UTF_8));
            return lines;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + path, e);
        }
    }
}
