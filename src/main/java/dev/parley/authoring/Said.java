package dev.parley.authoring;

import dev.parley.flow.Flow;
import dev.parley.flow.Language;
import dev.parley.flow.Medium;
import dev.parley.flow.Option;
import dev.parley.flow.Step;
import dev.parley.flow.StepId;
import dev.parley.flow.Value;
import dev.parley.flow.Wording;
import dev.parley.flowfile.source.Mark;
import dev.parley.flowfile.text.Sample;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A text that a flow sends, in every language it was written in.
///
/// @param what the step, `STEP.unclear` for what is said when a reply was not understood, or `messages.KEY`
/// @param at where its step stands in the file; empty for messages and steps of included flows
/// @param options of a question, as text messages number them
public record Said(String what, Optional<Mark> at, Wording wording, List<Option> options) {
    public Said {
        options = List.copyOf(options);
    }

    /// Every text of a flow, in its order.
    ///
    /// @param places where steps stand, by id, to name those without an id of their own
    public static List<Said> of(Flow flow, Map<String, Mark> places) {
        List<Said> all = new ArrayList<>();
        flow.program().all().values().forEach(step -> {
            Optional<Mark> at = Optional.ofNullable(places.get(step.id().value()));
            String name = name(step.id(), at);
            at(step, name, at).filter(said -> said.wording().isPresent()).ifPresent(all::add);
            if (step instanceof Step.Ask ask && ask.rules().timing().unclear().isPresent()) {
                all.add(new Said(name + ".unclear", at, ask.rules().timing().unclear(), List.of()));
            }
        });
        flow.defaults().messages().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(one -> new Said("messages." + one.getKey().word(), Optional.empty(), one.getValue(), List.of()))
                .forEach(all::add);
        return all;
    }

    /// What a step says when it is come to; empty if it says nothing.
    static Optional<Said> at(Step step, String name, Optional<Mark> at) {
        return switch (step) {
            case Step.Ask ask ->
                Optional.of(new Said(name, at, ask.prompt(), ask.answer().options()));
            case Step.Say say -> Optional.of(new Said(name, at, say.message(), List.of()));
            case Step.End end -> Optional.of(new Said(name, at, end.closing(), List.of()));
            case Step.When s -> Optional.empty();
            case Step.Choose s -> Optional.empty();
            case Step.Set s -> Optional.empty();
            case Step.OpenCase s -> Optional.empty();
            case Step.Notify s -> Optional.empty();
            case Step.Call s -> Optional.empty();
            case Step.Split s -> Optional.empty();
            case Step.Rotate s -> Optional.empty();
            case Step.Wait s -> Optional.empty();
            case Step.Include s -> Optional.empty();
            case Step.Go s -> Optional.empty();
        };
    }

    private static String name(StepId id, Optional<Mark> at) {
        return id.isGiven() ? id.value() : at.map(mark -> "line " + mark.line()).orElse(id.value());
    }

    /// As a text message says it, with samples for what is filled in.
    String text(Language language, Value.Fields vars) {
        StringBuilder text = new StringBuilder(Sample.of(wording.in(language, Medium.SMS), vars));
        for (int i = 0; i < options.size(); i++) {
            text.append('\n').append(i + 1).append(". ").append(options.get(i).text(language));
        }
        return text.toString();
    }

    /// Whether it is written in a language, options and all.
    public boolean isIn(Language language) {
        return wording.languages().containsKey(language)
                && options.stream().allMatch(option -> option.texts().containsKey(language));
    }

    /// As the author wrote it in a language, a line for each option; "" if it is not written in that language.
    public String source(Language language) {
        StringBuilder text = new StringBuilder();
        Optional.ofNullable(wording.languages().get(language))
                .ifPresent(written -> text.append(written.text().source()));
        for (Option option : options) {
            text.append(text.isEmpty() ? "" : "\n").append(option.texts().getOrDefault(language, ""));
        }
        return text.toString().strip();
    }
}
