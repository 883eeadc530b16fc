package dev.parley.authoring;

import dev.parley.conversation.Advance;
import dev.parley.conversation.Conversation;
import dev.parley.conversation.ConversationId;
import dev.parley.conversation.Effect;
import dev.parley.conversation.Engine;
import dev.parley.conversation.Input;
import dev.parley.conversation.Origin;
import dev.parley.conversation.Turn;
import dev.parley.flow.Flow;
import dev.parley.flow.StepId;
import dev.parley.flowtest.FlowTest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Holds a conversation with a draft from its beginning, so that an edit acts on everything that was said. Nothing is
/// sent, kept or waited for: the clock is the simulation's own. One thread.
public final class Simulation {
    /// More is a load test.
    public static final int MAX_ACTS = 200;
    /// Chance goes by the id too, and what is simulated may be saved as a test.
    private static final String AS_IN_TESTS = "test";
    /// So many things the clock does within one act; a year of hourly pauses is cut short.
    private static final int MAX_TICKS = 100;

    private final Engine engine;
    private final Flow flow;
    private final FlowTest.Setup setup;
    private final List<Scene> scenes = new ArrayList<>();
    private Conversation conversation;
    private Instant now;

    private Simulation(Engine engine, Flow flow, FlowTest.Setup setup) {
        this.engine = engine;
        this.flow = flow;
        this.setup = setup;
        now = setup.now();
        Origin.Voice voice = new Origin.Voice(
                setup.voice().medium(),
                setup.voice().language().orElse(flow.about().language()),
                flow.about().anonymity().isPresent());
        Origin origin = new Origin(new ConversationId(AS_IN_TESTS), flow.revision(), voice, now, setup.chance());
        Advance start = engine.start(flow, origin, setup.facts());
        conversation = start.conversation();
        take(start, Optional.empty(), "");
    }

    /// What came of it.
    ///
    /// @param played how many of the acts there was a conversation for
    /// @param due when the clock has something to do next
    public record Played(List<Scene> scenes, Conversation end, Instant now, int played, Optional<Instant> due) {
        public Played {
            scenes = List.copyOf(scenes);
        }

        /// The conversation as a test of its flow: an item of a test file in YAML.
        ///
        /// @param name what it shows
        /// @param setup and the acts it was played with
        public String asTest(String name, FlowTest.Setup setup, List<Act> acts) {
            return AsTest.of(name, setup, acts, this);
        }
    }

    /// Holds the conversation; what is done after its end is left out.
    ///
    /// @param setup with whom, where and when
    public static Played play(Engine engine, Flow flow, FlowTest.Setup setup, List<Act> acts) {
        Simulation simulation = new Simulation(engine, flow, setup);
        int played = 0;
        for (Act act : acts) {
            if (!simulation.conversation.status().isOpen() || played == MAX_ACTS) {
                break;
            }
            simulation.act(act);
            played++;
        }
        Optional<Instant> due = engine.due(flow, simulation.conversation);
        return new Played(simulation.scenes, simulation.conversation, simulation.now, played, due);
    }

    private void act(Act act) {
        switch (act) {
            case Act.Say say -> happen(new Input.Said(say.text()), say.text());
            case Act.Tap tap ->
                happen(new Input.Tapped(tap.value()), tap.value().shown());
            case Act.Pass pass -> until(now.plus(pass.time()));
            case Act.Skip skip -> engine.due(flow, conversation).ifPresent(this::until);
        }
    }

    private void happen(Input input, String heard) {
        now = now.plusSeconds(1);
        advance(input, heard);
    }

    private void until(Instant end) {
        for (int ticks = 0; ticks < MAX_TICKS; ticks++) {
            Optional<Instant> due = engine.due(flow, conversation).filter(at -> !at.isAfter(end));
            if (due.isEmpty()) {
                break;
            }
            now = due.get();
            advance(new Input.Tick(), "");
        }
        now = end.isAfter(now) ? end : now;
    }

    private void advance(Input input, String heard) {
        Optional<StepId> waiting = conversation.progress().at();
        Advance advance = engine.advance(flow, conversation, input, now);
        conversation = advance.conversation();
        take(advance, waiting, heard);
    }

    private void take(Advance advance, Optional<StepId> waiting, String heard) {
        Scene.Outcome outcome = new Scene.Outcome(decisions(advance, waiting), advance.effects());
        scenes.add(new Scene(now, heard, heard.isEmpty() ? "" : reading(), advance.path(), outcome));
        advance.effects().stream()
                .filter(Effect.Call.class::isInstance)
                .map(Effect.Call.class::cast)
                .findFirst()
                .ifPresent(call -> advance(
                        new Input.Called(Optional.ofNullable(setup.calls().get(call.integration()))), ""));
    }

    private String reading() {
        return conversation.history().transcript().reversed().stream()
                .filter(turn -> turn.from() == Turn.Speaker.PERSON)
                .map(Turn::reading)
                .findFirst()
                .orElse("");
    }

    /// The forks of a turn: at the question that waited, if it was left, and at every step that ran.
    private List<Decision> decisions(Advance advance, Optional<StepId> waiting) {
        List<StepId> way = new ArrayList<>();
        boolean isLeft =
                !conversation.progress().at().equals(waiting) || !advance.path().isEmpty();
        waiting.filter(step -> isLeft).ifPresent(way::add);
        way.addAll(advance.path());
        List<Decision> decisions = new ArrayList<>();
        for (int i = 0; i < way.size(); i++) {
            Optional<StepId> next = i + 1 < way.size() ? Optional.of(way.get(i + 1)) : Optional.empty();
            boolean stillWaits = next.isEmpty() && conversation.progress().at().equals(Optional.of(way.get(i)));
            if (!stillWaits) {
                Decision.between(flow, conversation, way.get(i), next).ifPresent(decisions::add);
            }
        }
        return decisions;
    }
}
