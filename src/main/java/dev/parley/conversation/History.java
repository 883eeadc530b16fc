package dev.parley.conversation;

import dev.parley.flow.StepId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What was said, what was answered, and what the world was asked to do, each in order.
public record History(List<Turn> transcript, List<Answer> answers, List<Effect.Recorded> effects) {
    /// Nothing has happened.
    public static final History EMPTY = new History(List.of(), List.of(), List.of());

    public History {
        transcript = List.copyOf(transcript);
        answers = List.copyOf(answers);
        effects = List.copyOf(effects);
    }

    /// The answer to a question, if it was answered, skipped or given up.
    public Optional<Answer> answer(StepId step) {
        return answers.stream().filter(answer -> answer.step().equals(step)).findFirst();
    }

    History with(Turn turn) {
        return new History(plus(transcript, turn), answers, effects);
    }

    History with(Effect.Recorded effect) {
        return new History(transcript, answers, plus(effects, effect));
    }

    /// With an answer in the place of an earlier one to the same question, or at the end.
    History with(Answer answer) {
        List<Answer> copy = new ArrayList<>(answers);
        copy.replaceAll(old -> old.step().equals(answer.step()) ? answer : old);
        if (!copy.contains(answer)) {
            copy.add(answer);
        }
        return new History(transcript, copy, effects);
    }

    History withAnswers(List<Answer> others) {
        return new History(transcript, others, effects);
    }

    private static <T> List<T> plus(List<T> list, T item) {
        List<T> longer = new ArrayList<>(list.size() + 1);
        longer.addAll(list);
        longer.add(item);
        return longer;
    }
}
