package dev.parley.conversation;

import dev.parley.flow.Step;
import dev.parley.flow.StepId;
import dev.parley.flow.Value;
import dev.parley.reply.Keyword;
import java.util.List;
import java.util.Optional;

/// What people say to Parley itself: stop, start, help, skip, back; and giving a question up. Safe for any thread.
final class Commands {
    private static final StepId NOWHERE = new StepId("#");

    private final AskingBack askingBack;
    private final Walk walk;

    Commands(AskingBack askingBack, Walk walk) {
        this.askingBack = askingBack;
        this.walk = walk;
    }

    /// While a question waits.
    void at(Draft draft, Step.Ask ask, Keyword keyword) {
        switch (keyword) {
            case STOP -> stop(draft, ask.id());
            case HELP -> draft.say(ask.id(), askingBack.help(draft));
            case START -> draft.send(Prompts.of(draft, ask));
            case SKIP -> skip(draft, ask);
            case BACK -> back(draft, ask);
        }
    }

    /// While no question waits: only what always works.
    void outside(Draft draft, Keyword keyword) {
        switch (keyword) {
            case STOP -> stop(draft, draft.progress().at().orElse(NOWHERE));
            case HELP -> draft.say(draft.progress().at().orElse(NOWHERE), askingBack.help(draft));
            case START, SKIP, BACK -> {}
        }
    }

    /// Goes on without an answer; what the person wrote is kept as the comment.
    void giveUp(Draft draft, Step.Ask ask, String text) {
        Answers.keep(draft, ask, Value.Missing.VALUE, text, "given-up");
        walk.into(draft, ask, ask.rules().optional() ? Answers.skipped(ask) : Answers.otherwise(ask));
    }

    private void stop(Draft draft, StepId step) {
        draft.order(new Effect.OptOut(step, draft.now()));
        draft.say(step, askingBack.stopped(draft));
        draft.end(Status.OPTED_OUT);
    }

    /// An optional question is skipped at once; for a required one the person is told once, and let go the second time.
    private void skip(Draft draft, Step.Ask ask) {
        int tries = draft.progress().patience().tries();
        if (ask.rules().optional() || tries > 0) {
            Answers.keep(draft, ask, Value.Missing.VALUE, "", "skipped");
            walk.into(draft, ask, Answers.skipped(ask));
        } else {
            draft.set(draft.progress().withTries(tries + 1).waitingSince(draft.now()));
            draft.say(ask.id(), askingBack.required(draft, ask));
        }
    }

    /// Asks the question answered last once more; its answer stands until there is another.
    private void back(Draft draft, Step.Ask ask) {
        List<Answer> answers = draft.history().answers();
        Optional<Step.Ask> before = answers.reversed().stream()
                .map(Answer::step)
                .filter(step -> !step.equals(ask.id()))
                .flatMap(step -> draft.ask(step).stream())
                .findFirst();
        if (before.isPresent()) {
            walk.from(draft, Optional.of(before.get().id()));
        } else {
            draft.say(ask.id(), askingBack.nothingBefore(draft));
        }
    }
}
