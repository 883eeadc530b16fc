package dev.parley.reply;

import java.util.List;

/// A stretch of a reply's tokens and what it does there.
sealed interface Piece {
    /// Its first token.
    int from();

    /// The token after its last.
    int to();

    /// What it does.
    Part part();

    /// Words, marks and numbers that are no score.
    record Plain(Part part, int from, int to) implements Piece {}

    /// A possible score.
    ///
    /// @param form how it is written
    /// @param closed whether its end is marked: "9/10", "9 points"
    record Score(int value, Form form, boolean closed, int from, int to) implements Piece {
        @Override
        public Part part() {
            return Part.SCORE;
        }
    }

    /// A number that cannot be counted as it stands, and why.
    record Vague(Doubt doubt, List<String> heard, int from, int to) implements Piece {
        public Vague {
            heard = List.copyOf(heard);
        }

        @Override
        public Part part() {
            return Part.VAGUE;
        }
    }

    /// How a score is written; the word names the rule.
    enum Form {
        DIGIT("digit"),
        WORD("word"),
        ORDINAL("ordinal"),
        LABEL("label"),
        EMOJI("emoji"),
        STARS("stars");

        private final String rule;

        Form(String rule) {
            this.rule = rule;
        }

        String rule() {
            return rule;
        }

        boolean isNumber() {
            return this == DIGIT || this == WORD || this == ORDINAL;
        }
    }
}
