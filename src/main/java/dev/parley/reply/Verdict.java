package dev.parley.reply;

import java.util.List;

/// What one language's words make of the score in a reply.
sealed interface Verdict {
    /// A score.
    ///
    /// @param piece where it stands among the pieces
    /// @param firm whether another language's words could not tell more
    record Taken(int value, int piece, boolean firm, Because because) implements Verdict {}

    /// No score that could be counted. `seen` says whether there were numbers: then no other language's guess is taken.
    record Refused(Doubt doubt, List<String> heard, boolean seen, Because because) implements Verdict {
        public Refused {
            heard = List.copyOf(heard);
        }
    }
}
