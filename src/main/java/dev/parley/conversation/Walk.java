package dev.parley.conversation;

import dev.parley.flow.Branch;
import dev.parley.flow.Step;
import dev.parley.flow.StepId;
import dev.parley.flow.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Runs steps one after the other until one waits for the person or the clock, or the flow is at its end. Safe for any
/// thread.
final class Walk {
    /// Runs from a step on; from nowhere the conversation is completed.
    void from(Draft draft, Optional<StepId> first) {
        Next next = Next.of(first);
        for (int steps = 0; steps < Limits.STEPS_A_TURN && next instanceof Next.To to; steps++) {
            next = Ways.wasOver(draft, to.step())
                    ? Next.Halt.NO_STEP_LEFT
                    : run(draft, step(draft, Ways.backFromCorrection(draft, to.step())));
        }
        switch (next) {
            case Next.To endless -> draft.end(Status.TOO_LONG);
            case Next.Halt halt -> {
                if (halt == Next.Halt.NO_STEP_LEFT) {
                    finish(draft);
                }
            }
        }
    }

    /// Goes on behind a step and all of its branches.
    void after(Draft draft, StepId step) {
        from(draft, draft.flow().program().after(step));
    }

    /// Goes on in a branch, or behind the question if there is none or it has no steps.
    void into(Draft draft, Step.Ask ask, Optional<Branch> branch) {
        from(draft, draft.flow().program().enter(ask, branch.map(Branch::steps).orElse(List.of())));
    }

    /// An integration answered, or did not.
    void called(Draft draft, Input.Called called) {
        if (draft.waiting().orElse(null) instanceof Step.Call call) {
            called.reply().ifPresent(reply -> save(draft, call, reply));
            List<Step> block = called.reply().isPresent() ? List.of() : call.failed();
            from(draft, draft.flow().program().enter(call, block));
        }
    }

    /// At the end of the steps: back to the question that a correction interrupted, or completed.
    private void finish(Draft draft) {
        Optional<Progress.Return> back = draft.progress().detours().back().filter(one -> !one.isOver());
        if (back.isPresent()) {
            from(draft, Optional.of(Ways.comeBack(draft, back.get())));
        } else {
            draft.end(Status.COMPLETED);
        }
    }

    private static void save(Draft draft, Step.Call call, Value.Fields reply) {
        for (Map.Entry<String, String> target : call.save().entrySet()) {
            Value found = reply;
            for (String name : List.of(target.getValue().split("\\.", -1))) {
                found = found instanceof Value.Fields fields ? fields.get(name) : Value.Missing.VALUE;
            }
            draft.write(call.id(), target.getKey(), found);
        }
    }

    private static Step step(Draft draft, StepId id) {
        return draft.flow()
                .program()
                .find(id)
                .orElseThrow(() -> new IllegalStateException(draft.flow().revision() + " has no step " + id));
    }

    private Next run(Draft draft, Step step) {
        draft.runs(step.id());
        return switch (step) {
            case Step.Ask ask -> ask(draft, ask);
            case Step.Say say -> {
                draft.say(say.id(), draft.render(say.message()));
                yield behind(draft, say);
            }
            case Step.When when ->
                enter(draft, when, when.condition().holds(draft.scope()) ? when.steps() : when.otherwise());
            case Step.Choose choose -> enter(draft, choose, Ways.chosen(draft, choose));
            case Step.Set set -> {
                var before = draft.scope();
                set.fields().forEach((target, value) -> draft.write(set.id(), target, value.evaluate(before)));
                yield behind(draft, set);
            }
            case Step.OpenCase open -> ordered(draft, Orders.openCase(draft, open));
            case Step.Notify notify -> ordered(draft, Orders.notify(draft, notify));
            case Step.Call call -> {
                draft.order(Orders.call(draft, call));
                yield waits(draft, call);
            }
            case Step.Split split -> enter(draft, split, Ways.share(draft, split));
            case Step.Rotate rotate -> Next.of(Ways.rotate(draft, rotate));
            case Step.Wait pause -> waits(draft, pause);
            case Step.Include include -> include(draft, include);
            case Step.Go go -> new Next.To(go.target());
            case Step.End end -> {
                draft.say(end.id(), draft.render(end.closing()));
                draft.end(new Status(end.status()));
                yield Next.Halt.ENDED;
            }
        };
    }

    private static Next ask(Draft draft, Step.Ask ask) {
        if (Reasons.answer(draft, ask)) {
            return behind(draft, ask);
        }
        draft.send(Prompts.of(draft, ask));
        return waits(draft, ask);
    }

    private static Next include(Draft draft, Step.Include include) {
        include.with()
                .forEach((name, text) ->
                        draft.write(include.id(), "vars." + name, Value.of(text.render(draft.scope()))));
        return enter(draft, include, include.steps());
    }

    private static Next ordered(Draft draft, Effect.Recorded effect) {
        draft.order(effect);
        return Next.of(draft.flow().program().after(effect.step()));
    }

    private static Next waits(Draft draft, Step step) {
        draft.set(draft.progress().at(step.id()).withTries(0).waitingSince(draft.now()));
        return Next.Halt.WAITS;
    }

    private static Next behind(Draft draft, Step step) {
        return Next.of(draft.flow().program().after(step.id()));
    }

    private static Next enter(Draft draft, Step step, List<Step> block) {
        return Next.of(draft.flow().program().enter(step, block));
    }
}
