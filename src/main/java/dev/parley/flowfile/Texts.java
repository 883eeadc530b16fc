package dev.parley.flowfile;

import dev.parley.flow.Language;
import dev.parley.flow.Medium;
import dev.parley.flow.Option;
import dev.parley.flow.Template;
import dev.parley.flow.Wording;
import dev.parley.flow.Wording.Variants;
import dev.parley.flowfile.source.Mark;
import dev.parley.flowfile.source.Node;
import dev.parley.flowfile.source.Node.Scalar;
import dev.parley.flowfile.source.Problems;
import dev.parley.flowfile.text.Names;
import dev.parley.flowfile.text.TemplateReader;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Reads what is said to people: in each language, for each channel, with every place to fill in checked. One thread.
final class Texts {
    private final Problems problems;
    private final Language language;
    private final Names names;
    private final TextCheck check;

    Texts(Problems problems, Language language, Names names, TextCheck check) {
        this.problems = problems;
        this.language = language;
        this.names = names;
        this.check = check;
    }

    /// Reads texts that no respondent sees, however long.
    Texts internal() {
        return new Texts(problems, language, names, check.off());
    }

    /// The flow's own language.
    Language language() {
        return language;
    }

    /// What one language says: a node in that language.
    record Other(Language language, Mark mark, Optional<Variants> words) {}

    /// A message in the flow's language and in the others.
    Wording wording(Node own, String what, List<Other> others) {
        Optional<Variants> base = variants(own, what);
        Map<Language, Variants> all = new LinkedHashMap<>();
        base.ifPresent(words -> all.put(language, words));
        for (Other other : others) {
            other.words().ifPresent(words -> {
                all.put(other.language(), words);
                base.ifPresent(original -> compare(original.text(), words.text(), other));
            });
        }
        return new Wording(all);
    }

    /// A text, or a mapping of texts by channel.
    Optional<Variants> variants(Node node, String what) {
        if (node instanceof Node.Mapping mapping) {
            new Reads(problems).refuseNothing(mapping, what);
            return variants(Form.open(mapping, FlowKeys.TEXT, problems), what, List.of("text"));
        }
        return template(node, what, EnumSet.allOf(Medium.class)).map(text -> new Variants(text, Map.of()));
    }

    /// The texts by channel of a mapping that may hold other things too.
    Optional<Variants> variants(Form form, String what, List<String> mainKeys) {
        Map<Medium, Template> special = new EnumMap<>(Medium.class);
        Set<Medium> rest = EnumSet.allOf(Medium.class);
        for (Medium medium : Medium.values()) {
            form.node(medium.word())
                    .flatMap(node -> template(node, what, EnumSet.of(medium)))
                    .ifPresent(text -> {
                        special.put(medium, text);
                        rest.remove(medium);
                    });
        }
        Optional<Node> main =
                mainKeys.stream().flatMap(key -> form.node(key).stream()).findFirst();
        if (main.isEmpty() && !special.isEmpty()) {
            problems.error(form.mark(), what + " needs a text for the other channels; add text");
        }
        return main.flatMap(node -> template(node, what, rest)).map(text -> new Variants(text, special));
    }

    private Optional<Template> template(Node node, String what, Set<Medium> channels) {
        return new Reads(problems).scalar(node, what).flatMap(scalar -> template(scalar, what, channels));
    }

    private Optional<Template> template(Scalar scalar, String what, Set<Medium> channels) {
        if (new Reads(problems).text(scalar, what).isEmpty()) {
            return Optional.empty();
        }
        Template template = TemplateReader.read(scalar, names, problems);
        check.check(template, scalar.mark(), channels);
        return Optional.of(template);
    }

    /// On channels without controls a question's options are listed below it.
    void checkWithOptions(Wording prompt, List<Option> options, Mark at) {
        if (!options.isEmpty()) {
            prompt.languages()
                    .forEach((tongue, words) -> check.checkList(
                            words.on(Medium.SMS),
                            options.stream().map(option -> option.text(tongue)).toList(),
                            at));
        }
    }

    /// A text that is not sent to the person, such as a field of a request.
    Optional<Template> plain(Node node, String what) {
        Reads reads = new Reads(problems);
        return reads.text(node, what)
                .flatMap(text -> reads.scalar(node, what))
                .map(scalar -> TemplateReader.read(scalar, names, problems));
    }

    private void compare(Template own, Template other, Other where) {
        boolean faulty = other.paths().isEmpty() && other.source().contains("{{");
        if (faulty) {
            return;
        }
        Set<String> left = new TreeSet<>(own.paths());
        left.removeAll(other.paths());
        if (!left.isEmpty()) {
            problems.error(
                    where.mark(),
                    "the text in " + where.language() + " leaves out {{ " + String.join(" }} and {{ ", left) + " }}");
        }
    }
}
