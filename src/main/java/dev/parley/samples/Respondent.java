package dev.parley.samples;

import dev.parley.conversation.Input;
import dev.parley.flow.AnswerType;
import dev.parley.flow.Language;
import dev.parley.flow.Option;
import dev.parley.flow.Scale;
import dev.parley.flow.ScoreKind;
import dev.parley.flow.Step;
import dev.parley.flow.Value;
import java.math.BigDecimal;
import java.util.List;
import java.util.random.RandomGenerator;

/// Somebody who answers any question as their mood is. One thread.
///
/// @param goodness how they found it, from 0 to 1
record Respondent(Language language, double goodness, SampleWords words, RandomGenerator chance) {
    private static final int SKIPS_OF_100 = 25;
    private static final int REASONS_OF_100 = 20;

    /// What they say to a question.
    Input answer(Step.Ask ask) {
        boolean mayLeaveOut = ask.rules().optional() && !(ask.answer() instanceof AnswerType.Score);
        if (mayLeaveOut && chance.nextInt(100) < SKIPS_OF_100) {
            return new Input.Said("skip");
        }
        return switch (ask.answer()) {
            case AnswerType.Score score -> score(score.scale());
            case AnswerType.YesNo yesNo -> new Input.Tapped(Value.of(chance.nextDouble() < goodness ? "yes" : "no"));
            case AnswerType.Choice choice -> new Input.Tapped(pick(choice.options()));
            case AnswerType.Choices choices -> new Input.Tapped(new Value.Many(List.of(pick(choices.options()))));
            case AnswerType.Text text -> new Input.Said(words.any(language, Mood.of(goodness), chance));
            case AnswerType.Decimal number -> new Input.Said(within(number).toPlainString());
            case AnswerType.Date date -> new Input.Said("2026-03-14");
            case AnswerType.Email email -> new Input.Said("sample@example.com");
            case AnswerType.Phone phone -> new Input.Said("+1 202 555 0142");
        };
    }

    /// In words now and then, as people do.
    private Input score(Scale scale) {
        boolean isTurned = scale.kind() == ScoreKind.DETRACT;
        double place = Math.clamp((isTurned ? 1 - goodness : goodness) + chance.nextGaussian() * 0.08, 0, 1);
        long score = scale.min() + Math.round(place * (scale.max() - scale.min()));
        String reason =
                chance.nextInt(100) < REASONS_OF_100 ? " - " + words.any(language, Mood.of(goodness), chance) : "";
        return reason.isEmpty() ? new Input.Tapped(Value.of(score)) : new Input.Said(score + reason);
    }

    private Value pick(List<Option> options) {
        // The first options are chosen more often, as on any list.
        int at = Math.min(chance.nextInt(options.size()), chance.nextInt(options.size()));
        return Value.of(options.get(at).value());
    }

    private static BigDecimal within(AnswerType.Decimal number) {
        BigDecimal most = number.max().min(BigDecimal.TEN);
        return most.max(number.min());
    }
}
