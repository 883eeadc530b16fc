package dev.parley.authoring;

import dev.parley.flow.Flow;
import dev.parley.flow.Language;
import dev.parley.flow.Medium;
import dev.parley.flow.Option;
import dev.parley.flow.Segments;
import dev.parley.flow.Step;
import dev.parley.flow.Wording;
import dev.parley.flowfile.source.Mark;
import dev.parley.flowfile.text.Sample;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/// How many SMS segments the texts of a flow take, counted with the flow's variables and defaults and with eight
/// letters for whatever else is filled in; questions with their numbered options, as text messages list them.
public final class TextCosts {
    private final Flow flow;
    private final Map<String, Mark> places;
    private final List<Cost> costs = new ArrayList<>();

    private TextCosts(Flow flow, Map<String, Mark> places) {
        this.flow = flow;
        this.places = places;
    }

    /// One text in one language.
    public record Cost(String what, Language language, Segments segments) {
        @Override
        public String toString() {
            String count = segments.count() + (segments.count() == 1 ? " segment" : " segments");
            return what + " [" + language + "]: " + count + " (" + segments.units() + " characters, "
                    + segments.encoding() + ")";
        }
    }

    /// Every text that may go out as a text message, in the order of the flow; none if it is never sent by SMS.
    ///
    /// @param places where steps stand, by id, to name those without an id of their own
    public static List<Cost> of(Flow flow, Map<String, Mark> places) {
        List<Medium> channels = flow.start().invite().gates().channels();
        TextCosts texts = new TextCosts(flow, places);
        if (channels.isEmpty() || channels.contains(Medium.SMS)) {
            flow.program().all().values().forEach(texts::step);
            flow.defaults().messages().entrySet().stream()
                    .sorted(Map.Entry.comparingByKey())
                    .forEach(
                            message -> texts.add("messages." + message.getKey().word(), message.getValue(), List.of()));
        }
        return texts.costs;
    }

    /// The dearest text, in a sentence's end.
    public static String summary(Flow flow) {
        return of(flow, Map.of()).stream()
                .max(Comparator.comparingInt(cost -> cost.segments().count()))
                .map(most -> "texts of up to " + most.segments().count()
                        + (most.segments().count() == 1 ? " SMS segment" : " SMS segments"))
                .orElse("never sent by SMS");
    }

    private void step(Step step) {
        switch (step) {
            case Step.Ask ask -> {
                add(name(ask), ask.prompt(), ask.answer().options());
                add(name(ask) + ".unclear", ask.rules().timing().unclear(), List.of());
            }
            case Step.Say say -> add(name(say), say.message(), List.of());
            case Step.End end -> add(name(end), end.closing(), List.of());
            case Step.When s -> {}
            case Step.Choose s -> {}
            case Step.Set s -> {}
            case Step.OpenCase s -> {}
            case Step.Notify s -> {}
            case Step.Call s -> {}
            case Step.Split s -> {}
            case Step.Rotate s -> {}
            case Step.Wait s -> {}
            case Step.Include s -> {}
            case Step.Go s -> {}
        }
    }

    private String name(Step step) {
        Mark at = places.get(step.id().value());
        return step.id().isGiven() || at == null ? step.id().value() : "line " + at.line();
    }

    private void add(String what, Wording wording, List<Option> options) {
        for (Language language : wording.languages().keySet()) {
            StringBuilder text = new StringBuilder(
                    Sample.of(wording.in(language, Medium.SMS), flow.defaults().vars()));
            for (int i = 0; i < options.size(); i++) {
                text.append('\n')
                        .append(i + 1)
                        .append(". ")
                        .append(options.get(i).text(language));
            }
            costs.add(new Cost(what, language, Segments.of(text.toString())));
        }
    }
}
