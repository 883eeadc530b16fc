package dev.parley.reply;

import dev.parley.reply.Numerals.Numeral;
import dev.parley.reply.Numerals.Run;
import dev.parley.reply.Phrases.Hit;
import dev.parley.reply.Piece.Form;
import dev.parley.reply.Piece.Plain;
import dev.parley.reply.Piece.Score;
import dev.parley.reply.Piece.Vague;
import dev.parley.reply.Token.Kind;
import java.util.List;
import java.util.Optional;

/// Reads a number of a reply together with what belongs to it: "9/10", "9 out of 10", "8.5", "7-8", "20 minutes".
final class Figures {
    private static final int CENTS = 2;
    private static final String FRACTIONS = "½¼¾⅓⅔⅛";

    private final Reply reply;
    private final Lexicon lexicon;
    private final Ruler ruler;
    private final Numerals numerals;
    private final Measures measures;

    Figures(Reply reply, Lexicon lexicon, Ruler ruler) {
        this.reply = reply;
        this.lexicon = lexicon;
        this.ruler = ruler;
        this.numerals = new Numerals(reply, lexicon);
        this.measures = new Measures(reply, lexicon, ruler);
    }

    /// The number that begins at a figure.
    Piece digits(int from) {
        Run run = numerals.run(from);
        if (measures.isCode(from, run.to())) {
            return new Plain(Part.OTHER, from, run.to());
        }
        int row = numerals.rowOfFigures(from);
        if (row > from) {
            return new Plain(Part.OTHER, from, row);
        }
        return switch (run.marks()) {
            case "" -> number(run.number(0), Form.DIGIT, from, measures.pastEnding(run.to()));
            case "/" -> share(run.number(0), run.number(1), from, run.to());
            case ".", ",", "٫" -> decimal(run, from);
            case "-", "–", "~" -> range(run, from);
            case "./", ",/" -> vague(Doubt.NOT_WHOLE, from, run.to());
            case "-/", "–/" -> vague(Doubt.SEVERAL, from, run.to());
            default -> new Plain(Part.OTHER, from, run.to());
        };
    }

    /// A number below zero, or a fraction without its whole: the mark stands at `from`.
    Piece signed(int from, boolean negative) {
        return switch (digits(from + 1)) {
            case Score s -> signed(s, from, negative);
            case Vague v -> new Vague(v.doubt(), v.heard(), from, v.to());
            case Plain p -> new Plain(p.part(), from, p.to());
        };
    }

    private Piece signed(Score score, int from, boolean negative) {
        if (!negative) {
            return vague(Doubt.NOT_WHOLE, from, score.to());
        }
        return score.value() == 0
                ? vague(Doubt.OUT_OF_RANGE, from, score.to())
                : new Score(-score.value(), score.form(), score.closed(), from, score.to());
    }

    /// The number that a word begins.
    Piece word(Numeral numeral, int from) {
        return number(numeral.value(), Form.WORD, from, numeral.to());
    }

    private Piece vague(Doubt doubt, int from, int to) {
        return measures.isMeasured(to, 2)
                ? new Plain(Part.OTHER, from, to)
                : new Vague(doubt, List.of(reply.heard(from, to)), from, to);
    }

    private Piece number(long value, Form form, int from, int to) {
        Optional<Piece> whole = wholeFirst(value, from, to);
        if (whole.isPresent()) {
            return whole.get();
        }
        int half = lexicon.longest(reply.tokens(), to, Role.HALF.bit()).length();
        if (half > 0) {
            return vague(Doubt.NOT_WHOLE, from, to + half);
        }
        int end = measures.pastPoints(to);
        Optional<Piece> share = share(value, from, end);
        if (share.isPresent()) {
            return share.get();
        }
        return end > to ? new Score((int) value, form, true, from, end) : open(value, form, from, to);
    }

    private Piece open(long value, Form form, int from, int to) {
        int starred = measures.pastStars(to);
        if (starred > to) {
            return ruler.hasStars()
                    ? new Score((int) value, form, true, from, starred)
                    : vague(Doubt.OTHER_SCALE, from, starred);
        }
        if (measures.isMeasured(to, value)) {
            return new Plain(Part.OTHER, from, measures.pastMark(to));
        }
        return broken(from, to).orElseGet(() -> new Score((int) value, form, false, from, to));
    }

    /// "8 ½", "8 1/2", "6 - 7", "8+".
    private Optional<Piece> broken(int from, int to) {
        if (to >= reply.size()) {
            return Optional.empty();
        }
        Token next = reply.token(to);
        if (next.is(Kind.MARK) && FRACTIONS.contains(next.word())) {
            return Optional.of(vague(Doubt.NOT_WHOLE, from, to + 1));
        }
        if (next.is(Kind.NUMBER) && isFraction(numerals.run(to))) {
            return Optional.of(vague(Doubt.NOT_WHOLE, from, numerals.run(to).to()));
        }
        if (next.isMark("+") && !next.spaced()) {
            return Optional.of(vague(Doubt.SEVERAL, from, to + 1));
        }
        return spacedRange(from, to);
    }

    private boolean isFraction(Run run) {
        return run.isPair("/") && run.number(0) < run.number(1) && run.number(1) != ruler.max();
    }

    private Optional<Piece> spacedRange(int from, int to) {
        boolean dashed = "-–~".contains(reply.token(to).word())
                && to + 1 < reply.size()
                && reply.token(to + 1).is(Kind.NUMBER);
        if (!dashed || !numerals.run(to + 1).marks().isEmpty()) {
            return Optional.empty();
        }
        int end = measures.pastPoints(to + 2);
        boolean reason = end < reply.size() && reply.token(end).is(Kind.WORD) && !measures.isMeasured(end, 2);
        return reason || (measures.isMeasured(end, 2) && !rises(from, to + 1))
                ? Optional.empty()
                : Optional.of(new Vague(
                        Doubt.SEVERAL, List.of(reply.heard(from, to), reply.heard(to + 1, to + 2)), from, end));
    }

    private boolean rises(int one, int other) {
        long first = numerals.at(one).map(Numeral::value).orElse(0L);
        return numerals.at(other).map(Numeral::value).orElse(0L) > first;
    }

    /// "10 üzerinden 8", "10点満点で8点".
    private Optional<Piece> wholeFirst(long whole, int from, int to) {
        Hit hit = lexicon.longest(reply.tokens(), to, Role.OUT_OF_BEFORE.bit());
        if (!hit.found()) {
            return Optional.empty();
        }
        int next = measures.pastFiller(to + hit.length());
        return numerals.at(next).map(part -> shared(part.value(), whole, from, measures.pastPoints(part.to())));
    }

    /// "9 / 10", "9 out of 10", "9 (out of 10)".
    private Optional<Piece> share(long value, int from, int to) {
        int at = to < reply.size() && reply.token(to).isMark("(") ? to + 1 : to;
        int past = measures.pastOutOf(at);
        if (past == at) {
            return Optional.empty();
        }
        return numerals.at(measures.pastFiller(past))
                .map(this::ofRange)
                .map(whole -> share(value, whole.value(), from, whole.to()));
    }

    /// "9 of 0 to 10": the whole is the range's end.
    private Numeral ofRange(Numeral first) {
        int past = first.to()
                + lexicon.longest(reply.tokens(), first.to(), Role.OR.bit()).length();
        return first.value() == ruler.min() && past > first.to()
                ? numerals.at(past).filter(last -> last.value() == ruler.max()).orElse(first)
                : first;
    }

    private Piece share(long value, long whole, int from, int to) {
        int end = measures.pastStars(measures.pastPoints(to));
        return end == to && measures.isMeasured(to, 2)
                ? new Plain(Part.OTHER, from, to)
                : shared(value, whole, from, end);
    }

    private Piece shared(long value, long whole, int from, int to) {
        if (whole == ruler.max()) {
            return new Score((int) value, Form.DIGIT, true, from, to);
        }
        return value > whole ? new Plain(Part.OTHER, from, to) : vague(Doubt.OTHER_SCALE, from, to);
    }

    private Piece decimal(Run run, int from) {
        String fraction = run.digits().get(1);
        if (fraction.length() == 3) {
            return number(Math.min(Numerals.HUGE, run.number(0) * 1000 + run.number(1)), Form.DIGIT, from, run.to());
        }
        if (fraction.length() == CENTS && run.number(0) > ruler.max()) {
            // a price: "25.50"
            return new Plain(Part.OTHER, from, run.to());
        }
        return run.number(1) == 0
                ? number(run.number(0), Form.DIGIT, from, run.to())
                : vague(Doubt.NOT_WHOLE, from, run.to());
    }

    private Piece range(Run run, int from) {
        boolean codes = run.digits().stream().anyMatch(digits -> digits.length() > 3);
        if (codes) {
            return new Plain(Part.OTHER, from, run.to());
        }
        return measures.isMeasured(run.to(), 2)
                ? new Plain(Part.OTHER, from, run.to())
                : new Vague(Doubt.SEVERAL, run.digits(), from, measures.pastPoints(run.to()));
    }
}
