package dev.parley.conversation;

import dev.parley.flow.AnswerType;
import dev.parley.flow.Branch;
import dev.parley.flow.Language;
import dev.parley.flow.Step;
import dev.parley.flow.StepId;
import dev.parley.flow.Value;
import dev.parley.reply.Doubt;
import dev.parley.reply.Question;
import dev.parley.reply.Reading;
import dev.parley.reply.ReplyReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a person's message does to a conversation. Safe for any thread.
final class Hearing {
    private final ReplyReader reader;
    private final AskingBack askingBack;
    private final Walk walk;
    private final Commands commands;
    private final Amends amends;

    Hearing(ReplyReader reader, AskingBack askingBack, Walk walk) {
        this.reader = reader;
        this.askingBack = askingBack;
        this.walk = walk;
        commands = new Commands(askingBack, walk);
        amends = new Amends(askingBack, walk);
    }

    /// The person wrote something.
    void said(Draft draft, String text) {
        Optional<Step.Ask> question = draft.question();
        if (question.isPresent()) {
            Reading reading = reader.read(asked(draft, question.get()), text);
            hear(draft, text, describe(reading));
            answer(draft, question.get(), text, reading);
        } else {
            hear(draft, text, "not-asked");
            reader.keyword(text, languages(draft)).ifPresent(word -> commands.outside(draft, word));
        }
    }

    /// The person wrote something after the end: what corrects the last score does so, anything else changes nothing.
    void saidAfterwards(Draft draft, String text) {
        draft.lastScore().flatMap(answer -> draft.ask(answer.step())).ifPresent(ask -> {
            if (reader.read(asked(draft, ask), text) instanceof Reading.Correction correction) {
                hear(draft, text, describe(correction));
                amends.afterwards(draft, ask, correction);
            }
        });
    }

    /// The person used a control, which leaves nothing to understand; a value the question does not offer is asked
    /// back.
    void tapped(Draft draft, Value value) {
        draft.question().ifPresent(ask -> {
            hear(draft, value.shown(), "tapped");
            if (offers(ask.answer(), value)) {
                accept(draft, ask, value, "", "tapped");
            } else {
                draft.say(ask.id(), askingBack.unclear(draft, ask, Doubt.NO_ANSWER, List.of()));
            }
        });
    }

    /// The person chose another answer to an earlier question; what it does not offer changes nothing.
    void amended(Draft draft, StepId step, Value value) {
        Optional<Step.Ask> asked = draft.ask(step).filter(ask -> offers(ask.answer(), value));
        hear(draft, step, value.shown(), "changed");
        asked.ifPresent(ask -> amend(draft, ask, value, ""));
    }

    /// The person wrote an earlier answer anew. What cannot be understood changes nothing: nobody reads a hint under
    /// an old message.
    void edited(Draft draft, StepId step, String text) {
        draft.ask(step).ifPresent(ask -> {
            Reading reading = reader.read(asked(draft, ask), text);
            hear(draft, step, text, "edited: " + describe(reading));
            if (reading instanceof Reading.Understood understood) {
                amend(draft, ask, understood.value(), understood.comment());
            }
        });
    }

    private void amend(Draft draft, Step.Ask ask, Value value, String comment) {
        boolean isSame = draft.history()
                .answer(ask.id())
                .filter(answer ->
                        answer.value().equals(value) && (comment.isEmpty() || comment.equals(answer.comment())))
                .isPresent();
        if (!isSame) {
            draft.question().ifPresent(open -> amends.amend(draft, ask, open, value, comment));
        }
    }

    private void answer(Draft draft, Step.Ask ask, String text, Reading reading) {
        switch (reading) {
            case Reading.Understood understood ->
                accept(
                        draft,
                        ask,
                        understood.value(),
                        understood.comment(),
                        understood.because().rule());
            case Reading.Correction correction -> {
                if (!amends.correct(draft, ask, correction)) {
                    unclear(draft, ask, text, Doubt.NO_ANSWER, List.of());
                }
            }
            case Reading.Unclear unclear -> unclear(draft, ask, text, unclear.doubt(), unclear.heard());
            case Reading.Control control -> commands.at(draft, ask, control.keyword());
        }
    }

    private void accept(Draft draft, Step.Ask ask, Value value, String comment, String rule) {
        Answers.keep(draft, ask, value, comment, rule);
        Reasons.remember(draft, ask.id(), comment);
        walk.into(draft, ask, Answers.branch(ask, value));
    }

    private void unclear(Draft draft, Step.Ask ask, String text, Doubt doubt, List<String> heard) {
        int tries = draft.progress().patience().tries() + 1;
        if (tries <= ask.rules().retry()) {
            draft.set(draft.progress().withTries(tries).waitingSince(draft.now()));
            draft.say(ask.id(), askingBack.unclear(draft, ask, doubt, heard));
        } else {
            commands.giveUp(draft, ask, text);
        }
    }

    private static Question asked(Draft draft, Step.Ask ask) {
        Optional<AnswerType.Score> last = draft.lastScore()
                .flatMap(answer -> draft.ask(answer.step()))
                .map(Step.Ask::answer)
                .map(AnswerType.Score.class::cast);
        return new Question(ask.answer(), Prompts.shown(draft.state(), ask), languages(draft), last);
    }

    /// The conversation's own language, English, then the flow's others.
    private static List<Language> languages(Draft draft) {
        List<Language> languages = new ArrayList<>();
        languages.add(draft.state().origin().voice().language());
        languages.add(Language.ENGLISH);
        languages.addAll(draft.flow().about().languages());
        return languages.stream().distinct().toList();
    }

    private static void hear(Draft draft, String text, String reading) {
        hear(draft, draft.waiting().map(waiting -> waiting.id().value()).orElse(""), text, reading);
    }

    /// What changes an earlier answer is told under that answer's question, not under the open one.
    private static void hear(Draft draft, StepId step, String text, String reading) {
        hear(draft, step.value(), text, reading);
    }

    private static void hear(Draft draft, String step, String text, String reading) {
        draft.set(draft.history().with(Turn.said(step, text, reading, draft.now())));
    }

    private static String describe(Reading reading) {
        return switch (reading) {
            case Reading.Understood understood -> understood.because().rule();
            case Reading.Correction correction ->
                "correction: " + correction.because().rule();
            case Reading.Unclear unclear -> "unclear: " + unclear.doubt().word();
            case Reading.Control control -> control.keyword().word();
        };
    }

    private static boolean offers(AnswerType type, Value value) {
        return switch (type) {
            case AnswerType.Score score ->
                value instanceof Value.Numeric n
                        && n.number().stripTrailingZeros().scale() <= 0
                        && score.scale().contains(n.number().longValue());
            case AnswerType.YesNo yesNo ->
                value.shown().equals("yes") || value.shown().equals("no");
            case AnswerType.Choice choice -> offered(type).contains(value.shown());
            case AnswerType.Choices choices ->
                value instanceof Value.Many many
                        && many.items().stream().map(Value::shown).allMatch(offered(type)::contains);
            case AnswerType.Text text -> value instanceof Value.Text;
            case AnswerType.Decimal d -> value instanceof Value.Numeric;
            case AnswerType.Date d -> false;
            case AnswerType.Email e -> false;
            case AnswerType.Phone p -> false;
        };
    }

    private static List<String> offered(AnswerType type) {
        return type.options().stream().map(dev.parley.flow.Option::value).toList();
    }

    /// The branch a given-up question takes.
    static Optional<Branch> unanswered(Step.Ask ask) {
        return ask.rules().optional() ? Answers.skipped(ask) : Answers.otherwise(ask);
    }
}
