package dev.parley.flowfile;

import dev.parley.flow.FlowId;
import dev.parley.flow.Step;
import dev.parley.flow.Step.Choose.Guarded;
import dev.parley.flow.Step.Split.Share;
import dev.parley.flow.StepId;
import dev.parley.flow.Template;
import dev.parley.flowfile.source.Mark;
import dev.parley.flowfile.source.Nearest;
import dev.parley.flowfile.source.Node;
import dev.parley.flowfile.source.Node.Mapping.Entry;
import dev.parley.flowfile.source.Node.Scalar;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Reads the steps that decide where a conversation goes. One thread.
final class TurnReader {
    private static final Duration A_MOMENT = Duration.ofSeconds(1);
    private static final StepId NOWHERE = new StepId("#nowhere");

    private final Desk desk;
    private final StepReader steps;
    private final Modules modules;

    TurnReader(Desk desk, StepReader steps, Modules modules) {
        this.desk = desk;
        this.steps = steps;
        this.modules = modules;
    }

    Step when(StepForm step) {
        needs(step, "steps");
        return new Step.When(
                step.id(),
                desk.conditions().condition(step.form(), "when"),
                steps.block(step, "steps"),
                steps.block(step, "else"));
    }

    Step choose(StepForm step) {
        List<Guarded> cases = new ArrayList<>();
        Map<String, Mark> conditions = new HashMap<>();
        for (Node item : step.form().list("choose")) {
            desk.reads().mapping(item, "a case of choose").ifPresent(mapping -> {
                Form form = Form.open(mapping, FlowKeys.CHOICE, desk.problems());
                if (!form.has("when") || !form.has("steps")) {
                    desk.problems().error(form.mark(), "a case of choose needs when and steps");
                }
                refuseTwin(form, conditions);
                String place = step.inner("choose") + "." + (cases.size() + 1);
                cases.add(new Guarded(
                        desk.conditions().condition(form, "when"),
                        form.node("steps").map(node -> steps.block(node, place)).orElse(List.of())));
            });
        }
        if (cases.isEmpty()) {
            desk.problems().error(step.form().mark(), "choose needs a list of {when, steps}");
        }
        return new Step.Choose(step.id(), cases, steps.block(step, "else"));
    }

    /// Of two cases with the same condition the second is never tried.
    private void refuseTwin(Form form, Map<String, Mark> earlier) {
        if (form.node("when").orElse(null) instanceof Scalar condition) {
            String text = condition.text().strip();
            String shadow = earlier.containsKey("true") ? "true" : text;
            Optional.ofNullable(earlier.get(shadow))
                    .ifPresent(first -> desk.problems()
                            .error(
                                    condition.mark(),
                                    "this case can never be reached: the one in line " + first.line()
                                            + " comes first"));
            earlier.putIfAbsent(text, condition.mark());
        }
    }

    Step split(StepForm step) {
        needs(step, "then");
        Map<String, Integer> weights = new TreeMap<>();
        for (Entry entry : step.form().entries("split")) {
            String name = entry.key().text();
            Optional<Integer> percent = desk.reads().percent(entry.value(), "share " + name);
            weights.put(name, percent.orElse(0));
        }
        checkSum(step, weights);
        Map<String, List<Step>> blocks = new TreeMap<>();
        for (Entry entry : step.form().entries("then")) {
            String name = entry.key().text();
            blocks.put(name, steps.block(entry.value(), step.inner(name)));
            if (!weights.containsKey(name)) {
                String hint = Nearest.hint(name, weights.keySet());
                desk.problems().error(entry.key().mark(), "split has no share " + Reads.quote(name) + hint);
            }
        }
        List<Share> shares = new ArrayList<>();
        weights.forEach((name, weight) ->
                shares.add(new Share(name, Math.max(1, weight), blocks.getOrDefault(name, List.of()))));
        return new Step.Split(step.id(), shares.isEmpty() ? List.of(new Share("none", 1, List.of())) : shares);
    }

    private void checkSum(StepForm step, Map<String, Integer> weights) {
        int sum = weights.values().stream().mapToInt(Integer::intValue).sum();
        if (!weights.containsValue(0) && sum != 10_000) {
            desk.problems()
                    .error(step.form().markOf("split"), "the shares add up to " + percent(sum) + "%, not to 100%");
        }
    }

    private static String percent(int hundredths) {
        return BigDecimal.valueOf(hundredths, 2).stripTrailingZeros().toPlainString();
    }

    Step rotate(StepForm step) {
        List<Step> inner = steps.block(step, "steps");
        int take = step.form().whole("rotate", 1, FlowLimits.MAX_STEPS).orElse(1);
        if (needs(step, "steps") && take > inner.size()) {
            desk.problems()
                    .error(step.form().markOf("rotate"), "rotate takes " + take + " of " + inner.size() + " steps");
        }
        return new Step.Rotate(step.id(), take, inner);
    }

    Step pause(StepForm step) {
        Duration pause = step.form().duration("wait", FlowLimits.LONGEST_PAUSE).orElse(A_MOMENT);
        return new Step.Wait(step.id(), pause);
    }

    Step include(StepForm step) {
        Optional<Scalar> name = step.form().scalar("include");
        Map<String, Template> with = new TreeMap<>();
        for (Entry entry : step.form().entries("with")) {
            name.ifPresent(flow -> modules.checkVariable(flow, entry.key(), desk.problems()));
            desk.texts()
                    .plain(entry.value(), "with")
                    .ifPresent(text -> with.put(entry.key().text(), text));
        }
        List<Step> inner = name.map(flow -> modules.steps(flow, step.inner("include"), desk.problems()))
                .orElse(List.of());
        FlowId flow = new FlowId(name.map(Scalar::text).filter(FlowId::isValid).orElse("unknown"));
        return new Step.Include(step.id(), flow, with, inner);
    }

    Step go(StepForm step) {
        StepId target = step.form()
                .node("go")
                .flatMap(node -> desk.reads().shaped(node, Shapes.STEP_ID, "go", "the id of a step"))
                .map(modules::target)
                .orElse(NOWHERE);
        return new Step.Go(step.id(), target);
    }

    private boolean needs(StepForm step, String key) {
        boolean there = step.form().has(key);
        if (!there) {
            desk.problems().error(step.form().mark(), "a " + step.verb().word() + " step needs " + key);
        }
        return there;
    }
}
