package dev.parley.web;

import dev.parley.channel.webchat.Words;
import dev.parley.conversation.Turn;
import dev.parley.flow.AnswerType;
import dev.parley.flow.Language;
import dev.parley.flow.Option;
import dev.parley.flow.Step;
import dev.parley.flow.StepId;
import dev.parley.inbox.Shown;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// What people said, as a page shows it to them: what they tapped by the words that stood there, what they wrote as
/// they wrote it. Safe for any thread.
///
/// @param language of the conversation
record ChatWords(Language language, Words words) {
    /// Between several values in a turn's text.
    private static final String COMMA = ", ";

    /// The words of a person's turn.
    static String of(Shown.Talk talk, Turn turn, Words words) {
        ChatWords own = new ChatWords(talk.conversation().origin().voice().language(), words);
        return switch (turn.reading()) {
            case "skip" -> words.word(own.language.tag(), "skip");
            case "tapped", "changed" ->
                asked(talk, turn)
                        .map(ask -> own.shown(ask.answer(), turn.text()))
                        .orElse(turn.text());
            default -> turn.text();
        };
    }

    private static Optional<Step.Ask> asked(Shown.Talk talk, Turn turn) {
        return turn.step().isEmpty()
                ? Optional.empty()
                : talk.flow()
                        .program()
                        .find(new StepId(turn.step()))
                        .filter(Step.Ask.class::isInstance)
                        .map(Step.Ask.class::cast);
    }

    private String shown(AnswerType type, String value) {
        return switch (type) {
            case AnswerType.YesNo yesNo ->
                value.equals("yes") || value.equals("no") ? words.word(language.tag(), value) : value;
            case AnswerType.Choice choice -> option(choice.options(), value);
            case AnswerType.Choices choices ->
                Arrays.stream(value.split(COMMA, -1))
                        .map(one -> option(choices.options(), one))
                        .collect(Collectors.joining(COMMA));
            case AnswerType.Score score -> score.word().equals("csat") ? face(score, value) : value;
            case AnswerType.Text t -> value;
            case AnswerType.Decimal d -> value;
            case AnswerType.Date d -> value;
            case AnswerType.Email e -> value;
            case AnswerType.Phone p -> value;
        };
    }

    private String option(List<Option> options, String value) {
        return options.stream()
                .filter(option -> option.value().equals(value))
                .map(option -> option.text(language))
                .findFirst()
                .orElse(value);
    }

    /// Who tapped a face has seen no number.
    private String face(AnswerType.Score score, String value) {
        Map<String, String> usual = words.in(language.tag());
        return score.labels().entrySet().stream()
                .filter(label -> label.getKey().toString().equals(value))
                .flatMap(label ->
                        Optional.ofNullable(label.getValue()
                                        .getOrDefault(language, label.getValue().get(language.base())))
                                .stream())
                .findFirst()
                .orElseGet(() -> usual.getOrDefault("csat." + value, value));
    }
}
