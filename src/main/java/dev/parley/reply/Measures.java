package dev.parley.reply;

import dev.parley.reply.Phrases.Hit;
import dev.parley.reply.Token.Kind;
import java.util.List;
import java.util.Set;

/// Tells what stands after a number: points, stars, a whole, or something that is counted.
record Measures(Reply reply, Lexicon lexicon, Ruler ruler) {
    private static final long COUNTED = Role.bits(Role.UNIT, Role.MONTH);
    private static final long BELONGING = Role.bits(
            Role.UNIT, Role.POINTS, Role.STARS, Role.FILLER, Role.COURTESY, Role.OUT_OF, Role.OUT_OF_BEFORE, Role.CUE);
    private static final Set<String> ORDINAL_ENDINGS = Set.of(
            "st", "nd", "rd", "th", "o", "a", "er", "ere", "re", "e", "eme", "ieme", "ste", "de", "ter", "te", "го",
            "й", "я", "е");
    private static final String MONEY_AND_SHARES = "%‰°$€£¥₹₽₴₺฿₩₪₫₱";
    private static final String SHARES = "%‰°";
    private static final Set<String> STARS = Set.of("⭐", "★", "🌟", "☆", "✭");

    static boolean isStar(Token token) {
        return token.is(Kind.SYMBOL) && STARS.contains(token.word());
    }

    static boolean isMoneyOrShare(Token token) {
        return !token.is(Kind.WORD) && MONEY_AND_SHARES.contains(token.word());
    }

    /// Whether a mark says that the number after it is money: "$ 30".
    static boolean isMoney(Token token) {
        return isMoneyOrShare(token) && !SHARES.contains(token.word());
    }

    /// Past the mark of money or of a share, which belongs to its number.
    int pastMark(int at) {
        return at < reply.size() && isMoneyOrShare(reply.token(at)) ? at + 1 : at;
    }

    /// Past "points", unless a longer word begins there: 分 in 5分钟, five minutes.
    int pastPoints(int at) {
        int points = past(at, Role.POINTS);
        return past(at, Role.UNIT) > points ? at : points;
    }

    int pastFiller(int at) {
        int past = past(at, Role.FILLER);
        return past < reply.size() && reply.token(past).isMark(",") ? past + 1 : past;
    }

    /// Past a case ending: "8:a", "8'i", "8'er".
    int pastEnding(int at) {
        boolean marked = reply.isTight(at)
                && (reply.token(at).isMark(":")
                        || reply.token(at).isMark("'")
                        || reply.token(at).isMark("’"));
        return marked && reply.isTight(at + 1) ? past(at + 1, Role.ENDING, at) : at;
    }

    /// Past "stars" or one ⭐.
    int pastStars(int at) {
        boolean picture = at < reply.size() && isStar(reply.token(at));
        return picture ? at + 1 : past(at, Role.STARS);
    }

    /// Past a slash or "out of".
    int pastOutOf(int at) {
        boolean slash = at < reply.size() && reply.token(at).isMark("/");
        return slash ? at + 1 : past(at, Role.OUT_OF);
    }

    private int past(int at, Role role) {
        return past(at, role, at);
    }

    /// Past a phrase of a role; `otherwise` where there is none.
    private int past(int at, Role role, int otherwise) {
        Hit hit = lexicon.longest(reply.tokens(), at, role.bit());
        return hit.found() ? at + hit.length() : otherwise;
    }

    /// Whether a number that ends there counts or measures something: "20 minutes", "5%", "3 more times", "2 waiters".
    boolean isMeasured(int to, long number) {
        if (to >= reply.size()) {
            return false;
        }
        Token next = reply.token(to);
        if (isMoneyOrShare(next) || isCounted(to)) {
            return true;
        }
        if (number == 1 && isCountedAs(next.word() + "s")) {
            return true;
        }
        if (!next.is(Kind.WORD) || lexicon.knows(next.word())) {
            return false;
        }
        boolean plural = number != 1 && isPlural(next.word());
        return plural || (to + 1 < reply.size() && isCounted(to + 1));
    }

    /// "1 parcel": the lists have what is counted in its plural.
    private boolean isCountedAs(String plural) {
        Token token = new Token(Kind.WORD, plural, 0, plural.length(), true);
        return lexicon.longest(List.of(token), 0, COUNTED).found();
    }

    private boolean isCounted(int at) {
        Hit hit = lexicon.longest(reply.tokens(), at, COUNTED | Role.KNOWN.bit());
        return (hit.roles() & COUNTED) != 0;
    }

    /// In English, French, Spanish, Portuguese and Dutch; a word of another kind that ends so is asked about once more.
    private static boolean isPlural(String word) {
        return word.length() > 3
                && word.endsWith("s")
                && !word.endsWith("ss")
                && !word.endsWith("us")
                && !word.endsWith("is");
    }

    /// Whether figures are part of a name or code: "covid-19", "b2b", "5g".
    boolean isCode(int from, int to) {
        return hangsOnWord(from) || (reply.isTight(to) && !isAlone(to) && runsIntoWord(to));
    }

    private boolean hangsOnWord(int from) {
        if (!reply.isTight(from)) {
            return false;
        }
        boolean dashed = reply.token(from - 1).isMark("-") && reply.isTight(from - 1);
        int word = dashed ? from - 2 : from - 1;
        return reply.token(word).is(Kind.WORD)
                && !isAlone(word)
                && !lexicon.longest(reply.tokens(), word, Role.CUE.bit()).found();
    }

    private boolean runsIntoWord(int to) {
        Token word = reply.token(to);
        boolean ordinal = ruler.isIndex() && ORDINAL_ENDINGS.contains(word.word());
        return word.is(Kind.WORD)
                && !ordinal
                && !lexicon.longest(reply.tokens(), to, BELONGING).found();
    }

    private boolean isAlone(int word) {
        return Letters.isAlone(reply.token(word).word().codePointAt(0));
    }
}
