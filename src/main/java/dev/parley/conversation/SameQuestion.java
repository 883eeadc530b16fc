package dev.parley.conversation;

import dev.parley.flow.AnswerType;
import dev.parley.flow.Language;
import dev.parley.flow.Option;
import dev.parley.flow.Step;
import java.util.List;
import java.util.stream.IntStream;

/// Whether two questions are the same for the person of a conversation: the same words, and the same answers on offer.
///
/// @param before the conversation on its own revision
/// @param after the same on the other one
record SameQuestion(Draft before, Draft after) {
    boolean is(Step.Ask old, Step.Ask other) {
        return before.render(old.prompt()).equals(after.render(other.prompt())) && offersSame(old, other);
    }

    private boolean offersSame(Step.Ask old, Step.Ask other) {
        return switch (old.answer()) {
            case AnswerType.Score mine ->
                other.answer() instanceof AnswerType.Score theirs
                        && mine.scale().equals(theirs.scale())
                        && labels(mine).equals(labels(theirs));
            case AnswerType.Decimal mine -> mine.equals(other.answer());
            case AnswerType.Choice mine ->
                isSameWord(old, other) && texts(before, old).equals(texts(after, other));
            case AnswerType.Choices mine ->
                isSameWord(old, other) && texts(before, old).equals(texts(after, other));
            case AnswerType.YesNo y -> isSameWord(old, other);
            case AnswerType.Text t -> isSameWord(old, other);
            case AnswerType.Date d -> isSameWord(old, other);
            case AnswerType.Email e -> isSameWord(old, other);
            case AnswerType.Phone p -> isSameWord(old, other);
        };
    }

    private static boolean isSameWord(Step.Ask old, Step.Ask other) {
        return old.answer().word().equals(other.answer().word());
    }

    /// In the order shown: who replies "2" means the second one they saw.
    private List<String> texts(Draft draft, Step.Ask ask) {
        return Prompts.shown(draft.state(), ask).stream().map(this::text).toList();
    }

    private String text(Option option) {
        return option.value() + "\n" + option.text(language());
    }

    private List<String> labels(AnswerType.Score score) {
        return IntStream.rangeClosed(score.scale().min(), score.scale().max())
                .mapToObj(number -> String.valueOf(score.labels().get(number)))
                .toList();
    }

    private Language language() {
        return before.state().origin().voice().language();
    }
}
