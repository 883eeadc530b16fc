package dev.parley.authoring;

import dev.parley.flowfile.source.Mark;
import java.util.Optional;

/// A place where a text is wrong, and the ways to change it there.
record Slip(Mark at, SourceLines lines) {
    /// What stands at the place, up to the end of its line.
    String rest() {
        return lines.from(at);
    }

    /// Puts another word in the place of one that stands here or a little behind.
    Optional<Fix> replace(String word, String other) {
        return lines.find(word, at)
                .filter(where -> !word.equals(other))
                .map(where -> Fix.of("Change to " + other, new Edit(where, SourceLines.behind(where, word), other)));
    }

    /// Puts another word in the place of what stands exactly here.
    Optional<Fix> replaceHere(String text, String other) {
        boolean isHere = !text.isEmpty() && rest().startsWith(text) && !text.equals(other);
        return isHere
                ? Optional.of(Fix.of("Change to " + other, new Edit(at, SourceLines.behind(at, text), other)))
                : Optional.empty();
    }

    /// Puts a text somewhere.
    Optional<Fix> insert(Mark where, String text, String title) {
        return Optional.of(Fix.of(title, new Edit(where, where, text)));
    }

    /// Gives the mapping that begins here one more key, before those it has.
    Optional<Fix> key(String key, String value) {
        String title = "Add " + key + ": " + value;
        if (rest().startsWith("{")) {
            return insert(SourceLines.behind(at, "{"), key + ": " + value + ", ", title);
        }
        String indent = " ".repeat(at.column() - 1);
        return insert(at, key + ": " + value + "\n" + indent, title);
    }

    /// Gives the mapping around this place one more key, behind the line.
    Optional<Fix> keyBelow(String key, String value) {
        String title = "Add " + key + ": " + value;
        String before = lines.before(at);
        int brace = rest().startsWith("{") ? before.length() : before.lastIndexOf('{');
        if (brace >= 0) {
            return insert(lines.mark(at.line(), brace + 1), key + ": " + value + ", ", title);
        }
        String indent =
                lines.line(at.line()).replaceFirst("^((?:\\s|- )*).*", "$1").replace('-', ' ');
        return insert(lines.lineEnd(at.line()), "\n" + indent + key + ": " + value, title);
    }
}
