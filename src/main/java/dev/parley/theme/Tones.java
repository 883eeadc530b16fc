package dev.parley.theme;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/// Estimates how a text tells of something, by the words of its language (`tone/*.txt`, for people to read and change).
/// The rules are those of VADER (Hutto & Gilbert, "VADER: A Parsimonious Rule-based Model for Sentiment Analysis of
/// Social Media Text", ICWSM 2014), simplified: negation turns, other words weigh, what stands behind a `but` counts
/// more. Languages are read when first asked for. Safe for any thread; nothing leaves the process.
public final class Tones {
    /// Below it a text says neither. One weak word in a text without others is more.
    static final double LEAST = 0.1;

    /// Those that there are words for.
    private static final List<String> LANGUAGES = List.of("en", "de", "fr", "es", "it", "pt");
    private static final Pattern CLAUSES = Pattern.compile("[.,;:!?\\n()]+|\\s-+\\s");
    /// As VADER: a text of several strong words comes close to 1.
    private static final double SPREAD = 15;

    private final Map<String, Lexicon> known = new ConcurrentHashMap<>();
    private final Lexicon shared = read("shared");

    /// What a text in a language sounds like; empty if there are no words of that language.
    ///
    /// @param language a tag such as `en` or `pt-BR`
    public Optional<Estimate> of(String text, String language) {
        return lexicon(language).map(words -> {
            double sum = signs(text);
            for (String clause : CLAUSES.split(text, -1)) {
                sum = Weighing.added(sum, Words.of(clause), words);
            }
            double score = sum / Math.sqrt(sum * sum + SPREAD);
            return new Estimate(Tone.of(score), score);
        });
    }

    /// Whether it is a word that says nothing by itself, such as `the`; false in languages without words.
    boolean isPlain(String word, String language) {
        return lexicon(language)
                .filter(words -> words.is("plain", word)
                        || words.is("not", word)
                        || words.is("more", word)
                        || words.is("less", word)
                        || words.is("but", word))
                .isPresent();
    }

    /// Whether a text has several such words: it is hardly of another language then.
    boolean isPlainly(String text, String language) {
        return Words.of(text).stream()
                        .filter(word -> isPlain(word, language))
                        .distinct()
                        .limit(2)
                        .count()
                == 2;
    }

    /// Whether it is a first name, or a word that stands before names, such as `Mrs`.
    boolean isName(String word) {
        return shared.is("name", word) || isTitle(word);
    }

    /// Whether a name follows it.
    boolean isTitle(String word) {
        return shared.is("before-name", word);
    }

    private Optional<Lexicon> lexicon(String language) {
        String tag = language.split("-", 2)[0];
        return LANGUAGES.contains(tag) ? Optional.of(known.computeIfAbsent(tag, Tones::read)) : Optional.empty();
    }

    private double signs(String text) {
        return text.codePoints()
                .filter(sign -> sign > 0x2000)
                .mapToDouble(sign -> shared.sign(Character.toString(sign)))
                .sum();
    }

    private static Lexicon read(String name) {
        String file = "tone/" + name + ".txt";
        try (InputStream in = Objects.requireNonNull(Tones.class.getResourceAsStream(file), file)) {
            return Lexicon.of(new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read", e);
        }
    }
}
