package dev.parley.reply;

import dev.parley.reply.Phrases.Hit;
import dev.parley.reply.Token.Kind;
import java.util.List;
import java.util.Optional;

/// Finds words to Parley itself. A single word ("stop", "help") counts only as the whole reply; what asks not to be
/// written to again counts wherever it stands, and on questions for words where it begins a clause.
final class Controls {
    private static final long AROUND = Role.bits(Role.COURTESY, Role.TAIL);
    private static final long BEFORE_REQUEST =
            Role.bits(Role.FILLER, Role.COURTESY, Role.CUE, Role.CONNECTOR, Role.TAIL);

    private static final long AFTER_REQUEST = Role.bits(Role.COURTESY, Role.CONNECTOR, Role.TAIL);

    /// From this many words on a phrase is plain wherever it stands: "prefer not to say".
    private static final int PLAIN_LENGTH = 3;

    private final Reply reply;
    private final Lexicon lexicon;

    private Controls(Reply reply, Lexicon lexicon) {
        this.reply = reply;
        this.lexicon = lexicon;
    }

    /// Whether the reply asks never to be written to again.
    ///
    /// @param words whether the question asks for words, which may speak of stopping
    static Optional<Because> stop(Reply reply, Lexicon lexicon, boolean words) {
        Controls controls = new Controls(reply, lexicon);
        if (controls.isWhole(Role.STOP.bit() | Role.OPT_OUT.bit())) {
            return Optional.of(controls.because("stop", 0, reply.size()));
        }
        return controls.request(words);
    }

    /// The other words to Parley: start, help, skip, back.
    static Optional<Reading> other(Reply reply, Lexicon lexicon, boolean words) {
        Controls controls = new Controls(reply, lexicon);
        for (Role role : List.of(Role.START, Role.HELP, Role.SKIP, Role.BACK)) {
            if (controls.isWhole(role.bit())) {
                return Optional.of(new Reading.Control(keyword(role), controls.because(role.key(), 0, reply.size())));
            }
        }
        return words ? Optional.empty() : controls.refusal();
    }

    private static Keyword keyword(Role role) {
        return Keyword.valueOf(role.name());
    }

    private Because because(String rule, int from, int to) {
        return Because.certain(rule, reply.heard(from, to));
    }

    /// Whether the reply is nothing but phrases of these roles and good manners.
    private boolean isWhole(long roles) {
        boolean found = false;
        int at = 0;
        while (at < reply.size()) {
            Hit hit = lexicon.longest(reply.tokens(), at, roles | AROUND);
            boolean skipped = !reply.token(at).is(Kind.WORD) && !reply.token(at).is(Kind.NUMBER);
            if (!hit.found() && !skipped) {
                return false;
            }
            found |= (hit.roles() & roles) != 0;
            at += Math.max(1, hit.length());
        }
        return found;
    }

    private Optional<Because> request(boolean words) {
        boolean opens = true;
        boolean negated = false;
        int at = 0;
        while (at < reply.size()) {
            Hit hit = lexicon.longest(reply.tokens(), at, Role.OPT_OUT.bit() | Role.NOT.bit() | BEFORE_REQUEST);
            if (hit.has(Role.OPT_OUT) && !negated && (!words || (opens && !goesOn(at + hit.length())))) {
                return Optional.of(because("opt-out", at, at + hit.length()));
            }
            negated = hit.has(Role.NOT);
            boolean leads = opens && (hit.roles() & BEFORE_REQUEST) != 0;
            opens = leads || reply.token(at).is(Kind.MARK) || hit.has(Role.CONNECTOR);
            at += Math.max(1, hit.length());
        }
        return Optional.empty();
    }

    /// Whether a request that ends there may be about something else: "stop sending broken parts".
    private boolean goesOn(int end) {
        return end < reply.size()
                && reply.token(end).is(Kind.WORD)
                && lexicon.longest(reply.tokens(), end - 1, Role.OPEN_ENDED.bit())
                        .found()
                && !lexicon.longest(reply.tokens(), end, AFTER_REQUEST).found();
    }

    /// "I'd rather not answer that, it's private."
    private Optional<Reading> refusal() {
        for (int at = 0; at < reply.size(); at++) {
            Hit hit = lexicon.longest(reply.tokens(), at, Role.SKIP.bit());
            if (hit.length() >= PLAIN_LENGTH) {
                return Optional.of(new Reading.Control(Keyword.SKIP, because("skip", at, at + hit.length())));
            }
        }
        return Optional.empty();
    }
}
