package dev.parley.reply;

import static java.util.Comparator.comparingLong;

import dev.parley.flow.AnswerType;
import dev.parley.flow.Language;
import dev.parley.flow.Value;
import dev.parley.reply.Reading.Understood;
import java.util.List;
import java.util.Optional;

/// The reader of replies: first whether the person speaks to Parley itself, then corrections, then the answer. Safe for
/// any thread; nothing is loaded before the first reply in a language.
public final class StandardReader implements ReplyReader {
    private final Lexicons lexicons = new Lexicons();

    private StandardReader() {}

    /// A reader that knows every language there is a data file for.
    public static StandardReader create() {
        return new StandardReader();
    }

    @Override
    public Reading read(Question question, String text) {
        Reply reply = Reply.of(text);
        List<Lexicon> all = lexicons.of(question.languages());
        return reply.isBareNumber()
                ? exact(question, reply, all).orElseGet(() -> answer(question, reply, all))
                : read(question, reply, byKnown(reply, all));
    }

    private Reading read(Question question, Reply reply, List<Lexicon> words) {
        return stop(reply, words, question.type() instanceof AnswerType.Text)
                .or(() -> exact(question, reply, words))
                .or(() -> control(reply, words, question.type() instanceof AnswerType.Text))
                .or(() -> correction(question, reply, words))
                .orElseGet(() -> answerOrMend(question, reply, words));
    }

    private Reading answerOrMend(Question question, Reply reply, List<Lexicon> words) {
        Reading reading = answer(question, reply, words);
        boolean nothing = reading instanceof Reading.Unclear unclear
                && unclear.doubt() == Doubt.NO_ANSWER
                && unclear.because().rule().equals(Readings.NOTHING);
        return nothing ? mended(question, reply, words).orElse(reading) : reading;
    }

    /// The same once more with misspellings put right.
    private Optional<Reading> mended(Question question, Reply reply, List<Lexicon> words) {
        long roles = spelt(question.type());
        for (Lexicon lexicon : words) {
            Optional<Reading> reading =
                    Mended.of(reply, lexicon, words, roles).flatMap(mended -> mended(question, mended, lexicon));
            if (reading.isPresent()) {
                return reading;
            }
        }
        return Optional.empty();
    }

    private Optional<Reading> mended(Question question, Reply mended, Lexicon lexicon) {
        List<Lexicon> only = List.of(lexicon);
        return stop(mended, only, question.type() instanceof AnswerType.Text)
                .or(() -> Optional.of(answer(question, mended, only)).flatMap(StandardReader::typo));
    }

    private static Optional<Reading> typo(Reading reading) {
        return reading instanceof Understood understood
                ? Optional.of(new Understood(
                        understood.value(),
                        understood.comment(),
                        new Because("typo", understood.because().heard(), Because.SLIP)))
                : Optional.empty();
    }

    /// The roles whose words a misspelling may stand for.
    private static long spelt(AnswerType type) {
        return switch (type) {
            case AnswerType.Score score ->
                Role.bits(Role.STOP, Role.NUMBER) | Ruler.of(score).labelRoles();
            case AnswerType.YesNo yesNo -> Role.bits(Role.STOP, Role.YES, Role.NO);
            case AnswerType.Choice choice -> Role.STOP.bit();
            case AnswerType.Choices choices -> Role.STOP.bit();
            case AnswerType.Decimal decimal -> Role.bits(Role.STOP, Role.NUMBER);
            case AnswerType.Date date -> Role.STOP.bit();
            case AnswerType.Text text -> 0;
            case AnswerType.Email email -> 0;
            case AnswerType.Phone phone -> 0;
        };
    }

    /// The languages that know most of the reply's words first, so that an English reply in a German conversation is
    /// read as English; the conversation's own before others that know as many.
    private static List<Lexicon> byKnown(Reply reply, List<Lexicon> words) {
        return words.size() == 1
                ? words
                : words.stream()
                        .sorted(comparingLong((Lexicon lexicon) -> lexicon.known(reply.tokens()))
                                .reversed())
                        .toList();
    }

    @Override
    public Optional<Keyword> keyword(String text, List<Language> languages) {
        Reply reply = Reply.of(text);
        List<Lexicon> words = lexicons.of(languages);
        return stop(reply, words, false).or(() -> control(reply, words, true)).flatMap(StandardReader::outside);
    }

    /// Back and skip mean nothing where nothing is asked.
    private static Optional<Keyword> outside(Reading reading) {
        return reading instanceof Reading.Control control
                        && control.keyword() != Keyword.BACK
                        && control.keyword() != Keyword.SKIP
                ? Optional.of(control.keyword())
                : Optional.empty();
    }

    private static Optional<Reading> stop(Reply reply, List<Lexicon> words, boolean open) {
        return words.stream()
                .flatMap(lexicon -> Controls.stop(reply, lexicon, open).stream())
                .findFirst()
                .map(because -> new Reading.Control(Keyword.STOP, because));
    }

    private static Optional<Reading> control(Reply reply, List<Lexicon> words, boolean open) {
        return words.stream()
                .flatMap(lexicon -> Controls.other(reply, lexicon, open).stream())
                .findFirst();
    }

    private static Optional<Reading> correction(Question question, Reply reply, List<Lexicon> words) {
        return question.correctable()
                .flatMap(last -> words.stream()
                        .flatMap(lexicon -> Corrections.read(reply, lexicon, last).stream())
                        .findFirst());
    }

    /// An option whose name is a word to Parley ("Back") is still an option.
    private static Optional<Reading> exact(Question question, Reply reply, List<Lexicon> words) {
        Optional<Reading> exact =
                question.shown().isEmpty() ? Optional.empty() : ChoiceReader.exact(question, reply, words);
        return question.type() instanceof AnswerType.Choices ? exact.map(ChoicesReader::asMany) : exact;
    }

    private Reading answer(Question question, Reply reply, List<Lexicon> words) {
        return switch (question.type()) {
            case AnswerType.Score score -> ScoreReader.read(reply, words, score);
            case AnswerType.YesNo yesNo -> YesNoReader.read(reply, words);
            case AnswerType.Choice choice -> ChoiceReader.read(question, reply, words);
            case AnswerType.Choices choices -> ChoicesReader.read(question, reply, words);
            case AnswerType.Text free -> text(reply);
            case AnswerType.Decimal decimal -> DecimalReader.read(reply, lexicons.of(question.languages()), decimal);
            case AnswerType.Date date ->
                DateReader.read(reply, lexicons.of(question.languages()), question.languages());
            case AnswerType.Email email -> EmailReader.read(reply);
            case AnswerType.Phone phone ->
                PhoneReader.read(reply, lexicons.of(question.languages()), question.languages());
        };
    }

    private static Reading text(Reply reply) {
        return reply.text().isBlank()
                ? Readings.nothing()
                : new Understood(Value.of(reply.text()), "", Because.certain("text", ""));
    }
}
