package dev.parley.conversation;

import dev.parley.flow.AnswerType;
import dev.parley.flow.Flow;
import dev.parley.flow.Scope;
import dev.parley.flow.Step;
import dev.parley.flow.StepId;
import dev.parley.flow.Value;
import dev.parley.flow.Wording;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A conversation while one turn is worked on. One thread, one turn.
final class Draft {
    private final Flow flow;
    private final Instant now;
    private final List<Effect> effects = new ArrayList<>();
    private final List<StepId> path = new ArrayList<>();
    private Conversation state;

    Draft(Flow flow, Conversation state, Instant now) {
        this.flow = flow;
        this.state = state;
        this.now = now;
    }

    Advance done() {
        return new Advance(state, effects, path);
    }

    /// Notes that a step runs.
    void runs(StepId step) {
        path.add(step);
    }

    Flow flow() {
        return flow;
    }

    Instant now() {
        return now;
    }

    Conversation state() {
        return state;
    }

    Progress progress() {
        return state.progress();
    }

    History history() {
        return state.history();
    }

    boolean isOpen() {
        return state.status().isOpen();
    }

    void set(Progress progress) {
        state = state.with(progress);
    }

    void set(History history) {
        state = state.with(history);
    }

    /// The step that waits, if one does.
    Optional<Step> waiting() {
        return progress().at().flatMap(flow.program()::find);
    }

    /// The open question, if a question waits.
    Optional<Step.Ask> question() {
        return waiting().filter(Step.Ask.class::isInstance).map(Step.Ask.class::cast);
    }

    /// The question of that name.
    Optional<Step.Ask> ask(StepId id) {
        return flow.program().find(id).filter(Step.Ask.class::isInstance).map(Step.Ask.class::cast);
    }

    Scope scope() {
        var voice = state.origin().voice();
        return new Scope(state.facts(), answers(), voice.medium(), voice.language(), now);
    }

    private Value.Fields answers() {
        Map<String, Value> fields = new LinkedHashMap<>();
        for (Answer answer : history().answers()) {
            Map<String, Value> parts = new LinkedHashMap<>();
            parts.put("value", answer.value());
            parts.put("band", Value.of(answer.rating().band()));
            parts.put("comment", Value.of(answer.comment()));
            fields.put(answer.step().value(), new Value.Fields(parts));
        }
        return new Value.Fields(fields);
    }

    String render(Wording wording) {
        var voice = state.origin().voice();
        return wording.isPresent()
                ? wording.in(voice.language(), voice.medium()).render(scope())
                : "";
    }

    /// Sends a message, unless it has no words.
    void say(StepId step, String text) {
        send(new Effect.Send(step, text, text, Effect.Controls.None.NONE));
    }

    void send(Effect.Send message) {
        if (!message.text().isBlank()) {
            effects.add(message);
            set(history().with(Turn.sent(message.step().value(), message.text(), now)));
        }
    }

    /// Asks the world for something and keeps that it was asked for.
    void order(Effect.Recorded effect) {
        effects.add(effect);
        set(history().with(effect));
    }

    /// Writes to a target such as `contact.tier` or `vars.count`.
    void write(StepId step, String target, Value value) {
        String name = target.substring(target.indexOf('.') + 1);
        if (target.startsWith("contact.")) {
            state = state.with(state.facts().withContact(state.facts().contact().with(name, value)));
            order(new Effect.SaveContact(step, now, name, value));
        } else {
            state = state.with(state.facts().withVars(state.facts().vars().with(name, value)));
        }
    }

    void end(Status status) {
        set(progress()
                .withStatus(status)
                .withPatience(Progress.Patience.FRESH)
                .withDetours(Progress.Detours.NONE)
                .waitingSince(now));
    }

    void stopIfTooLong() {
        if (isOpen() && history().transcript().size() >= Limits.TURNS) {
            end(Status.TOO_LONG);
        }
    }

    /// The last score the person gave, for "sorry, I meant 8".
    Optional<Answer> lastScore() {
        return history().answers().reversed().stream()
                .filter(Answer::isGiven)
                .filter(answer -> ask(answer.step())
                        .map(ask -> ask.answer() instanceof AnswerType.Score)
                        .orElse(false))
                .findFirst();
    }
}
