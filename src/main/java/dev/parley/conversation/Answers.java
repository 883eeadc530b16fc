package dev.parley.conversation;

import dev.parley.flow.AnswerType;
import dev.parley.flow.Branch;
import dev.parley.flow.Scale;
import dev.parley.flow.Step;
import dev.parley.flow.Value;
import java.util.Optional;

/// Accepted answers: kept, rated, saved elsewhere, and the branch they take.
final class Answers {
    private Answers() {}

    /// Keeps an answer in the place of an earlier one to the same question.
    static void keep(Draft draft, Step.Ask ask, Value value, String comment, String rule) {
        String before = draft.history()
                .answer(ask.id())
                .filter(Answer::isGiven)
                .map(answer -> answer.value().shown())
                .orElse("");
        draft.set(draft.history()
                .with(new Answer(
                        ask.id(),
                        value,
                        rating(ask.answer(), value),
                        comment,
                        new Answer.Evidence(draft.now(), rule, before))));
        if (!ask.rules().save().isEmpty() && value != Value.Missing.VALUE) {
            draft.write(ask.id(), ask.rules().save(), value);
        }
    }

    private static Rating rating(AnswerType type, Value value) {
        if (value == Value.Missing.VALUE) {
            return Rating.NONE;
        }
        return switch (type) {
            case AnswerType.Score score -> new Rating(type.word(), band(score.scale(), value));
            case AnswerType.YesNo yesNo -> new Rating(type.word(), value.shown());
            case AnswerType.Choice choice -> new Rating(type.word(), value.shown());
            case AnswerType.Choices choices -> new Rating(type.word(), value.shown());
            case AnswerType.Decimal number -> new Rating(type.word(), "");
            case AnswerType.Text text -> Rating.NONE;
            case AnswerType.Date date -> Rating.NONE;
            case AnswerType.Email email -> Rating.NONE;
            case AnswerType.Phone phone -> Rating.NONE;
        };
    }

    private static String band(Scale scale, Value value) {
        return value instanceof Value.Numeric number
                ? scale.bandOf(number.number().intValue())
                        .map(dev.parley.flow.Band::name)
                        .orElse("")
                : "";
    }

    /// The branch an answered value takes, else `else`.
    static Optional<Branch> branch(Step.Ask ask, Value value) {
        return ask.then().stream()
                .filter(branch -> branch.takes(value))
                .findFirst()
                .or(() -> otherwise(ask));
    }

    /// The branch of a skipped question, else `else`.
    static Optional<Branch> skipped(Step.Ask ask) {
        return ask.then().stream()
                .filter(branch -> branch.match() instanceof Branch.Match.Skipped)
                .findFirst()
                .or(() -> otherwise(ask));
    }

    /// The branch `else`.
    static Optional<Branch> otherwise(Step.Ask ask) {
        return ask.then().stream()
                .filter(branch -> branch.match() instanceof Branch.Match.Otherwise)
                .findFirst();
    }
}
