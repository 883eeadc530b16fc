package dev.parley.flowtest;

import dev.parley.conversation.Advance;
import dev.parley.conversation.Conversation;
import dev.parley.conversation.ConversationId;
import dev.parley.conversation.Effect;
import dev.parley.conversation.Engine;
import dev.parley.conversation.Input;
import dev.parley.conversation.Origin;
import dev.parley.flow.Flow;
import dev.parley.flow.StepId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/// A conversation that a test holds: messages wait here until the test has looked at them. One thread.
final class Playing {
    private final Engine engine;
    private final Flow flow;
    private final FlowTest.Setup setup;
    private final UnaryOperator<Conversation> betweenTurns;
    private final Deque<Effect.Send> waiting = new ArrayDeque<>();
    private final Set<StepId> reached = new LinkedHashSet<>();
    private final Set<Coverage.Given> given = new LinkedHashSet<>();
    private Conversation conversation;
    private Instant now;

    Playing(Stage stage, Flow flow, FlowTest.Setup setup) {
        this.flow = flow;
        this.setup = setup;
        engine = stage.engine();
        betweenTurns = stage.betweenTurns();
        now = setup.now();
        Origin.Voice voice = new Origin.Voice(
                setup.voice().medium(),
                setup.voice().language().orElse(flow.about().language()));
        Origin origin = new Origin(new ConversationId("test"), flow.revision(), voice, now, setup.chance());
        Advance start = engine.start(flow, origin, setup.facts());
        conversation = start.conversation();
        settle(start);
    }

    /// What plays: the engine, and what is done to a conversation between two turns (tests save it and read it back).
    record Stage(Engine engine, UnaryOperator<Conversation> betweenTurns) {}

    Conversation conversation() {
        return conversation;
    }

    /// What it has reached so far.
    Coverage coverage() {
        return new Coverage(reached, given);
    }

    boolean isOpen() {
        return conversation.status().isOpen();
    }

    /// The next message that was not looked at yet.
    Optional<Effect.Send> next() {
        return Optional.ofNullable(waiting.poll());
    }

    void happen(Input input) {
        now = now.plusSeconds(1);
        advance(input);
    }

    /// Lets time pass; the clock does what it has to when it is due.
    void after(Duration time) {
        Instant end = now.plus(time);
        for (Optional<Instant> due = due(end); due.isPresent(); due = due(end)) {
            now = due.get();
            advance(new Input.Tick());
        }
        now = end;
    }

    private Optional<Instant> due(Instant end) {
        return engine.due(flow, conversation).filter(at -> !at.isAfter(end));
    }

    private void advance(Input input) {
        settle(engine.advance(flow, betweenTurns.apply(conversation), input, now));
    }

    private void settle(Advance advance) {
        conversation = advance.conversation();
        reached.addAll(advance.path());
        conversation.history().answers().forEach(answer -> given.add(Coverage.Given.of(answer)));
        waiting.addAll(advance.messages());
        advance.effects().stream()
                .filter(Effect.Call.class::isInstance)
                .map(Effect.Call.class::cast)
                .findFirst()
                .ifPresent(call -> advance(
                        new Input.Called(Optional.ofNullable(setup.calls().get(call.integration())))));
    }
}
