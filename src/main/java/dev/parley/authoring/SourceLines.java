package dev.parley.authoring;

import dev.parley.flowfile.source.Mark;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A text by its lines, as an author sees it. Columns count characters (code points) from 1, as problems do.
///
/// @param lines without their ends; at least one
record SourceLines(List<String> lines) {
    /// Words are looked for in so many lines: a folded text seldom goes on for longer.
    private static final int WINDOW = 12;

    private static final Pattern WORD = Pattern.compile("[^\\s,:\\]}{\\[|]+");

    SourceLines {
        lines = List.copyOf(lines);
    }

    static SourceLines of(String text) {
        return new SourceLines(List.of(text.split("\r\n|\r|\n", -1)));
    }

    /// A line by its number from 1; "" beyond the end.
    String line(int number) {
        return number >= 1 && number <= lines.size() ? lines.get(number - 1) : "";
    }

    /// What stands in a line from a place on.
    String from(Mark at) {
        String line = line(at.line());
        return line.substring(index(line, at));
    }

    /// What stands in a line before a place.
    String before(Mark at) {
        String line = line(at.line());
        return line.substring(0, index(line, at));
    }

    /// The place so many UTF-16 units into a line.
    Mark mark(int line, int index) {
        return new Mark(
                line, line(line).codePointCount(0, Math.min(index, line(line).length())) + 1);
    }

    /// The place behind a text that stands at another.
    static Mark behind(Mark at, String text) {
        return new Mark(at.line(), at.column() + text.codePointCount(0, text.length()));
    }

    /// The end of the line.
    Mark lineEnd(int line) {
        return mark(line, line(line).length());
    }

    /// Where a word first stands by itself at a place or behind it.
    Optional<Mark> find(String word, Mark at) {
        return find(word, at, WINDOW);
    }

    /// Where a word first stands by itself in so many lines.
    Optional<Mark> find(String word, Mark at, int window) {
        Pattern alone = Pattern.compile("(?<![\\w-])" + Pattern.quote(word) + "(?![\\w-])");
        for (int number = at.line(); number < at.line() + window && number <= lines.size(); number++) {
            String line = line(number);
            Matcher found = alone.matcher(line);
            if (found.find(number == at.line() ? index(line, at) : 0)) {
                return Optional.of(mark(number, found.start()));
            }
        }
        return Optional.empty();
    }

    /// The word at a place; "" if none begins there.
    String word(Mark at) {
        Matcher word = WORD.matcher(from(at));
        return word.lookingAt() ? word.group() : "";
    }

    /// Behind the last character of what begins at a place: a text in quotes, something in braces, a word.
    Mark endOf(Mark at) {
        String rest = from(at);
        if (rest.isEmpty()) {
            return at;
        }
        int end = switch (rest.charAt(0)) {
            case '"', '\'' -> rest.indexOf(rest.charAt(0), 1) + 1;
            case '{' -> rest.startsWith("{{") ? rest.indexOf("}}") + 2 : rest.indexOf('}') + 1;
            case '[' -> rest.indexOf(']') + 1;
            default -> Math.max(1, word(at).length());
        };
        int shown = end > 1 || rest.length() == 1 ? end : wordOr(rest);
        return behind(at, rest.substring(0, Math.min(shown, rest.length())));
    }

    private static int wordOr(String rest) {
        int space = rest.indexOf(' ', 1);
        return space < 0 ? rest.length() : space;
    }

    private static int index(String line, Mark at) {
        int columns = line.codePointCount(0, line.length());
        return line.offsetByCodePoints(0, Math.clamp(at.column() - 1L, 0, columns));
    }
}
