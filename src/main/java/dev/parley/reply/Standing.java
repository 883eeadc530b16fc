package dev.parley.reply;

import java.util.List;

/// How a possible score stands among the words around it.
///
/// @param left what stands before it, past words that carry no meaning
/// @param cued whether words that announce a score stand before it
/// @param right what stands after it, past words that carry no meaning
/// @param alternative whether another score is named beside it: "7 or 8"
/// @param elsewhere whether its clause speaks of another time or case
record Standing(Part left, boolean cued, Part right, boolean alternative, boolean elsewhere) {
    /// What is farther off than this belongs to something else.
    private static final int LONGEST_CLAUSE = 30;

    static Standing of(List<Piece> pieces, int index) {
        int left = left(pieces, index);
        int right = right(pieces, index);
        boolean closed = pieces.get(index) instanceof Piece.Score score && score.closed();
        return new Standing(
                part(pieces, left),
                isCued(pieces, left, index),
                closed ? Part.BREAK : rightPart(pieces, right),
                isAlternative(pieces, left, right),
                isElsewhere(pieces, index));
    }

    /// The piece before a score and the words that carry it; -1 at the reply's beginning.
    static int left(List<Piece> pieces, int index) {
        int left = index - 1;
        while (part(pieces, left).carries()) {
            left--;
        }
        return left;
    }

    /// The piece after a score and the words that carry it.
    static int right(List<Piece> pieces, int index) {
        int right = index + 1;
        while (part(pieces, right).carries()) {
            right++;
        }
        return right;
    }

    static Part part(List<Piece> pieces, int index) {
        return index < 0 || index >= pieces.size()
                ? Part.EDGE
                : pieces.get(index).part();
    }

    /// What is said of the second of two numbers is said of the first: "2 or 3 days"; "8 not" at a clause's end denies
    /// it.
    private static Part rightPart(List<Piece> pieces, int right) {
        Part part = part(pieces, right);
        Part beyond = part(pieces, right(pieces, right));
        if (part == Part.OR && beyond == Part.OTHER) {
            return Part.OTHER;
        }
        return part == Part.NOT && beyond.parts() ? Part.NOT_AFTER : part;
    }

    private static boolean isAlternative(List<Piece> pieces, int left, int right) {
        boolean before = part(pieces, left) == Part.OR && isScore(part(pieces, left(pieces, left)));
        boolean after = part(pieces, right) == Part.OR && isScore(part(pieces, right(pieces, right)));
        return before || after;
    }

    private static boolean isScore(Part part) {
        return part == Part.SCORE || part == Part.VAGUE;
    }

    private static boolean isCued(List<Piece> pieces, int left, int index) {
        for (int at = left + 1; at < index; at++) {
            if (part(pieces, at) == Part.CUE) {
                return true;
            }
        }
        return false;
    }

    private static boolean isElsewhere(List<Piece> pieces, int index) {
        return isElsewhere(pieces, index, 1) || isElsewhere(pieces, index, -1);
    }

    private static boolean isElsewhere(List<Piece> pieces, int index, int step) {
        int at = index;
        for (int i = 0; i < LONGEST_CLAUSE && !part(pieces, at).parts(); i++) {
            Part part = part(pieces, at);
            if (part == Part.ELSEWHERE) {
                return true;
            }
            if (step > 0 && (part == Part.ASIDE || part == Part.UNREAL)) {
                // "9 up from 4 last year" says of the 4 when it was.
                return false;
            }
            at += step;
        }
        return false;
    }

    /// Whether nothing on either side can make it mean something else.
    boolean isClear() {
        return alternative || (isLeftClear() && isRightClear());
    }

    private boolean isLeftClear() {
        return cued || left == Part.NOT_AFTER || left == Part.MEANT || left == Part.ASIDE || isEnd(left);
    }

    private boolean isRightClear() {
        return right == Part.NOT || right == Part.ASIDE || right == Part.UNREAL || right == Part.MEANT || isEnd(right);
    }

    private static boolean isEnd(Part part) {
        return part.parts() || part == Part.OR || isScore(part);
    }

    /// Whether it opens or closes the reply though other words touch it: "9 quick and friendly", "great service 9".
    boolean isAtEdge() {
        boolean opens = (left == Part.EDGE || cued) && right == Part.WORD;
        return opens || (left == Part.WORD && right == Part.EDGE);
    }

    boolean isNegated() {
        return left == Part.NOT || right == Part.NOT_AFTER;
    }

    /// Whether what stands before it says that it is no score: "room 5", "more than 5", "would have been 5".
    boolean isSetAside() {
        return left == Part.NAMING || left == Part.BEYOND || left == Part.UNREAL;
    }
}
