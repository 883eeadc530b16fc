package dev.parley.flowfile;

import dev.parley.flow.Step;
import dev.parley.flow.StepId;
import dev.parley.flowfile.source.Mark;
import dev.parley.flowfile.source.Nearest;
import dev.parley.flowfile.source.Node;
import dev.parley.flowfile.source.Node.Mapping;
import dev.parley.flowfile.source.Node.Mapping.Entry;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Reads steps: finds each one's verb and id, and hands it to the reader of its kind. A faulty step becomes one that
/// has the same place in the flow, so that its neighbours can be checked. One thread.
final class StepReader {
    private final Desk desk;
    private final AskReader asks;
    private final TalkReader talks;
    private final TurnReader turns;
    private final ActionReader actions;
    private boolean complete = true;

    StepReader(Desk desk, Modules modules) {
        this.desk = desk;
        this.asks = new AskReader(desk, this);
        this.talks = new TalkReader(desk);
        this.turns = new TurnReader(desk, this, modules);
        this.actions = new ActionReader(desk, this);
    }

    /// Whether every step could be told.
    boolean isComplete() {
        return complete;
    }

    /// A list of steps under a key; none if the key is not there.
    List<Step> block(StepForm step, String key) {
        return step.form().node(key).map(node -> block(node, step.inner(key))).orElse(List.of());
    }

    /// A list of steps, or a single one.
    List<Step> block(Node node, String place) {
        List<Step> steps = new ArrayList<>();
        for (Node item : desk.reads().list(node)) {
            if (desk.places().marks().size() >= FlowLimits.MAX_STEPS) {
                desk.problems().error(item.mark(), "more than " + FlowLimits.MAX_STEPS + " steps");
                complete = false;
                break;
            }
            String here = place.isEmpty() ? "" : place + ".";
            step(item, here + (steps.size() + 1)).ifPresent(steps::add);
        }
        return steps;
    }

    private Optional<Step> step(Node node, String place) {
        Optional<Step> step =
                mapping(node).flatMap(mapping -> verb(mapping).map(verb -> read(open(verb, mapping, place))));
        complete &= step.isPresent();
        return step;
    }

    private Optional<Mapping> mapping(Node node) {
        if (node instanceof Mapping mapping) {
            return Optional.of(mapping);
        }
        if (!(node instanceof Node.Broken)) {
            desk.problems().error(node.mark(), "a step is a mapping such as \"say: ...\"; this is none");
        }
        return Optional.empty();
    }

    private StepForm open(Verb verb, Mapping mapping, String place) {
        Form form = Form.open(without(mapping, verb), StepKeys.of(verb), desk.problems());
        Mark at = form.markOf("id");
        Optional<String> given = form.node("id")
                .flatMap(node -> desk.reads()
                        .shaped(node, Shapes.STEP_ID, "id", "letters, digits and dashes, beginning with a letter"));
        StepId id = given.map(name -> desk.places().given(name, place, at))
                .orElseGet(() -> desk.places().derived(place, mapping.mark()));
        return new StepForm(verb, form, id, given.orElse(id.value()), id.isGiven() ? id.value() : place);
    }

    /// Without the verbs that are too many: they are reported already.
    private static Mapping without(Mapping mapping, Verb verb) {
        return new Mapping(
                mapping.mark(),
                mapping.entries().stream()
                        .filter(entry -> Verb.of(entry.key().text())
                                .filter(other -> other != verb)
                                .isEmpty())
                        .toList());
    }

    private Step read(StepForm step) {
        return switch (step.verb()) {
            case ASK -> asks.ask(step);
            case SAY -> talks.say(step);
            case END -> talks.end(step);
            case WHEN -> turns.when(step);
            case CHOOSE -> turns.choose(step);
            case SPLIT -> turns.split(step);
            case ROTATE -> turns.rotate(step);
            case WAIT -> turns.pause(step);
            case INCLUDE -> turns.include(step);
            case GO -> turns.go(step);
            case SET -> actions.set(step);
            case CASE -> actions.openCase(step);
            case NOTIFY -> actions.tell(step);
            case CALL -> actions.call(step);
        };
    }

    private Optional<Verb> verb(Mapping mapping) {
        List<Entry> verbs = mapping.entries().stream()
                .filter(entry -> Verb.of(entry.key().text()).isPresent())
                .toList();
        if (verbs.size() > 1) {
            Entry second = verbs.get(1);
            desk.problems()
                    .error(
                            second.key().mark(),
                            "a step does one thing; this one has both "
                                    + verbs.getFirst().key().text() + " and "
                                    + second.key().text() + ". Make two steps of it");
        }
        return verbs.isEmpty()
                ? misspelt(mapping)
                : Verb.of(verbs.getFirst().key().text());
    }

    /// A key that is close to a verb and nothing else; it is reported when the step's keys are read.
    private Optional<Verb> misspelt(Mapping mapping) {
        List<String> others = Arrays.stream(Verb.values())
                .flatMap(verb -> StepKeys.of(verb).names().stream())
                .toList();
        Optional<Verb> near = mapping.entries().stream()
                .map(entry -> entry.key().text())
                .filter(word -> !others.contains(word))
                .flatMap(word -> Nearest.to(word, Verb.words()).stream())
                .findFirst()
                .flatMap(Verb::of);
        if (near.isEmpty()) {
            String unknown = mapping.entries().stream()
                    .map(entry -> entry.key().text())
                    .filter(word -> !others.contains(word))
                    .map(word -> "unknown key " + Reads.quote(word) + "; ")
                    .findFirst()
                    .orElse("");
            desk.problems()
                    .error(
                            mapping.mark(),
                            unknown + "this step says nothing to do; it needs one of "
                                    + String.join(", ", Verb.words()));
        }
        return near;
    }
}
