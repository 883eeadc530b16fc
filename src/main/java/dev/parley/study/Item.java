package dev.parley.study;

import java.util.List;
import java.util.Locale;

/// One thing that one person said, or that they said anything.
///
/// @param step the question; "" for {@link Kind#TAKEN}
/// @param scale the word of the question's answer type; "" where there is no scale
/// @param band where on its scale a score lies; "" without bands
/// @param values what was answered: one, or several of a `choices` question; the words of a comment
public record Item(Kind kind, String step, String scale, String band, List<String> values) {
    /// What it is.
    public enum Kind {
        /// Somebody took part.
        TAKEN,
        /// A score, a choice, a number.
        SCORE,
        /// Words.
        COMMENT;

        /// The word in stored documents.
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Item {
        values = List.copyOf(values);
    }

    /// Somebody took part.
    static Item taken() {
        return new Item(Kind.TAKEN, "", "", "", List.of());
    }

    static Item comment(String step, String words) {
        return new Item(Kind.COMMENT, step, "", "", List.of(words));
    }

    /// The same for what may go out together: a question whose scale has changed is another one, or the few who were
    /// asked since would stand out.
    String group() {
        return kind + " " + step + " " + scale;
    }
}
