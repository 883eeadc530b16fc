package dev.parley.web;

import io.vertx.core.MultiMap;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads the parts of a query and collects what is wrong with them. One thread, once.
final class Query {
    private static final int USUAL_LIMIT = 50;
    /// A page is made in memory; who wants everything takes an export.
    private static final int MAX_LIMIT = 200;

    private final MultiMap given;
    private final List<Problem.Fault> faults = new ArrayList<>();

    /// @param names the parts that are known here
    Query(MultiMap given, List<String> names) {
        this.given = given;
        for (String name : given.names()) {
            if (!names.contains(name)) {
                fault(name, "is not known here; known are " + String.join(", ", names));
            } else if (given.getAll(name).size() > 1) {
                fault(name, "is given more than once");
            }
        }
    }

    Optional<String> text(String name) {
        return Optional.ofNullable(given.get(name));
    }

    /// A time as the API writes it.
    Optional<Instant> time(String name) {
        try {
            return text(name).map(Instant::parse);
        } catch (DateTimeParseException e) {
            fault(name, "is a time such as 2026-03-02T15:00:00Z");
            return Optional.empty();
        }
    }

    int limit() {
        Optional<String> text = text("limit");
        Optional<Integer> limit = text.filter(digits -> digits.matches("[0-9]{1,3}"))
                .map(Integer::valueOf)
                .filter(number -> number >= 1 && number <= MAX_LIMIT);
        if (text.isPresent() && limit.isEmpty()) {
            fault("limit", "is a number from 1 to " + MAX_LIMIT);
        }
        return limit.orElse(USUAL_LIMIT);
    }

    /// True for `true`, `1` and nothing behind the name.
    boolean truth(String name) {
        String text = text(name).orElse("false");
        if (!List.of("true", "false", "1", "0", "").contains(text)) {
            fault(name, "is true or false");
        }
        return List.of("true", "1", "").contains(text);
    }

    /// One of some words; the first if it is not given.
    String word(String name, List<String> words) {
        String word = text(name).orElse(words.getFirst());
        if (!words.contains(word)) {
            fault(name, "is one of " + String.join(", ", words));
        }
        return word;
    }

    void fault(String name, String message) {
        faults.add(new Problem.Fault("?" + name, message));
    }

    /// @throws ProblemException with everything that is wrong
    void check() {
        if (!faults.isEmpty()) {
            throw new ProblemException(Problem.badInput(faults));
        }
    }
}
