package dev.parley.authoring;

import dev.parley.flowfile.source.Mark;
import dev.parley.flowfile.source.Problem;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How to mend what the checker found, where there is one evident way. The rules go by the checker's own sentences;
/// each is held to a sentence that it really says by a table of broken texts beside the test.
final class Fixes {
    private static final Pattern NEAREST = Pattern.compile("(?s)(.*), did you mean (.+)\\?");

    /// What goes wrong, and how it is mended.
    record Rule(Pattern sentence, BiFunction<Matcher, Slip, Optional<Fix>> mend) {
        static Rule of(String sentence, BiFunction<Matcher, Slip, Optional<Fix>> mend) {
            return new Rule(Pattern.compile(sentence, Pattern.DOTALL), mend);
        }
    }

    private static final List<Rule> RULES = List.of(
            Rule.of("a tab stands here.*", (found, slip) -> tabs(slip)),
            Rule.of(
                    "a flow needs its name: \"(flow: [a-z0-9-]+)\"",
                    (found, slip) -> slip.insert(Mark.START, found.group(1) + "\n", "Add " + found.group(1))),
            Rule.of(
                    "flow (\\S+) belongs into \\S+, not into (\\S+)\\.yaml",
                    (found, slip) -> slip.replaceHere(found.group(1), found.group(2))),
            Rule.of(
                    "(.+) is no flow's name.*",
                    (found, slip) -> slip.replaceHere(found.group(1), Words.slug(found.group(1)))),
            Rule.of(
                    "id (\\S+) is taken by the step.*",
                    (found, slip) -> slip.replace(found.group(1), freed(found, slip))),
            Rule.of("this question needs an id.*", (found, slip) -> slip.key("id", free("question-1", slip))),
            Rule.of("this question needs an answer.*", (found, slip) -> slip.keyBelow("answer", "text")),
            Rule.of("this question needs options.*", (found, slip) -> slip.keyBelow("options", "[First, Second]")),
            Rule.of("a colon that makes no key here.*", (found, slip) -> Quoting.line(slip)),
            Rule.of("to compare, write == .*", (found, slip) -> slip.replaceHere("=", "==")),
            Rule.of("write && for and, .*", (found, slip) -> Words.logic(slip)),
            Rule.of(
                    "unknown (\\w+); .*, and a text needs quotes.*",
                    (found, slip) -> Quoting.word(found.group(1), slip)),
            Rule.of("\\{\\{ is never closed by }}", (found, slip) -> unclosed(slip)),
            Rule.of("expected \\| and a filter, or }}, not (.+)", (found, slip) -> filter(slip)),
            Rule.of(
                    "[^:]+: (.+) is no duration; .*",
                    (found, slip) -> with(found, slip, Words.duration(found.group(1)))),
            Rule.of(
                    "[^:]+: ([0-9.]+) is no percentage; .*",
                    (found, slip) -> slip.replaceHere(found.group(1), found.group(1) + "%")),
            Rule.of(
                    "at-most needs a time it counts in; .*",
                    (found, slip) -> slip.insert(slip.lines().lineEnd(slip.at().line()), " per 90d", "Add per 90d")),
            Rule.of("(.+) is no language; .*", (found, slip) -> with(found, slip, Words.language(found.group(1)))),
            Rule.of(
                    "unknown \\S+ (\\S+); known are true, false",
                    (found, slip) -> with(found, slip, Words.truth(found.group(1)))),
            Rule.of(
                    "variable (\\S+): a name has .*",
                    (found, slip) ->
                            slip.replaceHere(found.group(1), found.group(1).replaceAll("\\W", "_"))),
            Rule.of(
                    ".* must be (?:a name of |a word of |)(?:lower-case )?letters, digits and dashes.*, not (.+)",
                    (found, slip) -> slip.replaceHere(found.group(1), Words.slug(found.group(1)))),
            Rule.of(
                    "image must be an https:// address, not http://(.+)",
                    (found, slip) -> slip.replaceHere("http://", "https://")),
            Rule.of("an origin must be .*, not (.+)", (found, slip) -> with(found, slip, Words.origin(found.group(1)))),
            Rule.of("\\S+ must be from (\\d+) to (\\d+), not (\\d+)", (found, slip) -> clamped(found, slip)),
            Rule.of(
                    "range (-?[\\d.]+)-(-?[\\d.]+) is the wrong way round",
                    (found, slip) ->
                            slip.replace(found.group(1) + "-" + found.group(2), found.group(2) + "-" + found.group(1))),
            Rule.of("branch (\\d+)-(\\d+): overlap with \\S+ at (\\d+); .*", (found, slip) -> Words.apart(found, slip)),
            Rule.of("branch (\\d+)-(\\d+): \\d+ is outside (\\d+)-(\\d+)", (found, slip) -> Words.within(found, slip)));

    private Fixes() {}

    /// The evident way to mend a problem, if there is one.
    static Optional<Fix> of(Problem problem, SourceLines lines) {
        Slip slip = new Slip(new Mark(problem.line(), problem.column()), lines);
        Matcher nearest = NEAREST.matcher(problem.message());
        if (nearest.matches()) {
            return slip.replace(misspelt(nearest.group(1)), nearest.group(2));
        }
        return RULES.stream()
                .map(rule -> Optional.of(rule.sentence().matcher(problem.message()))
                        .filter(Matcher::matches)
                        .flatMap(found -> rule.mend().apply(found, slip)))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /// The word that a sentence such as `unknown vars.limt` or `go to helo: no step has this id` complains about.
    private static String misspelt(String sentence) {
        String told = sentence.replaceFirst(" of an answer$", "").replaceFirst(": no step has this id$", "");
        String word = told.substring(told.lastIndexOf(' ') + 1).replaceAll("^['\"]|['\"]$", "");
        return word.substring(word.lastIndexOf('.') + 1);
    }

    private static Optional<Fix> with(Matcher found, Slip slip, Optional<String> other) {
        return other.flatMap(word -> slip.replace(found.group(1), word));
    }

    private static Optional<Fix> tabs(Slip slip) {
        String before = slip.lines().before(slip.at());
        String tabs = slip.rest().replaceFirst("[^\\t].*", "");
        Mark to = SourceLines.behind(slip.at(), tabs);
        return before.isBlank() && !tabs.isEmpty()
                ? Optional.of(Fix.of("Change to spaces", new Edit(slip.at(), to, "  ".repeat(tabs.length()))))
                : Optional.empty();
    }

    private static String freed(Matcher found, Slip slip) {
        return free(found.group(1).replaceFirst("-\\d+$", "") + "-2", slip);
    }

    /// A name that nothing in the text has: `question-1`, `question-2` and so on.
    private static String free(String first, Slip slip) {
        String stem = first.substring(0, first.lastIndexOf('-') + 1);
        int number = Integer.parseInt(first.substring(stem.length()));
        while (slip.lines()
                .find(stem + number, Mark.START, slip.lines().lines().size())
                .isPresent()) {
            number++;
        }
        return stem + number;
    }

    private static Optional<Fix> unclosed(Slip slip) {
        Matcher single = Pattern.compile("\\{\\{[^}]*}").matcher(slip.rest());
        return single.lookingAt()
                ? slip.insert(SourceLines.behind(slip.at(), single.group()), "}", "Add }")
                : Optional.empty();
    }

    /// `default "there"` lacks a colon, `name default: "there"` the sign before the filter.
    private static Optional<Fix> filter(Slip slip) {
        String before = slip.lines().before(slip.at()).stripTrailing();
        boolean hasFilter = before.matches(".*\\|\\s*\\w+");
        if (hasFilter) {
            Mark end = slip.lines().mark(slip.at().line(), before.length());
            return slip.insert(end, ":", "Add a colon");
        }
        return slip.rest().matches("(?s)[a-z_]+[:\\s}].*") ? slip.insert(slip.at(), "| ", "Add |") : Optional.empty();
    }

    private static Optional<Fix> clamped(Matcher found, Slip slip) {
        int least = Integer.parseInt(found.group(1));
        int most = Integer.parseInt(found.group(2));
        return slip.replaceHere(
                found.group(3), String.valueOf(Math.clamp(Long.parseLong(found.group(3)), least, most)));
    }
}
