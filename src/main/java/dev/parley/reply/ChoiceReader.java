package dev.parley.reply;

import dev.parley.flow.Value;
import dev.parley.reply.Reading.Unclear;
import dev.parley.reply.Reading.Understood;
import dev.parley.reply.Verdict.Refused;
import dev.parley.reply.Verdict.Taken;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Reads one of several options: by its exact name, its number, letter or place, a word that only it has.
final class ChoiceReader {
    private final Question question;
    private final Reply reply;
    private final OptionNames names;
    private final Ruler ruler;

    private ChoiceReader(Question question, Reply reply, List<Lexicon> lexicons) {
        this.question = question;
        this.reply = reply;
        this.names = OptionNames.of(question.shown(), lexicons);
        this.ruler = Ruler.ofOptions(question.shown().size());
    }

    /// An option whose whole name the reply is.
    static Optional<Reading> exact(Question question, Reply reply, List<Lexicon> lexicons) {
        ChoiceReader reader = new ChoiceReader(question, reply, lexicons);
        return reader.exactly(OptionNames.words(reply.text())).map(option -> reader.understood(option, "", "name"));
    }

    static Reading read(Question question, Reply reply, List<Lexicon> lexicons) {
        ChoiceReader reader = new ChoiceReader(question, reply, lexicons);
        for (Lexicon lexicon : lexicons) {
            Reading reading = reader.read(lexicon);
            if (!reading.because().rule().equals(Readings.NOTHING)) {
                return reading;
            }
        }
        return Readings.nothing();
    }

    private Optional<Integer> exactly(List<Token> words) {
        Set<Integer> found = names.exactly(words);
        return found.size() == 1 ? Optional.of(found.iterator().next()) : Optional.empty();
    }

    private Reading read(Lexicon lexicon) {
        Core core = Core.of(reply, lexicon);
        Optional<Integer> whole = exactly(core.words()).or(() -> core.sameMeaning(question.shown()));
        if (whole.isPresent()) {
            return understood(whole.get(), "", "name");
        }
        Optional<Integer> letter = core.letter();
        if (letter.isPresent()) {
            return letter(letter.get(), core);
        }
        List<Piece> pieces = Pieces.of(reply, lexicon, ruler);
        Verdict number = Scores.pick(reply, ruler, pieces);
        NameHits hits = NameHits.of(reply, names, lexicon);
        return switch (hits.options().size()) {
            case 0 ->
                hits.denies() && number instanceof Refused
                        ? Readings.unclear(Doubt.NO_ANSWER, "denied")
                        : byNumber(number, pieces, core);
            case 1 -> named(hits, number, pieces);
            default -> several(hits.options());
        };
    }

    private Reading letter(int place, Core core) {
        return place < names.size()
                ? understood(place, core.afterLetter(), "letter")
                : Readings.unclear(Doubt.NO_SUCH_OPTION, "letter");
    }

    private Reading byNumber(Verdict number, List<Piece> pieces, Core core) {
        return switch (number) {
            case Taken taken -> taken(taken, pieces);
            case Refused refused -> refused.seen() ? refused(refused) : byBeginning(core);
        };
    }

    private Reading taken(Taken taken, List<Piece> pieces) {
        int option = taken.value() - 1;
        return isByName(taken)
                ? several(Set.of(option))
                : understood(
                        option,
                        Comments.beside(reply, pieces, taken.piece()),
                        taken.because().rule());
    }

    private static Unclear refused(Refused refused) {
        Doubt doubt = refused.doubt() == Doubt.OUT_OF_RANGE ? Doubt.NO_SUCH_OPTION : refused.doubt();
        return new Unclear(doubt, refused.heard(), refused.because());
    }

    /// Whether another option's name contains that number: "3" of "1-2 times", "3-5 times".
    private boolean isByName(Taken taken) {
        return names.hasNumber(Integer.toString(taken.value()), taken.value() - 1);
    }

    private Reading byBeginning(Core core) {
        Set<Integer> begun = core.isUnspaced() ? names.containing(core.joined()) : names.beginning(core.single());
        Set<Integer> found = begun.isEmpty() ? names.only(core.onlyWord()) : begun;
        return switch (found.size()) {
            case 0 -> Readings.nothing();
            case 1 -> understood(found.iterator().next(), "", "part");
            default -> several(found);
        };
    }

    private Reading named(NameHits hits, Verdict number, List<Piece> pieces) {
        int option = hits.options().iterator().next();
        return switch (number) {
            case Taken taken -> named(hits, taken, pieces, option);
            case Refused refused ->
                refused.doubt() == Doubt.SEVERAL
                        ? refused(refused)
                        : understood(option, comment(hits, pieces), hits.rule());
        };
    }

    /// A name and a number that disagree are asked about, unless the number is unlikely to mean an option.
    private Reading named(NameHits hits, Taken taken, List<Piece> pieces, int option) {
        int numbered = taken.value() - 1;
        if (numbered == option) {
            return understood(option, "", hits.rule());
        }
        return taken.firm()
                ? several(Set.of(option, numbered))
                : understood(option, comment(hits, pieces), hits.rule());
    }

    /// What follows a name that opens the reply; the whole reply where the name is part of a sentence.
    private String comment(NameHits hits, List<Piece> pieces) {
        return hits.hasMore() ? Comments.around(reply, pieces, hits.start(), hits.end()) : "";
    }

    private Understood understood(int option, String comment, String rule) {
        String value = question.shown().get(option).value();
        int sure = rule.equals(NameHits.TYPO) ? Because.SLIP : Because.CERTAIN;
        return new Understood(Value.of(value), comment, new Because(rule, reply.heard(0, reply.size()), sure));
    }

    private Unclear several(Set<Integer> options) {
        List<String> heard = options.stream()
                .map(option ->
                        question.shown().get(option).text(question.languages().getFirst()))
                .toList();
        return new Unclear(Doubt.SEVERAL, heard, Because.certain("several", reply.heard(0, reply.size())));
    }
}
