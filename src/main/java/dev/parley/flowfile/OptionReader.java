package dev.parley.flowfile;

import dev.parley.flow.Language;
import dev.parley.flow.Option;
import dev.parley.flowfile.source.Mark;
import dev.parley.flowfile.source.Nearest;
import dev.parley.flowfile.source.Node;
import dev.parley.flowfile.source.Node.Mapping;
import dev.parley.flowfile.source.Node.Mapping.Entry;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Reads the options of a question: texts, mappings, or values with their texts, and their translations. One thread.
final class OptionReader {
    private static final Pattern EMOJI = Pattern.compile("[^\\p{L}\\s]{1,16}");

    private final Desk desk;

    OptionReader(Desk desk) {
        this.desk = desk;
    }

    /// An option and where it stands.
    private record Placed(Option option, Mark at) {}

    /// The options; empty if there are none or too many.
    Optional<List<Option>> read(Form form, StepForm step) {
        Optional<Node> node = form.node("options");
        if (node.isEmpty()) {
            desk.problems().error(form.mark(), "this question needs options to choose from");
            return Optional.empty();
        }
        if (node.get() instanceof Node.Scalar one && one.text().contains(",")) {
            desk.problems().error(form.markOf("options"), "options is a list: put [ ] around " + one.text());
            return Optional.empty();
        }
        List<Placed> options = list(node.get());
        if (options.size() > FlowLimits.MAX_OPTIONS) {
            desk.problems().error(form.markOf("options"), "more than " + FlowLimits.MAX_OPTIONS + " options");
            return Optional.empty();
        }
        if (options.isEmpty()) {
            desk.problems().error(form.markOf("options"), "options is empty");
        }
        refuseTwins(options);
        options.forEach(placed -> desk.places().part(step.id(), placed.option().value(), placed.at()));
        List<Option> plain = options.stream().map(Placed::option).toList();
        return options.isEmpty() ? Optional.empty() : Optional.of(translated(plain, step));
    }

    private List<Placed> list(Node node) {
        if (node instanceof Mapping mapping) {
            return mapping.entries().stream()
                    .flatMap(entry -> desk.reads().label(entry.value(), "an option").stream()
                            .map(text -> option(entry.key().text(), text, List.of(), ""))
                            .map(option -> new Placed(option, entry.key().mark())))
                    .toList();
        }
        return desk.reads().list(node).stream()
                .flatMap(item -> option(item).stream().map(option -> new Placed(option, item.mark())))
                .toList();
    }

    private Optional<Option> option(Node item) {
        if (!(item instanceof Mapping mapping)) {
            return desk.reads().label(item, "an option").map(text -> option(text, text, List.of(), ""));
        }
        Form form = Form.open(mapping, FlowKeys.OPTION, desk.problems());
        Optional<String> value = form.node("value").flatMap(node -> desk.reads().label(node, "value"));
        Optional<String> text = form.node("text").flatMap(node -> desk.reads().label(node, "text"));
        if (!form.has("value") && !form.has("text")) {
            desk.problems().error(form.mark(), "an option needs a text");
        }
        return text.or(() -> value).map(shown -> option(value.orElse(shown), shown, also(form), emoji(form)));
    }

    private Option option(String value, String text, List<String> also, String emoji) {
        return new Option(value, Map.of(desk.texts().language(), text), also, emoji);
    }

    private List<String> also(Form form) {
        return form.list("also").stream()
                .flatMap(word -> desk.reads().label(word, "also").stream())
                .toList();
    }

    private String emoji(Form form) {
        return form.node("emoji")
                .flatMap(node -> desk.reads().shaped(node, EMOJI, "emoji", "an emoji"))
                .orElse("");
    }

    private void refuseTwins(List<Placed> options) {
        Set<String> texts = new HashSet<>();
        Set<String> values = new HashSet<>();
        for (Placed placed : options) {
            Option option = placed.option();
            boolean newText = texts.add(option.text(desk.texts().language()).toLowerCase(Locale.ROOT));
            boolean newValue = values.add(option.value());
            if (!newText || !newValue) {
                desk.problems()
                        .error(
                                placed.at(),
                                "option " + option.value()
                                        + " is there twice; take one away, or give it another value");
            }
        }
    }

    private List<Option> translated(List<Option> options, StepForm step) {
        List<Option> all = new ArrayList<>(options);
        for (Translated text : desk.translations().of(step.written())) {
            text.part("options", desk.problems())
                    .ifPresent(node -> new Translating(step, all, text.language()).all(node));
        }
        all.forEach(option -> desk.translations()
                .expect(option.texts().keySet(), "option " + option.value() + " of " + step.written()));
        return all;
    }

    /// The options of a step in one other language.
    private final class Translating {
        private final StepForm step;
        private final List<Option> options;
        private final Language language;

        Translating(StepForm step, List<Option> options, Language language) {
            this.step = step;
            this.options = options;
            this.language = language;
        }

        void all(Node node) {
            if (node instanceof Mapping mapping) {
                mapping.entries().forEach(this::byValue);
                return;
            }
            List<Node> texts = desk.reads().list(node);
            if (texts.size() != options.size()) {
                desk.problems()
                        .error(
                                node.mark(),
                                texts.size() + " options in " + language + " for " + options.size()
                                        + "; write them in the same order, or as value: text");
                return;
            }
            for (int i = 0; i < texts.size(); i++) {
                put(i, texts.get(i));
            }
        }

        private void byValue(Entry entry) {
            List<String> values = options.stream().map(Option::value).toList();
            String value = entry.key().text();
            if (values.contains(value)) {
                put(values.indexOf(value), entry.value());
            } else {
                desk.problems()
                        .error(
                                entry.key().mark(),
                                "no option has the value " + Reads.quote(value) + Nearest.hint(value, values));
            }
        }

        /// Takes a text, or `{text, also}`.
        private void put(int index, Node node) {
            Option option = options.get(index);
            List<String> also = new ArrayList<>(option.also());
            Node shown = node;
            if (node instanceof Mapping mapping) {
                Form form = Form.open(mapping, FlowKeys.OPTION, desk.problems());
                also.addAll(OptionReader.this.also(form));
                shown = form.node("text").orElse(new Node.Broken(node.mark()));
            }
            desk.places().part(step.id(), option.value() + "/" + language, node.mark());
            desk.reads().label(shown, "an option").ifPresent(text -> {
                Map<Language, String> texts = new LinkedHashMap<>(option.texts());
                texts.put(language, text);
                options.set(index, new Option(option.value(), texts, also, option.emoji()));
            });
        }
    }
}
