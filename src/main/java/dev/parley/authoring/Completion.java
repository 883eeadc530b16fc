package dev.parley.authoring;

import dev.parley.flowfile.AnswerWord;
import dev.parley.flowfile.Key;
import dev.parley.flowfile.KeyTable;
import dev.parley.flowfile.StepKeys;
import dev.parley.flowfile.Verb;
import dev.parley.flowfile.source.Mark;
import dev.parley.flowfile.text.Filter;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What may be written where a cursor stands, and what a word there means. Works on texts with errors: they have some
/// whenever somebody writes. Safe for any thread.
public final class Completion {
    private static final Pattern WORD = Pattern.compile("[\\w.-]*$");
    private static final Pattern FILLED = Pattern.compile(".*\\{\\{[^}]*$");
    private static final Pattern FILTERED = Pattern.compile(".*\\|\\s*\\w*$");

    private final SourceLines lines;
    private final Mark at;
    private final Place place;
    private final Known known;

    private Completion(SourceLines lines, Mark at) {
        this.lines = lines;
        this.at = at;
        place = Place.of(lines, at);
        known = new Known(lines);
    }

    /// What is offered.
    ///
    /// @param from the column from which on it replaces what stands there
    public record Offer(int from, List<Suggestion> suggestions) {
        public Offer {
            suggestions = List.copyOf(suggestions);
        }
    }

    /// What may be written at a place.
    public static Offer at(String text, Mark at) {
        Completion completion = new Completion(SourceLines.of(text), at);
        String before = completion.lines.before(at);
        Matcher word = WORD.matcher(before);
        int length = word.find() ? word.group().length() : 0;
        return new Offer(at.column() - length, completion.suggestions(before));
    }

    /// What the word at a place means: a key, an answer type, a filter; empty if there is nothing to say.
    public static Optional<Suggestion> hover(String text, Mark at) {
        SourceLines lines = SourceLines.of(text);
        String before = lines.before(at);
        String word =
                before.replaceFirst("^.*?([\\w-]*)$", "$1") + lines.from(at).replaceFirst("^([\\w-]*).*$", "$1");
        Mark start = SourceLines.of(text)
                .mark(
                        at.line(),
                        before.length()
                                - before.replaceFirst("^.*?([\\w-]*)$", "$1").length());
        Completion completion = new Completion(lines, start);
        return Stream.of(
                        completion.suggestions(lines.before(start)),
                        Arrays.stream(Verb.values())
                                .filter(verb -> completion.isStep())
                                .map(Completion::verb)
                                .toList())
                .flatMap(List::stream)
                .filter(one -> one.label().equals(word))
                .findFirst();
    }

    private List<Suggestion> suggestions(String before) {
        if (FILLED.matcher(before).matches()) {
            return FILTERED.matcher(before).matches()
                    ? Arrays.stream(Filter.values()).map(Completion::filter).toList()
                    : known.names();
        }
        Optional<Shape> around = shape();
        return place.key().isEmpty()
                ? around.map(this::keys).orElse(List.of())
                : around.flatMap(shape -> inside(shape, place.key()))
                        .map(this::values)
                        .orElse(List.of());
    }

    private boolean isStep() {
        return shape().filter(Shape.AStep.class::isInstance).isPresent();
    }

    /// The shape of the mapping the cursor is in.
    private Optional<Shape> shape() {
        Optional<Shape> shape = Optional.of(Shapes.file());
        for (String part : place.path()) {
            shape = shape.flatMap(outer -> inside(outer, part));
        }
        return shape;
    }

    private Optional<Shape> inside(Shape shape, String part) {
        return switch (shape) {
            case Shape.Keys keys -> find(keys.table(), part);
            case Shape.AStep step ->
                Arrays.stream(Verb.values())
                        .flatMap(verb -> find(StepKeys.of(verb), part).stream())
                        .findFirst();
            case Shape.Many many -> part.equals(Place.ITEM) ? Optional.of(many.item()) : Optional.empty();
            case Shape.Named named -> part.equals(Place.ITEM) ? Optional.empty() : Optional.of(named.value());
            case Shape.Either either ->
                either.shapes().stream()
                        .flatMap(one -> inside(one, part).stream())
                        .findFirst();
            case Shape.Scalar scalar -> Optional.empty();
            case Shape.Words words -> Optional.empty();
            case Shape.StepName name -> Optional.empty();
            case Shape.Expression expression -> Optional.empty();
            case Shape.Prose prose -> Optional.empty();
        };
    }

    private static Optional<Shape> find(KeyTable table, String name) {
        return table.keys().stream()
                .filter(key -> key.name().equals(name))
                .findFirst()
                .map(key -> Shapes.of(table, key));
    }

    /// What keys a mapping of that shape may have.
    private List<Suggestion> keys(Shape shape) {
        return switch (shape) {
            case Shape.Keys keys ->
                keys.table().keys().stream().map(Completion::key).toList();
            case Shape.AStep step ->
                known.verb(place, at.line())
                        .map(verb -> StepKeys.of(verb).keys().stream()
                                .map(Completion::key)
                                .toList())
                        .orElseGet(() -> Arrays.stream(Verb.values())
                                .map(Completion::verb)
                                .toList());
            case Shape.Named named ->
                switch (named.keys()) {
                    case BRANCHES -> known.branches(place, at.line());
                    case STEPS -> known.steps();
                    case ANY, LANGUAGES -> List.of();
                };
            case Shape.Either either ->
                either.shapes().stream().flatMap(one -> keys(one).stream()).toList();
            case Shape.Many many -> List.of();
            case Shape.Scalar scalar -> List.of();
            case Shape.Words words -> List.of();
            case Shape.StepName name -> List.of();
            case Shape.Expression expression -> List.of();
            case Shape.Prose prose -> List.of();
        };
    }

    /// What a value of that shape may be.
    private List<Suggestion> values(Shape shape) {
        return switch (shape) {
            case Shape.Words words ->
                words.words().stream().map(Completion::value).toList();
            case Shape.StepName name -> known.steps();
            case Shape.Expression expression -> known.names();
            case Shape.Either either ->
                either.shapes().stream().flatMap(one -> values(one).stream()).toList();
            case Shape.Many many -> values(many.item());
            case Shape.Scalar scalar -> List.of();
            case Shape.Prose prose -> List.of();
            case Shape.Keys keys -> List.of();
            case Shape.AStep step -> List.of();
            case Shape.Named named -> List.of();
        };
    }

    private static Suggestion key(Key key) {
        return new Suggestion(
                key.name(),
                key.name() + ": ",
                key.takes().replace("`", ""),
                key.about().replace("`", ""));
    }

    private static Suggestion verb(Verb verb) {
        return new Suggestion(
                verb.word(), verb.word() + ": ", "step", verb.about().replace("`", ""));
    }

    private static Suggestion value(String word) {
        return AnswerWord.of(word)
                .map(type -> new Suggestion(
                        word,
                        word,
                        type.takes().replace("`", ""),
                        "Branches: " + type.bands().replace("`", "") + ". Counted as: " + type.metric() + "."))
                .orElseGet(() -> Suggestion.word(word, ""));
    }

    private static Suggestion filter(Filter filter) {
        return new Suggestion(
                filter.word(), filter.word(), "filter", filter.about().replace("`", ""));
    }
}
