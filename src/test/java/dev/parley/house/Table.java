package dev.parley.house;

import static java.util.stream.Collectors.toMap;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/// Rules written as lines of `names : words`, so that a reader sees a table and a change is one line.
final class Table {
    private Table() {}

    /// Every name on the left of a line, in order, with the words on the right.
    static SequencedMap<String, List<String>> of(String lines) {
        return lines.lines()
                .map(line -> line.split(":", 2))
                .flatMap(row -> words(row[0]).stream().map(name -> Map.entry(name, words(row[1]))))
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue, Table::onlyOnce, LinkedHashMap::new));
    }

    private static List<String> words(String text) {
        return text.isBlank() ? List.of() : List.of(text.strip().split("\\s+"));
    }

    private static List<String> onlyOnce(List<String> first, List<String> second) {
        throw new IllegalArgumentException("one name has two lines: " + first + " and " + second);
    }
}
