package dev.parley.reply;

import dev.parley.flow.AnswerType;
import dev.parley.flow.Value;
import dev.parley.reply.Token.Kind;
import java.util.List;
import java.util.Optional;

/// Reads "sorry, I meant 8" against the last score given.
final class Corrections {
    private final Reply reply;
    private final Lexicon lexicon;
    private final Ruler ruler;
    private final List<Piece> pieces;

    private Corrections(Reply reply, Lexicon lexicon, Ruler ruler) {
        this.reply = reply;
        this.lexicon = lexicon;
        this.ruler = ruler;
        this.pieces = Pieces.of(reply, lexicon, ruler);
    }

    /// The correction in a reply; empty if it is none.
    static Optional<Reading> read(Reply reply, Lexicon lexicon, AnswerType.Score last) {
        Corrections corrections = new Corrections(reply, lexicon, Ruler.of(last));
        return corrections.starred().or(corrections::meant).or(corrections::rather);
    }

    /// "*8", as people mend a slip in a chat; "8*" too where it cannot be stars.
    private Optional<Reading> starred() {
        boolean first = reply.size() == 2 && reply.token(0).isMark("*");
        boolean last = reply.size() == 2 && reply.token(1).isMark("*") && !ruler.hasStars();
        return first || last ? from(0, "starred") : Optional.empty();
    }

    private Optional<Reading> meant() {
        int meant = -1;
        for (int i = 0; i < pieces.size(); i++) {
            meant = pieces.get(i).part() == Part.MEANT ? i : meant;
        }
        if (meant < 0) {
            return Optional.empty();
        }
        boolean answeredBefore = Scores.pick(reply, ruler, pieces.subList(0, meant)) instanceof Verdict.Taken;
        boolean numberFollows = pieces.subList(meant, pieces.size()).stream().anyMatch(Piece.Score.class::isInstance);
        boolean corrects = numberFollows ? !answeredBefore && leads(meant) : closes(meant);
        return corrects ? from(0, "meant") : Optional.empty();
    }

    /// "I meant, well, 8", but not "I meant to call you, 8".
    private boolean leads(int meant) {
        int right = meant + 1;
        while (isIdle(pieces.get(right)) || isJoint(pieces.get(right).part())) {
            right++;
        }
        return pieces.get(right) instanceof Piece.Score || pieces.get(right) instanceof Piece.Vague;
    }

    private static boolean isJoint(Part part) {
        return part == Part.OR || part == Part.CONNECTOR || part == Part.ASIDE || part == Part.NOT;
    }

    /// "8 I meant", but not "8, I meant to call earlier".
    private boolean closes(int meant) {
        int left = meant - 1;
        while (left >= 0 && isIdle(pieces.get(left))) {
            left--;
        }
        return left >= 0
                && pieces.get(left) instanceof Piece.Score
                && pieces.subList(meant + 1, pieces.size()).stream().allMatch(Corrections::isIdle);
    }

    /// "No, 6": a slight word, so that nothing but a score may follow it.
    private Optional<Reading> rather() {
        int slight = 0;
        int from = 0;
        for (int i = 0; i < pieces.size() && isPrelude(i); i++) {
            slight += isRather(i) ? 1 : 0;
            from = i + 1;
        }
        boolean bare = pieces.subList(from, pieces.size()).stream()
                .allMatch(piece -> piece instanceof Piece.Score || isIdle(piece));
        return slight > 0 && bare
                ? from(from, "rather").filter(Reading.Correction.class::isInstance)
                : Optional.empty();
    }

    private boolean isPrelude(int index) {
        Part part = pieces.get(index).part();
        return isRather(index) || isIdle(pieces.get(index)) || part == Part.ASIDE;
    }

    private static boolean isIdle(Piece piece) {
        return piece.part().carries() || piece.part() == Part.BREAK;
    }

    private boolean isRather(int index) {
        Piece piece = pieces.get(index);
        return reply.token(piece.from()).is(Kind.WORD)
                && lexicon.longest(reply.tokens(), piece.from(), Role.RATHER.bit())
                                .length()
                        == piece.to() - piece.from();
    }

    private Optional<Reading> from(int piece, String rule) {
        List<Piece> rest = pieces.subList(piece, pieces.size());
        return switch (Scores.pick(reply, ruler, rest)) {
            case Verdict.Taken taken -> corrected(rest, taken, rule);
            case Verdict.Refused refused -> doubted(refused);
        };
    }

    private Optional<Reading> corrected(List<Piece> rest, Verdict.Taken taken, String rule) {
        if (!taken.firm()) {
            return Optional.empty();
        }
        Because because =
                new Because(rule, taken.because().heard(), taken.because().sure());
        String comment = Comments.beside(reply, rest, taken.piece());
        return Optional.of(new Reading.Correction(Value.of(taken.value()), comment, because));
    }

    private static Optional<Reading> doubted(Verdict.Refused refused) {
        return refused.doubt() == Doubt.NO_ANSWER
                ? Optional.empty()
                : Optional.of(new Reading.Unclear(refused.doubt(), refused.heard(), refused.because()));
    }
}
