package dev.parley.reply;

import dev.parley.flow.Option;
import dev.parley.flow.Value;
import dev.parley.reply.Phrases.Hit;
import dev.parley.reply.Reading.Understood;
import dev.parley.reply.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Reads several options: lists of numbers or letters, names anywhere, "all".
final class ChoicesReader {
    private static final long BETWEEN =
            Role.bits(Role.FILLER, Role.COURTESY, Role.CUE, Role.OPTION, Role.CONNECTOR, Role.OR);

    private final Question question;
    private final Reply reply;
    private final Lexicon lexicon;
    private final OptionNames names;
    private final Set<Integer> chosen = new TreeSet<>();

    private ChoicesReader(Question question, Reply reply, Lexicon lexicon, OptionNames names) {
        this.question = question;
        this.reply = reply;
        this.lexicon = lexicon;
        this.names = names;
    }

    static Reading read(Question question, Reply reply, List<Lexicon> lexicons) {
        OptionNames names = OptionNames.of(question.shown(), lexicons);
        List<Reading> unclear = new ArrayList<>();
        for (Lexicon lexicon : lexicons) {
            Reading reading = new ChoicesReader(question, reply, lexicon, names).read();
            if (reading instanceof Understood) {
                return reading;
            }
            unclear.add(reading);
        }
        return unclear.isEmpty() ? Readings.nothing() : unclear.getFirst();
    }

    private Reading read() {
        if (isAll()) {
            return understood(all(), "all");
        }
        if (isList()) {
            boolean known = chosen.stream().allMatch(place -> place >= 0 && place < names.size());
            return known ? understood(chosen, "number") : Readings.unclear(Doubt.NO_SUCH_OPTION, "number");
        }
        NameHits hits = NameHits.of(reply, names, lexicon);
        if (!hits.options().isEmpty()) {
            return opensWithAll()
                    ? Readings.unclear(Doubt.SEVERAL, "all-but")
                    : understood(hits.options(), hits.rule());
        }
        return single();
    }

    /// What a question for one option would make of it: "the second one, because …".
    private Reading single() {
        return asMany(ChoiceReader.read(question, reply, List.of(lexicon)));
    }

    /// One option as a choice of several.
    static Reading asMany(Reading one) {
        return one instanceof Understood understood
                ? new Understood(
                        new Value.Many(List.of(understood.value())), understood.comment(), understood.because())
                : one;
    }

    private boolean isAll() {
        boolean found = false;
        int at = 0;
        while (at < reply.size()) {
            Hit hit = lexicon.longest(reply.tokens(), at, Role.ALL.bit() | BETWEEN);
            if (!hit.found() && !reply.token(at).is(Kind.MARK)) {
                return false;
            }
            found |= hit.has(Role.ALL);
            at += Math.max(1, hit.length());
        }
        return found;
    }

    /// "Everything but the price".
    private boolean opensWithAll() {
        Hit all = lexicon.longest(reply.tokens(), 0, Role.ALL.bit());
        return all.found()
                && lexicon.longest(reply.tokens(), all.length(), Role.CONNECTOR.bit() | Role.NOT.bit())
                        .found();
    }

    private Set<Integer> all() {
        Set<Integer> all = new TreeSet<>();
        for (int option = 0; option < names.size(); option++) {
            all.add(option);
        }
        return all;
    }

    /// Whether there is nothing but numbers and letters; they are taken down on the way.
    private boolean isList() {
        chosen.clear();
        int at = 0;
        while (at < reply.size()) {
            Optional<Integer> next = item(at);
            if (next.isEmpty()) {
                return false;
            }
            at = next.get();
        }
        return !chosen.isEmpty();
    }

    /// Past an item or what stands between items; empty at anything else.
    private Optional<Integer> item(int at) {
        Token token = reply.token(at);
        if (token.is(Kind.NUMBER)) {
            return Optional.of(number(at));
        }
        if (token.is(Kind.MARK)) {
            return Optional.of(at + 1);
        }
        Hit hit = lexicon.longest(reply.tokens(), at, BETWEEN | Role.NUMBER.bit() | Role.ORDINAL.bit());
        boolean letter = token.length() == 1
                && token.word().charAt(0) >= 'a'
                && token.word().charAt(0) <= 'z';
        if (letter && !hit.has(Role.CONNECTOR) && !hit.has(Role.OR)) {
            chosen.add(token.word().charAt(0) - 'a');
            return Optional.of(at + 1);
        }
        return hit.found() ? Optional.of(word(hit, at)) : Optional.empty();
    }

    private int word(Hit hit, int at) {
        if (hit.has(Role.ORDINAL)) {
            int place = hit.value(Role.ORDINAL);
            chosen.add(place < 0 ? names.size() - 1 : place - 1);
        } else if (hit.has(Role.NUMBER) && !isTheOne(at)) {
            chosen.add(hit.value(Role.NUMBER) - 1);
        }
        return at + hit.length();
    }

    /// "The first one": no number of its own.
    private boolean isTheOne(int at) {
        return at > 0
                && lexicon.longest(reply.tokens(), at - 1, Role.ORDINAL.bit()).length() == 1;
    }

    /// A number, or a range of numbers: "1-3".
    private int number(int at) {
        int first = (int) Numerals.valueOf(reply.token(at).word());
        boolean range = at + 2 < reply.size()
                && "-–~".contains(reply.token(at + 1).word())
                && reply.token(at + 2).is(Kind.NUMBER);
        int last = range ? (int) Numerals.valueOf(reply.token(at + 2).word()) : first;
        for (int place = first; place <= Math.min(last, names.size() + 1); place++) {
            chosen.add(place - 1);
        }
        if (last < first || first > names.size()) {
            chosen.add(-1);
        }
        return range ? at + 3 : at + 1;
    }

    private Reading understood(Set<Integer> options, String rule) {
        List<Option> shown = question.shown();
        List<Value> values = options.stream()
                .map(option -> Value.of(shown.get(option).value()))
                .toList();
        return new Understood(new Value.Many(values), "", Because.certain(rule, reply.heard(0, reply.size())));
    }
}
