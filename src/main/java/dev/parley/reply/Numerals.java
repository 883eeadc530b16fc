package dev.parley.reply;

import dev.parley.reply.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Finds numbers in a reply: figures, and words of the lexicon.
record Numerals(Reply reply, Lexicon lexicon) {
    /// Stands for every number too long to be an answer.
    static final long HUGE = 999_999_999;

    private static final int DIGITS = 9;
    private static final int SHORTEST_ROW = 4;
    /// No telephone number has more groups; keeps a long row from being looked through again and again.
    private static final int LONGEST_ROW = 12;

    /// A number.
    ///
    /// @param to the token after it
    record Numeral(long value, Piece.Form form, int to) {}

    /// Figures without gaps and the marks between them: "555-0123", "8.5".
    record Run(List<String> digits, String marks, int to) {
        long number(int index) {
            return valueOf(digits.get(index));
        }

        boolean isPair(String mark) {
            return marks.equals(mark);
        }
    }

    /// The number that begins at a token.
    Optional<Numeral> at(int index) {
        if (index >= reply.size()) {
            return Optional.empty();
        }
        Token token = reply.token(index);
        if (token.is(Kind.NUMBER)) {
            return Optional.of(new Numeral(valueOf(token.word()), Piece.Form.DIGIT, index + 1));
        }
        Phrases.Hit hit = lexicon.longest(reply.tokens(), index, Role.NUMBER.bit());
        return hit.found()
                ? Optional.of(new Numeral(hit.value(Role.NUMBER), Piece.Form.WORD, index + hit.length()))
                : Optional.empty();
    }

    /// The run of figures that begins at a token.
    Run run(int index) {
        List<String> digits = new ArrayList<>(List.of(reply.token(index).word()));
        StringBuilder marks = new StringBuilder();
        int to = index + 1;
        while (continues(to)) {
            // "7..8" is a range
            marks.append(reply.token(to).length() > 1 ? "~" : reply.token(to).word());
            digits.add(reply.token(to + 1).word());
            to += 2;
        }
        return new Run(digits, marks.toString(), to);
    }

    /// Past figures in a row that make up a telephone number or a code: "06 12 34 56 78"; where it began if there are
    /// few of them or they are all the same.
    int rowOfFigures(int from) {
        int to = from;
        boolean same = true;
        while (to < reply.size() && to - from < LONGEST_ROW && reply.token(to).is(Kind.NUMBER)) {
            same &= reply.token(to).word().equals(reply.token(from).word());
            to++;
        }
        return !same && to - from >= SHORTEST_ROW ? to : from;
    }

    private boolean continues(int mark) {
        return reply.isTight(mark)
                && reply.isTight(mark + 1)
                && reply.token(mark + 1).is(Kind.NUMBER)
                && ".,/:-–~'٫٬".contains(reply.token(mark).word())
                && reply.token(mark).is(Kind.MARK);
    }

    /// A number's value; {@link #HUGE} if it has too many digits. "08" is 8.
    static long valueOf(String digits) {
        return digits.length() > DIGITS ? HUGE : Long.parseLong(digits);
    }
}
