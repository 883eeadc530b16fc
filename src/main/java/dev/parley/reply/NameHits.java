package dev.parley.reply;

import dev.parley.reply.Token.Kind;
import java.util.Set;
import java.util.TreeSet;

/// The options that a reply names, in one language's reading of its negations.
final class NameHits {
    private static final long ROLES = Role.bits(
            Role.NOT,
            Role.NOT_AFTER,
            Role.CONNECTOR,
            Role.FILLER,
            Role.CUE,
            Role.OR,
            Role.COURTESY,
            Role.OPTION,
            Role.TAIL);

    /// In a longer reply no misspelt name is sought.
    private static final int MOST_TOKENS = 40;

    /// The rule of a name misspelt.
    static final String TYPO = "typo";

    private final Reply reply;
    private final OptionNames names;
    private final Lexicon lexicon;
    private final Set<Integer> options = new TreeSet<>();
    private final Set<Integer> denied = new TreeSet<>();
    private Set<Integer> last = Set.of();
    private boolean negated;
    private int deniedTo = -1;
    private boolean more;
    private String rule = "name";
    private int start = -1;
    private int end = -1;

    private NameHits(Reply reply, OptionNames names, Lexicon lexicon) {
        this.reply = reply;
        this.names = names;
        this.lexicon = lexicon;
    }

    static NameHits of(Reply reply, OptionNames names, Lexicon lexicon) {
        NameHits hits = new NameHits(reply, names, lexicon);
        hits.scan(false);
        if (hits.options.isEmpty() && hits.denied.isEmpty() && reply.size() <= MOST_TOKENS) {
            hits.scan(true);
        }
        return hits;
    }

    /// The options named and not denied.
    Set<Integer> options() {
        return options;
    }

    /// Whether the reply has words that neither name options nor belong to such an answer.
    boolean hasMore() {
        return more;
    }

    /// Whether options are named only to be denied.
    boolean denies() {
        return options.isEmpty() && !denied.isEmpty();
    }

    String rule() {
        return rule;
    }

    /// The first and last naming token; -1 if there is none.
    int start() {
        return start;
    }

    int end() {
        return end;
    }

    private void scan(boolean misspelt) {
        negated = false;
        more = false;
        int at = 0;
        while (at < reply.size()) {
            at += Math.max(1, misspelt ? typo(at) : look(at));
        }
    }

    private int look(int at) {
        OptionNames.Found name = names.nameAt(reply.tokens(), at);
        if (name.length() > 0) {
            hit(name.options(), at, at + name.length(), "name");
            return name.length();
        }
        Set<Integer> part = names.part(reply.token(at), lexicon);
        if (!part.isEmpty()) {
            hit(part, at, at + 1, "part");
            return 1;
        }
        return grammar(at);
    }

    /// Keeps "not" in mind until the clause ends or a name is denied by it.
    private int grammar(int at) {
        Phrases.Hit hit = lexicon.longest(reply.tokens(), at, ROLES);
        more = more
                || (!hit.found()
                        && reply.token(at).is(Kind.WORD)
                        && names.misspelt(reply.token(at)).isEmpty());
        if (hit.has(Role.NOT_AFTER) && at == end) {
            denyLast();
        } else if (hit.has(Role.NOT) || (hit.has(Role.OR) && at == deniedTo)) {
            // "not price or food" denies both
            negated = true;
        } else if (hit.has(Role.CONNECTOR) || reply.token(at).is(Kind.MARK)) {
            negated = false;
        }
        return hit.length();
    }

    private int typo(int at) {
        Token token = reply.token(at);
        boolean strange = token.is(Kind.WORD) && !lexicon.knows(token.word()) && !names.isFunctionWord(token);
        Set<Integer> slips = strange ? names.misspelt(token) : Set.of();
        Set<Integer> meant = slips.isEmpty() ? names.inflected(token) : slips;
        if (meant.size() != 1) {
            return grammar(at);
        }
        hit(meant, at, at + 1, TYPO);
        return 1;
    }

    private void hit(Set<Integer> found, int from, int to, String by) {
        if (negated) {
            denied.addAll(found);
            negated = false;
            deniedTo = to;
            return;
        }
        last = found;
        options.addAll(found);
        start = start < 0 ? from : start;
        end = to;
        rule = by;
    }

    /// "Fiyat değil": the denial follows the name.
    private void denyLast() {
        options.removeAll(last);
        denied.addAll(last);
    }
}
