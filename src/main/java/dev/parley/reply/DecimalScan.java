package dev.parley.reply;

import dev.parley.reply.Numerals.Run;
import dev.parley.reply.Token.Kind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Finds the numbers of a reply with their decimals.
record DecimalScan(Reply reply, Lexicon lexicon) {
    private static final int GROUP = 3;
    private static final int MOST_DIGITS = 15;

    /// A number and the tokens it takes up.
    record Found(BigDecimal number, int from, int to) {}

    /// All numbers; one that may be an article ("un", "one") only where there is no other.
    List<Found> numbers() {
        Numerals numerals = new Numerals(reply, lexicon);
        List<Found> found = new ArrayList<>();
        List<Found> articles = new ArrayList<>();
        int at = 0;
        while (at < reply.size()) {
            int from = at;
            Optional<Found> here = reply.token(at).is(Kind.NUMBER) ? figures(at, numerals) : word(at, numerals);
            here.ifPresent(number -> (isArticle(number) ? articles : found).add(number));
            at = here.map(Found::to).orElseGet(() -> past(from, numerals));
        }
        return found.isEmpty() ? articles : found;
    }

    private static Optional<Found> word(int at, Numerals numerals) {
        return numerals.at(at).map(numeral -> new Found(BigDecimal.valueOf(numeral.value()), at, numeral.to()));
    }

    private boolean isArticle(Found number) {
        return reply.token(number.from()).is(Kind.WORD)
                && lexicon.longest(reply.tokens(), number.from(), Role.FILLER.bit())
                                .length()
                        >= number.to() - number.from();
    }

    /// Past what is no number: a whole date or time, not only its first figures.
    private int past(int from, Numerals numerals) {
        return reply.token(from).is(Kind.NUMBER) ? numerals.run(from).to() : from + 1;
    }

    private Optional<Found> figures(int from, Numerals numerals) {
        Run run = numerals.run(from);
        Run spaced = run.marks().isEmpty() ? grouped(run) : run;
        return value(spaced).map(number -> new Found(isNegative(from) ? number.negate() : number, from, spaced.to()));
    }

    /// "12 500" is one number, and so is "12 500,50".
    private Run grouped(Run run) {
        StringBuilder digits = new StringBuilder(run.digits().getFirst());
        int to = run.to();
        while (digits.length() <= MOST_DIGITS && to < reply.size() && isGroup(to)) {
            digits.append(reply.token(to).word());
            Run last = new Numerals(reply, lexicon).run(to);
            if (last.marks().length() == 1) {
                return new Run(List.of(digits.toString(), last.digits().getLast()), last.marks(), last.to());
            }
            to++;
        }
        return new Run(List.of(digits.toString()), "", to);
    }

    private boolean isGroup(int at) {
        Token token = reply.token(at);
        return token.is(Kind.NUMBER) && token.word().length() == GROUP && token.spaced();
    }

    private boolean isNegative(int from) {
        return reply.isTight(from)
                && reply.token(from - 1).isMark("-")
                && (from == 1 || reply.token(from - 1).spaced());
    }

    private Optional<BigDecimal> value(Run run) {
        String marks = run.marks();
        String joined = String.join("", run.digits());
        if (joined.length() > MOST_DIGITS || marks.chars().anyMatch(mark -> ".,'٫٬".indexOf(mark) < 0)) {
            return Optional.empty();
        }
        return isFraction(run) ? Optional.of(fraction(run)) : whole(run, joined);
    }

    private boolean isFraction(Run run) {
        String marks = run.marks();
        if (marks.isEmpty()) {
            return false;
        }
        char last = marks.charAt(marks.length() - 1);
        boolean once = marks.indexOf(last) == marks.length() - 1;
        boolean ambiguous = run.digits().getLast().length() == GROUP && marks.length() == 1;
        return once && last != '\'' && last != '٬' && (!ambiguous || isDecimal(last));
    }

    private boolean isDecimal(char mark) {
        return mark == '٫' || lexicon.habits().decimal().indexOf(mark) >= 0;
    }

    private static BigDecimal fraction(Run run) {
        List<String> whole = run.digits().subList(0, run.digits().size() - 1);
        return new BigDecimal(String.join("", whole) + "." + run.digits().getLast());
    }

    /// Every group but the first has three digits.
    private static Optional<BigDecimal> whole(Run run, String joined) {
        boolean grouped = run.digits().stream().skip(1).allMatch(group -> group.length() == GROUP);
        return grouped ? Optional.of(new BigDecimal(joined)) : Optional.empty();
    }
}
