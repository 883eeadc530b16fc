package dev.parley.reply;

import java.util.List;

/// Takes the reason out of a reply that also answers: the words before or after the answer, as written, without the
/// marks and connectors between.
final class Comments {
    private final Reply reply;
    private final List<Piece> pieces;

    private Comments(Reply reply, List<Piece> pieces) {
        this.reply = reply;
        this.pieces = pieces;
    }

    /// What else was said beside one piece.
    static String beside(Reply reply, List<Piece> pieces, int answer) {
        Comments comments = new Comments(reply, pieces);
        String before = comments.before(answer);
        String after = comments.after(answer);
        return before.isEmpty() || after.isEmpty()
                ? before + after
                : reply.text().strip();
    }

    /// What else was said beside the tokens that name an option: what follows it where it opens the reply, all of the
    /// reply where it is part of a sentence.
    static String around(Reply reply, List<Piece> pieces, int from, int to) {
        Comments comments = new Comments(reply, pieces);
        int first = comments.pieceAt(from);
        int next = comments.pieceAt(to);
        boolean opens = Standing.left(pieces, first) < 0;
        if (opens && (next >= pieces.size() || comments.isJoint(pieces.get(next)))) {
            return comments.after(next - 1);
        }
        boolean more = comments.said(0, first) || comments.said(next, pieces.size());
        return more ? reply.text().strip() : "";
    }

    /// The first piece that begins at a token or after it.
    private int pieceAt(int token) {
        int at = 0;
        while (at < pieces.size() && pieces.get(at).from() < token) {
            at++;
        }
        return at;
    }

    private String before(int answer) {
        int to = Standing.left(pieces, answer) + 1;
        while (to > 0 && (isJoint(pieces.get(to - 1)) || pieces.get(to - 1).part() == Part.ASIDE)) {
            to--;
        }
        return said(0, to) ? reply.text().substring(0, end(to)).strip() : "";
    }

    private String after(int answer) {
        int from = Standing.right(pieces, answer);
        if (Standing.part(pieces, from) == Part.WORD) {
            from = answer + 1;
        }
        while (from < pieces.size() && isJoint(pieces.get(from))) {
            from++;
        }
        return said(from, pieces.size())
                ? unbracketed(reply.text().substring(start(from)).strip())
                : "";
    }

    private boolean isJoint(Piece piece) {
        boolean sign = piece.part() == Part.OR && reply.token(piece.from()).is(Token.Kind.MARK);
        return sign || piece.part() == Part.BREAK || piece.part() == Part.CONNECTOR;
    }

    /// Whether there is more than good manners, marks and numbers that were set aside.
    private boolean said(int from, int to) {
        List<Piece> range = from < to ? pieces.subList(from, to) : List.of();
        boolean denied = range.stream().anyMatch(piece -> piece.part() == Part.NOT)
                && range.stream().noneMatch(piece -> piece.part() == Part.SCORE || piece.part() == Part.VAGUE);
        return denied || range.stream().anyMatch(Comments::says);
    }

    private static boolean says(Piece piece) {
        return switch (piece.part()) {
            case WORD, ASIDE, UNREAL, ELSEWHERE, OTHER, NAMING -> true;
            case SCORE -> isLabel(piece);
            case VAGUE, CUE, FILLER, COURTESY, CONNECTOR, OR, NOT, NOT_AFTER, BEYOND, MEANT, RATHER, BREAK, EDGE ->
                false;
        };
    }

    private static boolean isLabel(Piece piece) {
        return piece instanceof Piece.Score score && score.form() == Piece.Form.LABEL;
    }

    private int start(int piece) {
        return reply.token(pieces.get(piece).from()).start();
    }

    private int end(int piece) {
        return reply.token(pieces.get(piece - 1).to() - 1).end();
    }

    /// Without the closing bracket whose opening one was a joint.
    private static String unbracketed(String comment) {
        boolean open = comment.indexOf('(') >= 0 || !comment.endsWith(")");
        return open ? comment : comment.substring(0, comment.length() - 1).strip();
    }
}
