package dev.parley.flowfile;

import dev.parley.flow.Band;
import dev.parley.flow.Scale;
import dev.parley.flowfile.source.Node;
import dev.parley.flowfile.source.Node.Mapping;
import dev.parley.flowfile.source.Node.Scalar;
import dev.parley.flowfile.text.Names.Kind;
import dev.parley.flowfile.text.Names.Words;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What the answer to a question may be, seen before the question is read. Never complains; that is for the readers.
record Asked(Kind kind, Words words) {
    private static final Asked ANYTHING = new Asked(Kind.ANY, Words.ANY);

    static Asked of(Mapping step) {
        return step.get("answer")
                .flatMap(Asked::type)
                .flatMap(AnswerWord::of)
                .map(word -> of(word, step))
                .orElse(ANYTHING);
    }

    private static Asked of(AnswerWord word, Mapping step) {
        return switch (word) {
            case NPS -> score(Scale.NPS);
            case DETRACT -> score(Scale.DETRACT);
            case CSAT -> score(Scale.CSAT);
            case CES -> score(Scale.CES);
            case RATING -> new Asked(Kind.WHOLE, Words.ANY);
            case NUMBER -> new Asked(Kind.DECIMAL, Words.ANY);
            case CHOICES -> new Asked(Kind.LIST, new Words(options(step), Set.of()));
            case CHOICE -> new Asked(Kind.WORDS, new Words(options(step), Set.of()));
            case YES_NO -> new Asked(Kind.WORDS, new Words(Set.of("yes", "no"), Set.of()));
            case TEXT, DATE, EMAIL, PHONE -> new Asked(Kind.WORDS, Words.ANY);
        };
    }

    private static Asked score(Scale scale) {
        Set<String> bands = scale.bands().stream().map(Band::name).collect(Collectors.toCollection(LinkedHashSet::new));
        return new Asked(Kind.WHOLE, new Words(Set.of(), bands));
    }

    private static Optional<String> type(Node answer) {
        return switch (answer) {
            case Scalar scalar -> Optional.of(scalar.text());
            case Mapping mapping ->
                text(mapping, "type")
                        .or(() -> mapping.entries().stream()
                                .map(entry -> entry.key().text())
                                .findFirst());
            case Node.Sequence list -> Optional.empty();
            case Node.Broken broken -> Optional.empty();
        };
    }

    /// The values of the options, or none if not all can be told.
    private static Set<String> options(Mapping step) {
        Optional<Node> options = step.get("options")
                .or(() -> step.get("answer")
                        .filter(Mapping.class::isInstance)
                        .flatMap(answer -> ((Mapping) answer).get("options")));
        Set<Optional<String>> values =
                options.stream().flatMap(Asked::values).collect(Collectors.toCollection(LinkedHashSet::new));
        return values.contains(Optional.<String>empty())
                ? Set.of()
                : values.stream().flatMap(Optional::stream).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static Stream<Optional<String>> values(Node options) {
        return switch (options) {
            case Mapping mapping ->
                mapping.entries().stream().map(entry -> Optional.of(entry.key().text()));
            case Node.Sequence list -> list.items().stream().map(Asked::value);
            case Scalar scalar -> Stream.of(Optional.empty());
            case Node.Broken broken -> Stream.of(Optional.empty());
        };
    }

    private static Optional<String> value(Node option) {
        return switch (option) {
            case Scalar scalar -> Optional.of(scalar.text());
            case Mapping mapping -> text(mapping, "value").or(() -> text(mapping, "text"));
            case Node.Sequence list -> Optional.empty();
            case Node.Broken broken -> Optional.empty();
        };
    }

    private static Optional<String> text(Mapping mapping, String key) {
        return mapping.get(key).filter(Scalar.class::isInstance).map(node -> ((Scalar) node).text());
    }
}
