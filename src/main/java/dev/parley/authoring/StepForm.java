package dev.parley.authoring;

import dev.parley.flowfile.AnswerWord;
import dev.parley.flowfile.Key;
import dev.parley.flowfile.KeyTable;
import dev.parley.flowfile.StepKeys;
import dev.parley.flowfile.Verb;
import dev.parley.flowfile.source.Mark;
import dev.parley.flowfile.source.Node;
import dev.parley.flowfile.source.Node.Mapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// A step as a form: its keys, those it could have, and what may be done to it.
///
/// @param verb what it does: `ask`, `say` …
/// @param branches the keys of its branches; a new one can be made if `takesBranches`
/// @param up whether it can be put further up, `down` further down
public record StepForm(
        String verb, List<Field> fields, List<String> branches, boolean takesBranches, boolean up, boolean down) {
    public StepForm {
        fields = List.copyOf(fields);
        branches = List.copyOf(branches);
    }

    /// How a value is entered.
    public enum Kind {
        /// Words a person reads; may be long.
        TEXT,
        /// One of some words.
        CHOICE,
        /// A single value.
        VALUE,
        /// Several values, one a line.
        LIST,
        /// It has parts of its own: the text shows it.
        NESTED
    }

    /// A key and its value.
    ///
    /// @param value "" if the step does not have it; a list has one item a line
    /// @param choices for {@link Kind#CHOICE}
    /// @param at where it stands in the text
    public record Field(String key, Kind kind, String value, List<String> choices, String about, Optional<Mark> at) {
        public Field {
            choices = List.copyOf(choices);
        }
    }

    /// The form of the step that begins at a place; empty if none does, or its text is no YAML.
    public static Optional<StepForm> of(String source, Mark at) {
        return Layout.of(source).flatMap(layout -> layout.step(at)).flatMap(StepForm::of);
    }

    private static Optional<StepForm> of(Layout.Found found) {
        Optional<Verb> verb = found.step().entries().stream()
                .map(entry -> Verb.of(entry.key().text()))
                .flatMap(Optional::stream)
                .findFirst();
        return verb.map(it -> {
            int last = found.block().map(list -> list.items().size()).orElse(1) - 1;
            boolean takes = it == Verb.ASK || it == Verb.WHEN;
            return new StepForm(
                    it.word(),
                    fields(found.step(), StepKeys.of(it)),
                    branches(found.step(), it),
                    takes,
                    found.index() > 0,
                    found.index() < last);
        });
    }

    private static List<String> branches(Mapping step, Verb verb) {
        if (verb == Verb.WHEN) {
            return List.of("steps", "else");
        }
        return step.get("then").orElse(null) instanceof Mapping then
                ? then.entries().stream().map(entry -> entry.key().text()).toList()
                : List.of();
    }

    private static List<Field> fields(Mapping step, KeyTable table) {
        List<Field> fields = new ArrayList<>();
        for (Key key : table.keys()) {
            Optional<Node> value = step.get(key.name());
            Shape shape = Shapes.of(table, key);
            boolean isForm = value.isPresent() || kind(shape) != Kind.NESTED || isList(shape);
            if (value.orElse(null) instanceof Mapping inner && !isSteps(key) && isFlat(inner)) {
                inner.entries().forEach(entry -> fields.add(part(key, shape, entry)));
            } else if (isForm && !isSteps(key)) {
                fields.add(field(key, shape, value));
            }
        }
        return fields;
    }

    private static boolean isFlat(Mapping mapping) {
        return mapping.entries().stream().allMatch(entry -> entry.value() instanceof Node.Scalar);
    }

    /// A part of a value: the text of a question for one channel, the queue of a case.
    private static Field part(Key key, Shape shape, Mapping.Entry entry) {
        String name = key.name() + "." + entry.key().text();
        String value = ((Node.Scalar) entry.value()).text();
        Kind kind = kind(shape) == Kind.TEXT ? Kind.TEXT : Kind.VALUE;
        return new Field(
                name,
                kind,
                value,
                List.of(),
                key.about(),
                Optional.of(entry.value().mark()));
    }

    private static boolean isSteps(Key key) {
        return key.takes().contains("list of steps") || key.takes().contains("{when, steps}");
    }

    private static Field field(Key key, Shape shape, Optional<Node> value) {
        Optional<Mark> at = value.map(Node::mark);
        List<String> choices = key.name().equals("answer") ? AnswerWord.words() : choices(shape);
        Kind plain = isList(shape) ? Kind.LIST : choices.isEmpty() ? kind(shape) : Kind.CHOICE;
        if (value.isEmpty()) {
            return new Field(key.name(), plain, "", choices, key.about(), at);
        }
        if (value.get() instanceof Node.Scalar scalar) {
            return new Field(key.name(), plain, scalar.isNothing() ? "" : scalar.text(), choices, key.about(), at);
        }
        if (value.get() instanceof Node.Sequence list && items(list).isPresent()) {
            return new Field(key.name(), Kind.LIST, items(list).get(), choices, key.about(), at);
        }
        return new Field(key.name(), Kind.NESTED, "", List.of(), key.about(), at);
    }

    private static Optional<String> items(Node.Sequence list) {
        boolean isPlain = list.items().stream().allMatch(Node.Scalar.class::isInstance);
        return isPlain
                ? Optional.of(list.items().stream()
                        .map(item -> ((Node.Scalar) item).text())
                        .collect(Collectors.joining("\n")))
                : Optional.empty();
    }

    private static boolean isList(Shape shape) {
        return switch (shape) {
            case Shape.Many many -> many.item() instanceof Shape.Scalar || isOption(many.item());
            case Shape.Either either ->
                either.shapes().stream().anyMatch(one -> one instanceof Shape.Many && isList(one));
            case Shape.Scalar s -> false;
            case Shape.Words w -> false;
            case Shape.Keys k -> false;
            case Shape.AStep s -> false;
            case Shape.Named n -> false;
            case Shape.StepName s -> false;
            case Shape.Expression e -> false;
            case Shape.Prose p -> false;
        };
    }

    private static boolean isOption(Shape shape) {
        return shape instanceof Shape.Either either
                && either.shapes().stream().anyMatch(Shape.Scalar.class::isInstance)
                && either.shapes().stream().anyMatch(Shape.Keys.class::isInstance);
    }

    private static List<String> choices(Shape shape) {
        return shape instanceof Shape.Words words ? words.words() : List.of();
    }

    private static Kind kind(Shape shape) {
        return switch (shape) {
            case Shape.Prose p -> Kind.TEXT;
            case Shape.Words w -> Kind.CHOICE;
            case Shape.Scalar s -> Kind.VALUE;
            case Shape.Expression e -> Kind.VALUE;
            case Shape.StepName s -> Kind.VALUE;
            case Shape.Either either ->
                either.shapes().stream()
                        .map(StepForm::kind)
                        .filter(one -> one != Kind.NESTED)
                        .findFirst()
                        .orElse(Kind.NESTED);
            case Shape.Keys k -> Kind.NESTED;
            case Shape.AStep s -> Kind.NESTED;
            case Shape.Many m -> Kind.NESTED;
            case Shape.Named n -> Kind.NESTED;
        };
    }
}
