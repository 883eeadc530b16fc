package dev.parley.flowfile.source;

import java.util.List;

/// The part of a file a scalar was read from. Folding, quoting and indentation change white space and add signs, so a
/// character of the text is found again by counting the characters that are no white space.
///
/// @param lines all lines of the file
/// @param from where the scalar's own sign or first character stands
/// @param style how it was written
public record Spot(List<String> lines, Mark from, Style style) {
    /// The ways of writing a scalar.
    public enum Style {
        /// Bare words.
        PLAIN,
        /// In single quotes, `''` for one of them.
        SINGLE,
        /// In double quotes, with backslashes.
        DOUBLE,
        /// Under `|` or `>`.
        BLOCK
    }

    Mark find(String text, int offset) {
        int wanted = solid(text, Math.min(offset, text.length()));
        Mark first = first();
        int line = first.line() - 1;
        int column = first.column() - 1;
        int seen = 0;
        while (line < lines.size()) {
            int[] chars = lines.get(line).codePoints().toArray();
            for (int i = column; i < chars.length; i++) {
                if (!Character.isWhitespace(chars[i])) {
                    if (seen == wanted) {
                        return new Mark(line + 1, i + 1);
                    }
                    seen += weight(chars, i);
                    i += skipped(chars, i);
                }
            }
            line++;
            column = 0;
        }
        return from;
    }

    private Mark first() {
        return switch (style) {
            case PLAIN -> from;
            case SINGLE, DOUBLE -> new Mark(from.line(), from.column() + 1);
            case BLOCK -> new Mark(from.line() + 1, 1);
        };
    }

    private static int solid(String text, int end) {
        return (int) text.substring(0, end)
                .codePoints()
                .filter(c -> !Character.isWhitespace(c))
                .count();
    }

    /// How many solid characters of the text the character stands for: `\n` in double quotes stands for none.
    private int weight(int[] chars, int i) {
        boolean blank = style == Style.DOUBLE
                && chars[i] == '\\'
                && (i + 1 >= chars.length || "nt r_".indexOf(chars[i + 1]) >= 0);
        return blank ? 0 : 1;
    }

    /// How many further characters belong to the same character of the text.
    private int skipped(int[] chars, int i) {
        boolean doubled = style == Style.SINGLE && chars[i] == '\'' && i + 1 < chars.length && chars[i + 1] == '\'';
        boolean escaped = style == Style.DOUBLE && chars[i] == '\\';
        return doubled || escaped ? 1 : 0;
    }
}
