package dev.parley.reply;

import dev.parley.reply.Numerals.Numeral;
import dev.parley.reply.Phrases.Hit;
import dev.parley.reply.Piece.Form;
import dev.parley.reply.Piece.Plain;
import dev.parley.reply.Piece.Score;
import dev.parley.reply.Piece.Vague;
import dev.parley.reply.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Cuts a reply into pieces: its possible scores and what stands around them.
final class Pieces {
    /// Roles in the order in which one counts when a phrase has several.
    private static final List<RolePart> PLAIN = List.of(
            new RolePart(Role.MEANT, Part.MEANT),
            new RolePart(Role.NOT_AFTER, Part.NOT_AFTER),
            new RolePart(Role.NOT, Part.NOT),
            new RolePart(Role.RATHER, Part.RATHER),
            new RolePart(Role.UNREAL, Part.UNREAL),
            new RolePart(Role.ELSEWHERE, Part.ELSEWHERE),
            new RolePart(Role.BEYOND, Part.BEYOND),
            new RolePart(Role.ASIDE, Part.ASIDE),
            new RolePart(Role.OR, Part.OR),
            new RolePart(Role.CONNECTOR, Part.CONNECTOR),
            new RolePart(Role.CUE, Part.CUE),
            new RolePart(Role.FILLER, Part.FILLER),
            new RolePart(Role.COURTESY, Part.COURTESY),
            new RolePart(Role.NAMING, Part.NAMING),
            new RolePart(Role.KNOWN, Part.WORD));
    private static final long ROLES = roles();
    /// Options are not parcels: their number needs no telling apart from order numbers.
    private static final long INDEX_ROLES = ROLES & ~Role.NAMING.bit();

    private final Reply reply;
    private final Lexicon lexicon;
    private final Ruler ruler;
    private final Figures figures;
    private final List<Piece> pieces = new ArrayList<>();

    private record RolePart(Role role, Part part) {}

    private Pieces(Reply reply, Lexicon lexicon, Ruler ruler) {
        this.reply = reply;
        this.lexicon = lexicon;
        this.ruler = ruler;
        this.figures = new Figures(reply, lexicon, ruler);
    }

    static List<Piece> of(Reply reply, Lexicon lexicon, Ruler ruler) {
        Pieces cut = new Pieces(reply, lexicon, ruler);
        int at = 0;
        while (at < reply.size()) {
            Piece piece = cut.at(at);
            cut.pieces.add(piece);
            at = piece.to();
        }
        return cut.pieces;
    }

    private static long roles() {
        long roles = Role.bits(Role.NUMBER, Role.OPTION, Role.SCALE, Role.OUT_OF);
        for (RolePart plain : PLAIN) {
            roles |= plain.role().bit();
        }
        return roles;
    }

    private Piece at(int from) {
        return switch (reply.token(from).kind()) {
            case NUMBER -> ordinal(from).orElseGet(() -> figures.digits(from));
            case WORD -> ordinal(from).orElseGet(() -> word(from));
            case MARK -> mark(from);
            case SYMBOL -> Symbols.read(reply, ruler, from);
        };
    }

    /// "2nd", "the last": the place of an option.
    private Optional<Piece> ordinal(int from) {
        if (!ruler.isIndex()) {
            return Optional.empty();
        }
        Hit hit = lexicon.longest(reply.tokens(), from, Role.ORDINAL.bit());
        int place = hit.value(Role.ORDINAL);
        return hit.found()
                ? Optional.of(
                        new Score(place < 0 ? ruler.max() : place, Form.ORDINAL, false, from, from + hit.length()))
                : Optional.empty();
    }

    private Piece word(int from) {
        Optional<Piece> own = ownLabel(from);
        if (own.isPresent()) {
            return own.get();
        }
        Hit hit = lexicon.longest(reply.tokens(), from, plainRoles() | ruler.labelRoles());
        if (!hit.found()) {
            return new Plain(Part.WORD, from, from + 1);
        }
        return phrase(hit, from, from + hit.length());
    }

    private Piece phrase(Hit hit, int from, int to) {
        boolean numberFollows = new Numerals(reply, lexicon).at(to).isPresent();
        if ((hit.has(Role.SCALE) && numberFollows) || isWhole(hit, to)) {
            return scale(from, to);
        }
        return hit.has(Role.NUMBER) && !isTheOne(hit) && !isArticle(hit, to)
                ? figures.word(new Numeral(hit.value(Role.NUMBER), Form.WORD, to), from)
                : labelled(hit, from, to);
    }

    /// "The second one": no number of its own.
    private boolean isTheOne(Hit hit) {
        return ruler.isIndex() && hit.has(Role.OPTION) && !pieces.isEmpty() && pieces.getLast() instanceof Score;
    }

    /// "un" before "siete" is no number.
    private boolean isArticle(Hit hit, int to) {
        if (!hit.has(Role.FILLER)) {
            return false;
        }
        int next = to + lexicon.longest(reply.tokens(), to, Role.FILLER.bit()).length();
        Numerals numerals = new Numerals(reply, lexicon);
        return numerals.at(to).isPresent() || (next > to && numerals.at(next).isPresent());
    }

    /// "Out of 10, …".
    private boolean isWhole(Hit hit, int to) {
        boolean plain = hit.has(Role.OUT_OF) && hit.length() > 1;
        return plain && new Numerals(reply, lexicon).at(to).stream().anyMatch(whole -> whole.value() == ruler.max());
    }

    /// "On a scale of 1 to 10"; a score on another scale says nothing on this one.
    private Piece scale(int from, int to) {
        Numerals numerals = new Numerals(reply, lexicon);
        int at = to;
        long most = 0;
        while (at < reply.size() && (numerals.at(at).isPresent() || isBetween(at))) {
            Optional<Numeral> numeral = numerals.at(at);
            most = numeral.map(Numeral::value).orElse(most);
            at = numeral.map(Numeral::to).orElse(at + 1);
        }
        int end = at + lexicon.longest(reply.tokens(), at, Role.POINTS.bit()).length();
        return most == ruler.max() || ruler.isIndex()
                ? new Plain(Part.BREAK, from, end)
                : new Vague(Doubt.OTHER_SCALE, List.of(reply.heard(from, end)), from, end);
    }

    private boolean isBetween(int at) {
        return "-–~".contains(reply.token(at).word())
                || lexicon.longest(reply.tokens(), at, Role.OR.bit()).length() == 1;
    }

    private Piece labelled(Hit hit, int from, int to) {
        return ruler.labelRole()
                .filter(hit::has)
                .<Piece>map(role -> new Score(hit.value(role), Form.LABEL, false, from, to))
                .orElseGet(() -> new Plain(part(hit, to), from, isAbbreviation(hit, to) ? to + 1 : to));
    }

    /// "Nr. 4711", "kl. 17": the stop parts nothing.
    private boolean isAbbreviation(Hit hit, int to) {
        return (hit.has(Role.NAMING) || hit.has(Role.OPTION))
                && reply.isTight(to)
                && reply.token(to).isMark(".")
                && new Numerals(reply, lexicon).at(to + 1).isPresent();
    }

    private Part part(Hit hit, int to) {
        if (hit.has(Role.BEYOND) && new Numerals(reply, lexicon).at(to).isPresent()) {
            return Part.BEYOND;
        }
        for (RolePart plain : PLAIN) {
            if (hit.has(plain.role()) && (plainRoles() & plain.role().bit()) != 0) {
                return plain.part();
            }
        }
        return hit.has(Role.OPTION) && ruler.isIndex() ? Part.CUE : Part.WORD;
    }

    private long plainRoles() {
        return ruler.isIndex() ? INDEX_ROLES : ROLES;
    }

    private Optional<Piece> ownLabel(int from) {
        Optional<Piece> best = Optional.empty();
        for (Ruler.Label label : ruler.own()) {
            int to = from + label.words().size();
            if (stands(label.words(), from)
                    && best.map(piece -> piece.to() < to).orElse(true)) {
                best = Optional.of(new Score(label.value(), Form.LABEL, false, from, to));
            }
        }
        return best;
    }

    private boolean stands(List<Token> words, int from) {
        if (words.isEmpty() || from + words.size() > reply.size()) {
            return false;
        }
        for (int i = 0; i < words.size(); i++) {
            if (!words.get(i).word().equals(reply.token(from + i).word())) {
                return false;
            }
        }
        return true;
    }

    private Piece mark(int from) {
        boolean beforeNumber = from + 1 < reply.size() && reply.token(from + 1).is(Kind.NUMBER);
        if (beforeNumber && Measures.isMoney(reply.token(from)) && !isAfterNumber(from)) {
            return new Plain(Part.OTHER, from, figures.digits(from + 1).to());
        }
        return beforeNumber && reply.isTight(from + 1) ? sign(from) : markAlone(from);
    }

    private boolean isAfterNumber(int from) {
        return from > 0 && reply.token(from - 1).is(Kind.NUMBER);
    }

    private Piece markAlone(int from) {
        Token mark = reply.token(from);
        if (mark.isMark("*") && mark.length() > 1 && reply.size() == 1) {
            return Symbols.stars(ruler, mark.length(), from, from + 1);
        }
        Part part = mark.isMark("&") || mark.isMark("/") ? Part.OR : Part.BREAK;
        return new Plain(part, from, from + 1);
    }

    private Piece sign(int from) {
        Token mark = reply.token(from);
        if (Measures.isMoneyOrShare(mark)) {
            return new Plain(Part.OTHER, from, figures.digits(from + 1).to());
        }
        return switch (mark.word()) {
            case "-", "–" -> mark.spaced() && mark.length() == 1 ? figures.signed(from, true) : markAlone(from);
            case "." -> mark.spaced() && mark.length() == 1 ? figures.signed(from, false) : markAlone(from);
            case "#" -> new Plain(ruler.isIndex() || reply.size() == 2 ? Part.FILLER : Part.NAMING, from, from + 1);
            case "<", ">", "≤", "≥" -> new Plain(Part.BEYOND, from, from + 1);
            case "~", "≈", "=", "+" -> new Plain(Part.FILLER, from, from + 1);
            default -> markAlone(from);
        };
    }
}
