package dev.parley.reply;

import dev.parley.reply.Piece.Form;
import dev.parley.reply.Piece.Plain;
import dev.parley.reply.Piece.Score;
import dev.parley.reply.Piece.Vague;
import dev.parley.reply.Token.Kind;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Reads stars and faces.
final class Symbols {
    private static final Set<String> HEARTS = Set.of("❤", "♥", "💛", "💚", "💙", "💜", "🧡", "👍");

    /// The faces of the satisfaction scale, and their nearest relations. Faces that may mean several things (😊,
    /// 😢) are left out on purpose.
    private static final Map<String, Integer> FACES = Map.ofEntries(
            Map.entry("😡", 1),
            Map.entry("😠", 1),
            Map.entry("🤬", 1),
            Map.entry("😤", 1),
            Map.entry("🙁", 2),
            Map.entry("☹", 2),
            Map.entry("😞", 2),
            Map.entry("😟", 2),
            Map.entry("😕", 2),
            Map.entry("😐", 3),
            Map.entry("😑", 3),
            Map.entry("🙂", 4),
            Map.entry("😀", 5),
            Map.entry("😃", 5),
            Map.entry("😄", 5),
            Map.entry("😁", 5),
            Map.entry("😍", 5),
            Map.entry("🤩", 5),
            Map.entry("🥰", 5));

    private Symbols() {}

    static Piece read(Reply reply, Ruler ruler, int from) {
        Token token = reply.token(from);
        if (Measures.isStar(token)) {
            return starRun(reply, ruler, from);
        }
        int hearts = HEARTS.contains(token.word()) && ruler.hasStars() ? run(reply, from) : from + 1;
        if (hearts > from + 1) {
            return stars(ruler, hearts - from, from, hearts);
        }
        Integer face = FACES.get(token.word());
        return face != null && ruler.hasFaces()
                ? new Score(face, Form.EMOJI, true, from, from + 1)
                : new Plain(Part.BREAK, from, from + 1);
    }

    /// That many of a symbol: a score on a scale of stars.
    static Piece stars(Ruler ruler, int count, int from, int to) {
        return ruler.hasStars()
                ? new Score(count, Form.STARS, true, from, to)
                : new Vague(Doubt.OTHER_SCALE, List.of(Integer.toString(count)), from, to);
    }

    /// "★★★☆☆" is three of five; a star before a figure only adorns it.
    private static Piece starRun(Reply reply, Ruler ruler, int from) {
        int full = run(reply, from);
        boolean adorns =
                full == from + 1 && full < reply.size() && reply.token(full).is(Kind.NUMBER);
        if (adorns) {
            return new Plain(Part.FILLER, from, full);
        }
        boolean hollow = full < reply.size() && reply.token(full).word().equals("☆");
        int end = hollow ? run(reply, full) : full;
        boolean other = hollow && end - from != ruler.max();
        if (other || reply.token(from).word().equals("☆")) {
            return new Vague(Doubt.OTHER_SCALE, List.of(reply.heard(from, end)), from, end);
        }
        return isHalf(reply, end)
                ? new Vague(Doubt.NOT_WHOLE, List.of(reply.heard(from, end + 1)), from, end + 1)
                : stars(ruler, full - from, from, end);
    }

    private static boolean isHalf(Reply reply, int at) {
        return at < reply.size() && reply.token(at).isMark("½");
    }

    /// The end of a run of the same symbol.
    private static int run(Reply reply, int from) {
        int to = from + 1;
        while (to < reply.size()
                && reply.token(to).is(Kind.SYMBOL)
                && reply.token(to).word().equals(reply.token(from).word())) {
            to++;
        }
        return to;
    }
}
