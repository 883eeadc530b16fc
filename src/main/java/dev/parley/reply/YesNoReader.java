package dev.parley.reply;

import dev.parley.flow.Value;
import dev.parley.reply.Phrases.Hit;
import dev.parley.reply.Reading.Understood;
import dev.parley.reply.Token.Kind;
import java.util.ArrayList;
import java.util.List;

/// Reads yes and no: by the word that opens the reply, else by one that closes it on its own.
final class YesNoReader {
    private static final long ROLES = Role.bits(
            Role.YES,
            Role.NO,
            Role.PERHAPS,
            Role.NOT,
            Role.FILLER,
            Role.COURTESY,
            Role.CUE,
            Role.RATHER,
            Role.CONNECTOR,
            Role.OR,
            Role.KNOWN);

    private static final long MANNERS = Role.bits(Role.FILLER, Role.COURTESY, Role.CUE, Role.RATHER);

    private final Reply reply;
    private final Lexicon lexicon;
    private final List<Bit> bits = new ArrayList<>();

    private enum Sort {
        YES,
        NO,
        PERHAPS,
        NOT,
        CARRIER,
        JOINT,
        BREAK,
        WORD,
        EDGE
    }

    /// @param soft whether it may also be mere manners: "ok"
    private record Bit(Sort sort, boolean soft, int from, int to) {}

    private YesNoReader(Reply reply, Lexicon lexicon) {
        this.reply = reply;
        this.lexicon = lexicon;
        int at = 0;
        while (at < reply.size()) {
            Bit bit = bit(at);
            bits.add(bit);
            at = bit.to();
        }
    }

    /// What the first language that finds anything makes of it.
    static Reading read(Reply reply, List<Lexicon> lexicons) {
        for (int i = 0; i < lexicons.size(); i++) {
            Reading reading = new YesNoReader(reply, lexicons.get(i)).read(i > 0);
            if (!reading.because().rule().equals(Readings.NOTHING)) {
                return reading;
            }
        }
        return Readings.nothing();
    }

    private Bit bit(int from) {
        Hit hit = lexicon.longest(reply.tokens(), from, ROLES);
        if (!hit.found()) {
            boolean word = reply.token(from).is(Kind.WORD) || reply.token(from).is(Kind.NUMBER);
            boolean joins = reply.token(from).isMark("/");
            return new Bit(word ? Sort.WORD : joins ? Sort.JOINT : Sort.BREAK, false, from, from + 1);
        }
        int to = from + hit.length();
        Sort sort = sort(hit);
        boolean answers = sort == Sort.YES || sort == Sort.NO;
        return new Bit(answers && runsOn(to) ? Sort.WORD : sort, hit.has(Role.COURTESY), from, to);
    }

    /// Han and kana words are not spaced: what goes on without a gap may be another word.
    private boolean runsOn(int to) {
        if (!reply.isTight(to) || !Letters.isAlone(reply.token(to - 1).word().codePointAt(0))) {
            return false;
        }
        return reply.token(to).is(Kind.WORD)
                && !lexicon.longest(reply.tokens(), to, ROLES).found();
    }

    private static Sort sort(Hit hit) {
        if (hit.has(Role.PERHAPS)) {
            return Sort.PERHAPS;
        }
        if (hit.has(Role.YES)) {
            return Sort.YES;
        }
        if (hit.has(Role.NO)) {
            return Sort.NO;
        }
        if (hit.has(Role.NOT)) {
            return Sort.NOT;
        }
        if (hit.has(Role.CONNECTOR) || hit.has(Role.OR)) {
            return Sort.JOINT;
        }
        return (hit.roles() & MANNERS) == 0 ? Sort.WORD : Sort.CARRIER;
    }

    private Sort sortAt(int index) {
        return index < 0 || index >= bits.size() ? Sort.EDGE : bits.get(index).sort();
    }

    private int past(int index) {
        int at = index;
        while (at < bits.size() && isIdle(at)) {
            at++;
        }
        return at;
    }

    private boolean isIdle(int index) {
        Sort sort = sortAt(index);
        return sort == Sort.CARRIER || sort == Sort.BREAK || sort == Sort.JOINT;
    }

    private Reading read(boolean strict) {
        int first = past(0);
        return switch (sortAt(first)) {
            case YES, NO -> strict && sortAt(first + 1) == Sort.WORD ? Readings.nothing() : opened(first);
            case PERHAPS -> Readings.unclear(Doubt.NO_ANSWER, "perhaps");
            case NOT, WORD -> closing();
            case CARRIER, JOINT, BREAK, EDGE -> Readings.nothing();
        };
    }

    private Reading opened(int first) {
        boolean yes = sortAt(first) == Sort.YES;
        int next = past(first + 1);
        while (sortAt(next) == sortAt(first)) {
            next = past(next + 1);
        }
        Sort after = sortAt(next);
        boolean ends = sortAt(past(next + 1)) == Sort.EDGE || sortAt(next + 1) == Sort.BREAK;
        if (after == Sort.NOT && yes && isLast(next) && !isJoined(first, next)) {
            return answer(false, first, next);
        }
        if (after == Sort.PERHAPS) {
            return Readings.unclear(Doubt.NO_ANSWER, "perhaps");
        }
        return opposes(after, yes, ends, next) ? turned(first, next) : answer(yes, first, first);
    }

    private boolean isLast(int index) {
        return sortAt(index + 1) == Sort.EDGE || sortAt(index + 1) == Sort.BREAK;
    }

    /// "Yes, but not today" is a yes with a limit.
    private boolean isJoined(int from, int to) {
        return bits.subList(from, to).stream().anyMatch(bit -> bit.sort() == Sort.JOINT);
    }

    private boolean opposes(Sort after, boolean yes, boolean ends, int next) {
        return ends
                && (yes
                        ? after == Sort.NO
                        : after == Sort.YES && !bits.get(next).soft());
    }

    /// "Ok, no" is no; "yes and no" is neither.
    private Reading turned(int first, int next) {
        return bits.get(first).soft() && sortAt(next) == Sort.NO
                ? answer(false, next, next)
                : Readings.unclear(Doubt.YES_AND_NO, "yes-and-no");
    }

    /// "Still waiting, so no."
    private Reading closing() {
        int last = bits.size() - 1;
        while (last >= 0 && isIdle(last)) {
            last--;
        }
        int left = last - 1;
        while (sortAt(left) == Sort.CARRIER) {
            left--;
        }
        boolean alone = sortAt(left) == Sort.BREAK || sortAt(left) == Sort.JOINT;
        return alone && (sortAt(last) == Sort.YES || sortAt(last) == Sort.NO)
                ? answer(sortAt(last) == Sort.YES, last, last)
                : Readings.nothing();
    }

    private Understood answer(boolean yes, int first, int last) {
        String word = yes ? "yes" : "no";
        String heard = reply.heard(bits.get(first).from(), bits.get(last).to());
        return new Understood(Value.of(word), comment(first, last), Because.certain(word, heard));
    }

    private String comment(int first, int last) {
        int from = past(last + 1);
        if (said(from, bits.size())) {
            return after(last, from);
        }
        int to = first;
        while (to > 0 && isIdle(to - 1)) {
            to--;
        }
        return said(0, to)
                ? reply.text()
                        .substring(0, reply.token(bits.get(to - 1).to() - 1).end())
                        .strip()
                : "";
    }

    /// Whether there is more than yes, no and good manners.
    private boolean said(int from, int to) {
        return from < to
                && bits.subList(from, to).stream().anyMatch(bit -> bit.sort() == Sort.WORD || bit.sort() == Sort.NOT);
    }

    /// Words that carry no meaning fall away only where a mark follows them.
    private String after(int last, int from) {
        int begin = from;
        while (begin > last + 1 && sortAt(begin - 1) == Sort.CARRIER) {
            begin--;
        }
        return reply.text()
                .substring(reply.token(bits.get(begin).from()).start())
                .strip();
    }
}
