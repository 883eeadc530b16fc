package dev.parley.authoring;

import dev.parley.flowfile.source.Mark;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Puts texts in quotes.
final class Quoting {
    private static final Pattern VALUE = Pattern.compile("^(\\s*(?:- )*[^\\s:]+:\\s+)([^\\s\"'\\[{>|].*?)\\s*$");

    private static final Pattern PLAIN = Pattern.compile("[\\p{L}\\p{N}¡¿(][^\\n\\t\"\\\\]*");
    /// What YAML would take for something else than a text, or for the beginning of something else.
    private static final Pattern TAKEN =
            Pattern.compile("(?i)true|false|null|~|-?[0-9.]+(e[0-9]+)?|.*(: | #|:$).*|\\s.*|.*\\s");

    private Quoting() {}

    /// A text as a value in YAML: bare words where that is safe, else in double quotes.
    static String yaml(String text) {
        boolean isSafe = PLAIN.matcher(text).matches() && !TAKEN.matcher(text).matches();
        return isSafe ? text : quoted(text);
    }

    /// A text in double quotes.
    static String quoted(String text) {
        StringBuilder out = new StringBuilder("\"");
        text.codePoints().forEach(c -> {
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\t' -> out.append("\\t");
                default -> out.append(c < ' ' ? "\\x%02x".formatted(c) : Character.toString(c));
            }
        });
        return out.append('"').toString();
    }

    /// Puts the value of the line in quotes in which a colon misleads; without one in it the indentation does.
    static Optional<Fix> line(Slip slip) {
        int number = slip.at().line();
        Matcher value = VALUE.matcher(slip.lines().line(number));
        if (!value.matches() || !value.group(2).matches(".*:(\\s.*)?")) {
            return Optional.empty();
        }
        Mark from = slip.lines().mark(number, value.end(1));
        return Optional.of(
                Fix.of("Put the text in quotes", new Edit(from, slip.lines().lineEnd(number), quoted(value.group(2)))));
    }

    /// Puts a word of a condition in quotes, of another kind than those around the condition.
    static Optional<Fix> word(String word, Slip slip) {
        String quote = slip.lines().before(slip.at()).matches(".*:\\s*'[^']*") ? "\"" : "'";
        return slip.rest().startsWith(word)
                ? Optional.of(Fix.of(
                        "Put it in quotes",
                        new Edit(slip.at(), SourceLines.behind(slip.at(), word), quote + word + quote)))
                : Optional.empty();
    }
}
