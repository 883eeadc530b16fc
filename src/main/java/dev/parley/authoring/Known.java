package dev.parley.authoring;

import dev.parley.flow.Band;
import dev.parley.flow.Scale;
import dev.parley.flowfile.Verb;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// What a text that may have errors already names: steps, variables, the kind of step a line belongs to.
record Known(SourceLines lines) {
    private static final Pattern ID = Pattern.compile("\\bid:\\s*([A-Za-z][\\w-]*)");
    private static final Pattern VARS = Pattern.compile("^vars:\\s*(\\{.*)?$");
    private static final Pattern VAR = Pattern.compile("^\\s+([A-Za-z_]\\w*):");
    private static final Pattern INLINE_VAR = Pattern.compile("[{,]\\s*([A-Za-z_]\\w*):");
    private static final Pattern FIELD = Pattern.compile("\\bcontact\\.([A-Za-z_]\\w*)");
    private static final Pattern ANSWER = Pattern.compile("\\banswer:\\s*(?:\\{\\s*type:\\s*)?([a-z-]+)");

    /// The steps with an id, by their ids.
    List<Suggestion> steps() {
        return all(ID).map(id -> Suggestion.word(id, "step")).toList();
    }

    /// What conditions and texts may name.
    List<Suggestion> names() {
        List<Suggestion> names = new ArrayList<>();
        vars().forEach(name -> names.add(Suggestion.word("vars." + name, "variable")));
        Stream.concat(Stream.of("first_name", "language"), all(FIELD))
                .distinct()
                .forEach(name -> names.add(Suggestion.word("contact." + name, "the person")));
        all(ID).forEach(id -> {
            names.add(Suggestion.word("answers." + id + ".value", "answer"));
            names.add(Suggestion.word("answers." + id + ".band", "its band"));
            names.add(Suggestion.word("answers." + id + ".comment", "what was said with it"));
        });
        Stream.of("event.", "channel", "language", "now").forEach(name -> names.add(Suggestion.word(name, "")));
        return names;
    }

    private Stream<String> all(Pattern pattern) {
        Set<String> found = new LinkedHashSet<>();
        lines.lines().forEach(line -> {
            Matcher matcher = pattern.matcher(line);
            while (matcher.find()) {
                found.add(matcher.group(1));
            }
        });
        return found.stream();
    }

    private Set<String> vars() {
        Set<String> vars = new LinkedHashSet<>();
        boolean inside = false;
        for (String line : lines.lines()) {
            Matcher head = VARS.matcher(line);
            if (head.matches()) {
                inside = true;
                Matcher inline = INLINE_VAR.matcher(line);
                while (inline.find()) {
                    vars.add(inline.group(1));
                }
            } else if (inside && !line.isBlank() && !line.startsWith(" ")) {
                inside = false;
            } else if (inside) {
                Matcher variable = VAR.matcher(line);
                if (variable.find()) {
                    vars.add(variable.group(1));
                }
            }
        }
        return vars;
    }

    /// The kind of step whose mapping a line belongs to; empty if it does not tell yet.
    Optional<Verb> verb(Place place, int line) {
        return mapping(place, line).flatMap(key -> Verb.of(key).stream()).findFirst();
    }

    /// The keys of the mapping around a place that begin in its column, also those in braces in its line.
    private Stream<String> mapping(Place place, int line) {
        String own = lines.line(line);
        if (place.column() > 0 && place.column() <= own.length() && own.charAt(place.column() - 1) == '{') {
            return Stream.of(own.substring(place.column()).split(",")).map(part -> part.split(":", 2)[0].strip());
        }
        IntStream up = IntStream.iterate(line, number -> number >= 1, number -> number - 1)
                .takeWhile(
                        number -> number == line || isInside(number, place.column()) || isHead(number, place.column()));
        IntStream down = IntStream.rangeClosed(line + 1, lines.lines().size())
                .takeWhile(number -> isInside(number, place.column()));
        return IntStream.concat(cut(up, place.column()), down)
                .mapToObj(number -> key(lines.line(number), place.column()))
                .flatMap(Optional::stream);
    }

    /// Up to the dash the mapping begins with, and not beyond.
    private IntStream cut(IntStream up, int column) {
        int[] numbers = up.toArray();
        int end = 0;
        while (end < numbers.length && !isHead(numbers[end], column)) {
            end++;
        }
        return IntStream.of(numbers).limit(end + 1L);
    }

    private boolean isInside(int number, int column) {
        String line = lines.line(number);
        return line.isBlank() || line.length() - line.stripLeading().length() >= column;
    }

    /// Whether a dash stands right before the column.
    private boolean isHead(int number, int column) {
        String line = lines.line(number);
        return column >= 2
                && line.length() >= column
                && line.substring(0, column).endsWith("- ")
                && line.substring(0, column).replace("- ", "").isBlank();
    }

    private static Optional<String> key(String line, int column) {
        if (line.length() <= column
                || !line.substring(0, column).replace("- ", "").isBlank()) {
            return Optional.empty();
        }
        String rest = line.substring(column);
        int colon = rest.indexOf(':');
        return colon < 0 || rest.startsWith(" ") ? Optional.empty() : Optional.of(rest.substring(0, colon));
    }

    /// The branches that the question around a `then` may have: its bands, `yes` and `no`, `skipped`, `else`.
    List<Suggestion> branches(Place place, int line) {
        Optional<String> type = IntStream.iterate(line, number -> number >= 1, number -> number - 1)
                .filter(number -> isBefore(number, place.column()))
                .mapToObj(number -> ANSWER.matcher(lines.line(number)))
                .filter(Matcher::find)
                .map(matcher -> matcher.group(1))
                .findFirst();
        Stream<String> words = Stream.concat(type.map(Known::bands).orElse(Stream.of()), Stream.of("skipped", "else"));
        return words.map(word -> new Suggestion(word, word + ":", "branch", "")).toList();
    }

    private boolean isBefore(int number, int column) {
        String line = lines.line(number);
        return line.length() - line.stripLeading().length() < column;
    }

    private static Stream<String> bands(String type) {
        return switch (type) {
            case "nps" -> Scale.NPS.bands().stream().map(Band::name);
            case "detract" -> Scale.DETRACT.bands().stream().map(Band::name);
            case "csat" -> Scale.CSAT.bands().stream().map(Band::name);
            case "ces" -> Scale.CES.bands().stream().map(Band::name);
            case "yes-no" -> Stream.of("yes", "no");
            default -> Stream.of();
        };
    }
}
