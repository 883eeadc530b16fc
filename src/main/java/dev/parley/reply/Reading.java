package dev.parley.reply;

import dev.parley.flow.Value;
import java.util.List;

/// What was made of a reply's words, with why.
public sealed interface Reading {
    /// Why the reply was read this way; kept with the answer and shown to admins.
    Because because();

    /// An answer to the question. `comment` is what else the person said ("was late"), as written; "" for nothing.
    record Understood(Value value, String comment, Because because) implements Reading {}

    /// The last score should have been another one.
    record Correction(Value value, String comment, Because because) implements Reading {}

    /// Not clear enough to count: ask again, saying why. `heard` is what could have been meant ("7", "8").
    record Unclear(Doubt doubt, List<String> heard, Because because) implements Reading {
        public Unclear {
            heard = List.copyOf(heard);
        }
    }

    /// A word to Parley rather than an answer.
    record Control(Keyword keyword, Because because) implements Reading {}
}
