package dev.parley.theme;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// How words of one language tell of things, read from lines such as `+2: good, works great` and `not: not, never`.
/// Immutable.
final class Lexicon {
    /// Shorter beginnings would fit by accident.
    private static final int LEAST_STEM = 2;

    private final Map<String, Double> words = new HashMap<>();
    private final Map<String, Double> stems = new HashMap<>();
    private final Map<String, Double> signs = new HashMap<>();
    private final Map<String, Set<String>> kinds = new HashMap<>();
    /// How many words the longest entry has that begins with a word.
    private final Map<String, Integer> longest = new HashMap<>();

    private Lexicon() {}

    /// @throws IllegalArgumentException if a line is no list of words; tells which one
    static Lexicon of(List<String> lines) {
        Lexicon read = new Lexicon();
        lines.stream().filter(line -> !line.isBlank() && !line.startsWith("#")).forEach(read::add);
        return read;
    }

    private void add(String line) {
        String[] parts = line.split(":", 2);
        if (parts.length < 2) {
            throw new IllegalArgumentException("no list of words: " + line);
        }
        for (String entry : parts[1].split(",", -1)) {
            signs(parts[0], entry);
            List<String> row = Words.of(entry);
            String phrase = String.join(" ", row);
            longest.merge(row.isEmpty() ? "" : row.getFirst(), row.size(), Math::max);
            if (!parts[0].matches("[+-][1-3]")) {
                kinds.computeIfAbsent(parts[0], kind -> new HashSet<>()).add(phrase);
            } else if (entry.strip().endsWith("*")) {
                stems.put(phrase, Double.valueOf(parts[0]));
            } else {
                words.put(phrase, Double.valueOf(parts[0]));
            }
        }
    }

    /// Signs stand beside one another, without commas.
    private void signs(String kind, String entry) {
        entry.codePoints()
                .filter(sign -> Character.getType(sign) == Character.OTHER_SYMBOL)
                .forEach(sign -> signs.put(Character.toString(sign), Double.valueOf(kind)));
    }

    /// How a sign tells of something, from -3 to 3; 0 if it is not known.
    double sign(String sign) {
        return signs.getOrDefault(sign, 0.0);
    }

    /// Whether it is a word of that kind: `not`, `more`, `less`, `but`, `plain`.
    boolean is(String kind, String phrase) {
        return kinds.getOrDefault(kind, Set.of()).contains(phrase);
    }

    /// What stands at a place.
    ///
    /// @param weight from -3 to 3
    /// @param length how many words it takes
    record Hit(double weight, int length) {}

    /// The longest entry that begins at a place.
    Optional<Hit> at(List<String> text, int place) {
        int most = longest.getOrDefault(text.get(place), 1);
        for (int length = Math.min(most, text.size() - place); length > 0; length--) {
            String phrase = length == 1 ? text.get(place) : String.join(" ", text.subList(place, place + length));
            Optional<Double> weight = Optional.ofNullable(words.get(phrase)).or(() -> stem(phrase));
            if (weight.isPresent()) {
                return Optional.of(new Hit(weight.get(), length));
            }
        }
        return Optional.empty();
    }

    private Optional<Double> stem(String phrase) {
        for (int end = phrase.length(); end >= LEAST_STEM && end > phrase.lastIndexOf(' '); end--) {
            Double weight = stems.get(phrase.substring(0, end));
            if (weight != null) {
                return Optional.of(weight);
            }
        }
        return Optional.empty();
    }
}
