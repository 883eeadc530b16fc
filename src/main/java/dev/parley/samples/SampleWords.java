package dev.parley.samples;

import dev.parley.flow.Language;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.random.RandomGenerator;

/// What people say of their own accord, by language and mood: rows of `words.tsv`.
final class SampleWords {
    private final Map<String, List<String>> texts = new HashMap<>();

    private SampleWords() {}

    static SampleWords read() {
        SampleWords words = new SampleWords();
        try (InputStream in = SampleWords.class.getResourceAsStream("words.tsv");
                BufferedReader lines = new BufferedReader(new InputStreamReader(
                        Objects.requireNonNull(in, "words.tsv lies beside this class"), StandardCharsets.UTF_8))) {
            lines.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t", -1))
                    .forEach(words::add);
            return words;
        } catch (IOException e) {
            throw new UncheckedIOException("words.tsv cannot be read", e);
        }
    }

    private void add(String[] row) {
        texts.computeIfAbsent(row[0] + " " + row[1], it -> new ArrayList<>()).add(row[2]);
    }

    /// Something that fits the mood; English for languages without words of their own.
    String any(Language language, Mood mood, RandomGenerator chance) {
        String tag = language.base().tag();
        List<String> fitting =
                texts.getOrDefault(tag + " " + mood.word(), texts.getOrDefault("en " + mood.word(), List.of("-")));
        return fitting.get(chance.nextInt(fitting.size()));
    }
}
