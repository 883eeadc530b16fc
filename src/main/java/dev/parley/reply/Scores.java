package dev.parley.reply;

import dev.parley.reply.Piece.Form;
import dev.parley.reply.Piece.Plain;
import dev.parley.reply.Piece.Score;
import dev.parley.reply.Piece.Vague;
import dev.parley.reply.Verdict.Refused;
import dev.parley.reply.Verdict.Taken;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Finds the score among a reply's pieces, or the reason to ask again. The only thing it knows of the question is the
/// ruler: branches never matter.
final class Scores {
    private static final int SURE = 100;
    private static final int FAIRLY_SURE = 75;

    private final Reply reply;
    private final Ruler ruler;
    private final List<Piece> pieces;
    /// Clear scores; those that give way to others; those with words right beside them; those that do not count.
    private final List<Integer> clear = new ArrayList<>();

    private final List<Integer> asides = new ArrayList<>();
    private final List<Integer> edged = new ArrayList<>();
    private final List<Integer> dropped = new ArrayList<>();

    private Scores(Reply reply, Ruler ruler, List<Piece> pieces) {
        this.reply = reply;
        this.ruler = ruler;
        this.pieces = pieces;
    }

    static Verdict pick(Reply reply, Ruler ruler, List<Piece> pieces) {
        Scores scores = new Scores(reply, ruler, pieces);
        int from = scores.afterCorrection();
        for (int i = from; i < pieces.size(); i++) {
            scores.sort(i);
        }
        return scores.verdict();
    }

    /// In "3, sorry, I meant 8" only what follows counts.
    private int afterCorrection() {
        boolean numbersFollow = false;
        for (int i = pieces.size() - 1; i >= 0; i--) {
            if (numbersFollow && pieces.get(i).part() == Part.MEANT) {
                return i + 1;
            }
            numbersFollow |= pieces.get(i) instanceof Score;
        }
        return 0;
    }

    private void sort(int index) {
        switch (pieces.get(index)) {
            case Score score -> bin(score, index);
            case Vague vague -> (isDropped(index, Standing.of(pieces, index)) ? dropped : clear).add(index);
            case Plain plain -> {}
        }
    }

    /// "Not 7 or 8" denies both.
    private boolean isDropped(int index, Standing standing) {
        boolean withOther = standing.left() == Part.OR
                && !dropped.isEmpty()
                && dropped.getLast() == Standing.left(pieces, Standing.left(pieces, index));
        return withOther || standing.isNegated() || standing.elsewhere() || standing.isSetAside();
    }

    private void bin(Score score, int index) {
        Standing standing = Standing.of(pieces, index);
        if (isDropped(index, standing)) {
            dropped.add(index);
        } else if (standing.isClear()) {
            (standing.left() == Part.ASIDE ? asides : clear).add(index);
        } else if (score.form() == Form.DIGIT && standing.isAtEdge()) {
            edged.add(index);
        } else if (score.form() != Form.WORD) {
            dropped.add(index);
        }
    }

    private Verdict verdict() {
        List<Integer> numbers = numbers(clear);
        if (!numbers.isEmpty()) {
            return among(numbers);
        }
        List<Integer> past = numbers(asides);
        if (!past.isEmpty()) {
            // "was 8, rose to 9": what follows the aside may be the score
            return edged.isEmpty() ? among(past) : several(joined(past, edged));
        }
        if (!edged.isEmpty()) {
            return edged.size() + dropped.size() == 1 ? guessed() : several(edged);
        }
        List<Integer> labels = clear.isEmpty() ? asides : clear;
        return labels.isEmpty() ? nothing() : among(labels);
    }

    /// "10 is the best, right?" asks rather than answers.
    private Verdict guessed() {
        return reply.token(reply.size() - 1).isMark("?") ? nothing() : among(edged);
    }

    private static List<Integer> joined(List<Integer> some, List<Integer> others) {
        return Stream.concat(some.stream(), others.stream()).toList();
    }

    private List<Integer> numbers(List<Integer> indices) {
        return indices.stream().filter(this::isNumber).toList();
    }

    private boolean isNumber(int index) {
        return switch (pieces.get(index)) {
            case Score score -> score.form().isNumber() || score.form() == Form.STARS;
            case Vague vague -> true;
            case Plain plain -> false;
        };
    }

    private Verdict among(List<Integer> indices) {
        Piece first = indices.stream()
                .map(pieces::get)
                .filter(Scores::isOfOtherScale)
                .findFirst()
                .orElse(pieces.get(indices.getFirst()));
        if (isOfOtherScale(first)) {
            return new Refused(Doubt.OTHER_SCALE, heard(first), true, because("unclear-number", first, SURE));
        }
        if (first instanceof Vague vague && agree(indices)) {
            return new Refused(vague.doubt(), vague.heard(), true, because("unclear-number", first, SURE));
        }
        return agree(indices) && first instanceof Score score ? one(score, indices.getFirst()) : several(indices);
    }

    private static boolean isOfOtherScale(Piece piece) {
        return piece instanceof Vague vague && vague.doubt() == Doubt.OTHER_SCALE;
    }

    private boolean agree(List<Integer> indices) {
        return indices.stream().map(this::meaning).distinct().count() == 1;
    }

    private String meaning(int index) {
        return switch (pieces.get(index)) {
            case Score score -> Integer.toString(score.value());
            case Vague vague -> "?" + vague.heard();
            case Plain plain -> "";
        };
    }

    private Verdict one(Score score, int index) {
        if (!ruler.contains(score.value())) {
            return new Refused(Doubt.OUT_OF_RANGE, heard(score), true, because("off-the-scale", score, SURE));
        }
        if (score.form().isNumber() && isContradicted(score)) {
            return several(clear);
        }
        boolean firm = !edged.contains(index);
        return new Taken(score.value(), index, firm, because(score.form().rule(), score, firm ? SURE : FAIRLY_SURE));
    }

    /// "1, very satisfied": the number or the label is a slip, nobody knows which.
    private boolean isContradicted(Score number) {
        return clear.stream()
                .map(pieces::get)
                .anyMatch(piece -> piece instanceof Score label
                        && !label.form().isNumber()
                        && isUpper(label.value()) != isUpper(number.value())
                        && Math.abs(label.value() - number.value()) > 1);
    }

    private boolean isUpper(int value) {
        return value * 2 > ruler.min() + ruler.max();
    }

    private List<String> heard(Piece piece) {
        return List.of(reply.heard(piece.from(), piece.to()));
    }

    private Because because(String rule, Piece piece, int sure) {
        return new Because(rule, reply.heard(piece.from(), piece.to()), sure);
    }

    private Refused several(List<Integer> indices) {
        List<String> heard = indices.stream()
                .map(pieces::get)
                .flatMap(piece -> (piece instanceof Vague vague ? vague.heard() : heard(piece)).stream())
                .distinct()
                .toList();
        return new Refused(Doubt.SEVERAL, heard, true, Because.certain("several", String.join(", ", heard)));
    }

    private Verdict nothing() {
        List<Integer> seen = dropped;
        boolean other = pieces.stream().anyMatch(piece -> piece.part() == Part.OTHER);
        List<String> heard = seen.stream()
                .map(pieces::get)
                .flatMap(piece -> heard(piece).stream())
                .toList();
        String rule = seen.isEmpty() ? "nothing" : "not-meant";
        return new Refused(
                Doubt.NO_ANSWER, heard, other || !seen.isEmpty(), Because.certain(rule, String.join(", ", heard)));
    }
}
