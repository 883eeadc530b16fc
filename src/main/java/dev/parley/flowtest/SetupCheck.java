package dev.parley.flowtest;

import dev.parley.flow.Flow;
import dev.parley.flow.Step;
import dev.parley.flowfile.source.Nearest;
import dev.parley.flowfile.source.Problems;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;

/// Checks that a test sets only what its flow has: a misspelt variable would be set and never looked at.
final class SetupCheck {
    private static final String VARS = "vars.";

    private final Set<String> vars = new LinkedHashSet<>();
    private final Set<String> integrations = new LinkedHashSet<>();

    private SetupCheck(Flow flow) {
        vars.addAll(flow.defaults().vars().fields().keySet());
        flow.program().all().values().forEach(this::declare);
    }

    static void check(Flow flow, FlowTest test, Problems problems) {
        SetupCheck known = new SetupCheck(flow);
        test.setup().facts().vars().fields().keySet().stream()
                .filter(name -> !known.vars.contains(name))
                .forEach(name -> problems.error(
                        test.at(),
                        FlowTests.in(test) + "the flow has no variable " + name + Nearest.hint(name, known.vars)));
        test.setup().calls().keySet().stream()
                .filter(name -> !known.integrations.contains(name))
                .forEach(name -> problems.error(
                        test.at(),
                        FlowTests.in(test) + "the flow does not call " + name
                                + Nearest.hint(name, known.integrations)));
    }

    private void declare(Step step) {
        switch (step) {
            case Step.Ask ask -> targets(Set.of(ask.rules().save()));
            case Step.Set set -> targets(set.fields().keySet());
            case Step.Call call -> {
                integrations.add(call.request().integration());
                targets(call.save().keySet());
            }
            case Step.Include include -> vars.addAll(include.with().keySet());
            case Step.Say s -> {}
            case Step.When w -> {}
            case Step.Choose c -> {}
            case Step.OpenCase c -> {}
            case Step.Notify n -> {}
            case Step.Split s -> {}
            case Step.Rotate r -> {}
            case Step.Wait w -> {}
            case Step.Go g -> {}
            case Step.End e -> {}
        }
    }

    private void targets(Collection<String> targets) {
        targets.stream()
                .filter(target -> target.startsWith(VARS))
                .forEach(target -> vars.add(target.substring(VARS.length())));
    }
}
