package dev.parley.inbox;

import dev.parley.channel.Question;
import dev.parley.conversation.Conversation;
import dev.parley.conversation.Engine;
import dev.parley.flow.AnswerType;
import dev.parley.flow.Flow;
import dev.parley.flow.Language;
import dev.parley.flow.Option;
import dev.parley.flow.Scale;
import dev.parley.flow.Step;
import dev.parley.flow.StepId;
import dev.parley.flow.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Questions as channels with controls show them, and what their controls mean. Safe for any thread.
final class Questions {
    /// Longer figures are on no scale.
    private static final int MAX_FIGURES = 9;

    private final Talking talking;

    Questions(Talking talking) {
        this.talking = talking;
    }

    /// The question that the lane's conversation waits for; empty if none does.
    Optional<Question> open(Lane lane) {
        return lane.open().flatMap(open -> open.progress().at().flatMap(step -> of(open, step)));
    }

    /// A question of a conversation; empty if the step is none.
    Optional<Question> of(Conversation conversation, StepId step) {
        Flow flow = talking.flow(conversation);
        return ask(flow, step).map(ask -> question(conversation, ask));
    }

    /// What was tapped as a value of the question's type; empty if it can be none.
    Optional<Value> value(Conversation conversation, StepId step, List<String> tapped) {
        return ask(talking.flow(conversation), step).flatMap(ask -> value(ask.answer(), tapped));
    }

    /// How a person reads an answer: an option by its text.
    static String shown(Question question, Value value) {
        String text = value.shown();
        return question.choices().stream()
                .filter(choice -> choice.value().equals(text) && !choice.label().isEmpty())
                .map(Question.Choice::label)
                .findFirst()
                .orElse(text);
    }

    private static Optional<Step.Ask> ask(Flow flow, StepId step) {
        return flow.program().find(step).filter(Step.Ask.class::isInstance).map(Step.Ask.class::cast);
    }

    private static Question question(Conversation conversation, Step.Ask ask) {
        Language language = conversation.origin().voice().language();
        return new Question(
                new QuestionRef(conversation.id(), ask.id()).toString(),
                ask.answer().word(),
                language.tag(),
                ask.rules().optional(),
                choices(conversation, ask, language));
    }

    private static List<Question.Choice> choices(Conversation conversation, Step.Ask ask, Language language) {
        return switch (ask.answer()) {
            case AnswerType.Score score -> scores(score, language);
            case AnswerType.YesNo yesNo -> List.of(new Question.Choice("yes", ""), new Question.Choice("no", ""));
            case AnswerType.Choice choice -> options(conversation, ask, language);
            case AnswerType.Choices choices -> options(conversation, ask, language);
            case AnswerType.Text t -> List.of();
            case AnswerType.Decimal d -> List.of();
            case AnswerType.Date d -> List.of();
            case AnswerType.Email e -> List.of();
            case AnswerType.Phone p -> List.of();
        };
    }

    private static List<Question.Choice> scores(AnswerType.Score score, Language language) {
        Scale scale = score.scale();
        List<Question.Choice> choices = new ArrayList<>();
        for (int number = scale.min(); number <= scale.max(); number++) {
            Map<Language, String> labels = score.labels().getOrDefault(number, Map.of());
            String label = labels.getOrDefault(language, labels.getOrDefault(language.base(), ""));
            choices.add(new Question.Choice(Integer.toString(number), label));
        }
        return choices;
    }

    private static List<Question.Choice> options(Conversation conversation, Step.Ask ask, Language language) {
        return Engine.shown(conversation, ask).stream()
                .map(option -> new Question.Choice(option.value(), label(option, language)))
                .toList();
    }

    private static String label(Option option, Language language) {
        return option.emoji().isEmpty() ? option.text(language) : option.emoji() + " " + option.text(language);
    }

    private static Optional<Value> value(AnswerType type, List<String> tapped) {
        return switch (type) {
            case AnswerType.Score score -> one(tapped).flatMap(Questions::number);
            case AnswerType.YesNo yesNo -> one(tapped).map(Value::of);
            case AnswerType.Choice choice -> one(tapped).map(Value::of);
            case AnswerType.Choices choices ->
                tapped.isEmpty()
                        ? Optional.empty()
                        : Optional.of(new Value.Many(
                                tapped.stream().distinct().map(Value::of).toList()));
            case AnswerType.Text t -> Optional.empty();
            case AnswerType.Decimal d -> Optional.empty();
            case AnswerType.Date d -> Optional.empty();
            case AnswerType.Email e -> Optional.empty();
            case AnswerType.Phone p -> Optional.empty();
        };
    }

    private static Optional<String> one(List<String> tapped) {
        return tapped.size() == 1 ? Optional.of(tapped.getFirst()) : Optional.empty();
    }

    private static Optional<Value> number(String figures) {
        boolean isNumber = figures.matches("-?\\d{1," + MAX_FIGURES + "}");
        return isNumber ? Optional.of(new Value.Numeric(new BigDecimal(figures))) : Optional.empty();
    }
}
