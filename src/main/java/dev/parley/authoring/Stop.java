package dev.parley.authoring;

import dev.parley.flow.Flow;
import dev.parley.flow.Language;
import dev.parley.flow.LengthOfTime;
import dev.parley.flow.Medium;
import dev.parley.flow.Program;
import dev.parley.flow.Step;
import dev.parley.flow.Wording;
import dev.parley.flowfile.source.Mark;
import dev.parley.flowfile.text.Sample;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// A step as a diagram shows it, with its branches.
///
/// @param kind what it does: `ask`, `say`, `when` …
/// @param answer the answer type of a question; "" for other steps
/// @param text what it says, with samples filled in, or what it does
/// @param at where it stands in the file; empty for steps of included flows
/// @param ways its branches, in the order of the file
public record Stop(String id, String kind, String answer, String text, Optional<Mark> at, List<Way> ways) {
    public Stop {
        ways = List.copyOf(ways);
    }

    /// A branch: its name as the author wrote it, and what follows in it.
    public record Way(String name, List<Stop> stops) {
        public Way {
            stops = List.copyOf(stops);
        }
    }

    /// The steps of a flow from top to bottom.
    ///
    /// @param places where steps stand, by id
    public static List<Stop> of(Flow flow, Map<String, Mark> places) {
        return stops(flow, flow.program().steps(), places);
    }

    private static List<Stop> stops(Flow flow, List<Step> steps, Map<String, Mark> places) {
        return steps.stream().map(step -> stop(flow, step, places)).toList();
    }

    private static Stop stop(Flow flow, Step step, Map<String, Mark> places) {
        List<Way> ways = step instanceof Step.Rotate rotate
                ? List.of(new Way("takes " + rotate.take() + " of", stops(flow, rotate.steps(), places)))
                : ways(flow, step, places);
        String id = step.id().value();
        String answer = step instanceof Step.Ask ask ? ask.answer().word() : "";
        return new Stop(id, kind(step), answer, text(flow, step), Optional.ofNullable(places.get(id)), ways);
    }

    /// Ways without steps go on with what follows the step; two of them would say the same of an included flow or a
    /// call.
    private static List<Way> ways(Flow flow, Step step, Map<String, Mark> places) {
        List<String> names = Fork.names(step);
        List<List<Step>> blocks = Program.blocks(step);
        List<Way> ways = new ArrayList<>();
        for (int i = 0; i < blocks.size(); i++) {
            boolean isShown = !blocks.get(i).isEmpty() || !(step instanceof Step.Include || step instanceof Step.Call);
            if (isShown) {
                String name = step instanceof Step.When && i == 0 ? "if so" : names.get(i);
                ways.add(new Way(name, stops(flow, blocks.get(i), places)));
            }
        }
        String past = Fork.past(step);
        if (!past.isEmpty()) {
            ways.add(new Way(past, List.of()));
        }
        return ways;
    }

    private static String kind(Step step) {
        return step instanceof Step.OpenCase
                ? "case"
                : step.getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }

    private static String text(Flow flow, Step step) {
        return switch (step) {
            case Step.Ask ask -> said(flow, ask.prompt());
            case Step.Say say -> said(flow, say.message());
            case Step.End end -> said(flow, end.closing());
            case Step.OpenCase open -> open.order().queue();
            case Step.Notify notify -> said(flow, notify.text());
            case Step.Call call -> call.request().integration();
            case Step.Include include -> include.flow().value();
            case Step.Go go -> go.target().value();
            case Step.Wait pause -> LengthOfTime.shown(pause.pause());
            case Step.Set set -> String.join(", ", set.fields().keySet());
            case Step.When when -> when.condition().source();
            case Step.Choose choose -> "";
            case Step.Split split -> "";
            case Step.Rotate rotate -> "";
        };
    }

    private static String said(Flow flow, Wording wording) {
        Language language = flow.about().language();
        return wording.isPresent()
                ? Sample.of(wording.in(language, Medium.WEB), flow.defaults().vars())
                : "";
    }
}
