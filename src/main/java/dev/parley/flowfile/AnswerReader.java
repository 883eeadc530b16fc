package dev.parley.flowfile;

import dev.parley.flow.AnswerType;
import dev.parley.flow.Language;
import dev.parley.flow.Scale;
import dev.parley.flowfile.source.Mark;
import dev.parley.flowfile.source.Nearest;
import dev.parley.flowfile.source.Node;
import dev.parley.flowfile.source.Node.Mapping;
import dev.parley.flowfile.source.Node.Sequence;
import dev.parley.flowfile.source.Problems;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// Reads what may be answered: a word, or a word with parameters that stand in a mapping of their own or beside it in
/// the step. One thread.
final class AnswerReader {
    private static final Pattern DECIMAL = Pattern.compile("-?\\d{1,12}(\\.\\d{1,6})?");
    private static final List<String> PARAMETERS = List.of("min", "max", "options", "labels", "shuffle");

    /// A rating's ends; a scale has at most {@link Scale#MAX_SIZE} numbers.
    private static final int FURTHEST = 1_000;

    private final Desk desk;
    private final OptionReader options;

    AnswerReader(Desk desk) {
        this.desk = desk;
        this.options = new OptionReader(desk);
    }

    /// An answer type's word and what is said about it.
    private record Spec(AnswerWord word, Form form, StepForm step) {}

    Optional<AnswerType> answer(StepForm step) {
        Optional<Node> node = step.form().node("answer");
        if (node.isEmpty()) {
            problems()
                    .error(
                            step.form().mark(),
                            "this question needs an answer; one of " + String.join(", ", AnswerWord.words()));
        }
        return node.flatMap(written -> spec(written, step)).flatMap(this::type);
    }

    private Optional<Spec> spec(Node node, StepForm step) {
        if (!(node instanceof Mapping mapping)) {
            return desk.reads()
                    .text(node, "answer")
                    .flatMap(word -> word(word, node.mark()))
                    .map(word -> new Spec(word, empty(node).beside(step.form()), step));
        }
        if (mapping.entries().size() == 1
                && AnswerWord.of(mapping.entries().getFirst().key().text()).isPresent()) {
            Node inner = mapping.entries().getFirst().value();
            return word(mapping.entries().getFirst().key().text(), node.mark())
                    .map(word -> new Spec(word, parameters(inner).beside(step.form()), step));
        }
        Form form = Form.open(mapping, FlowKeys.ANSWER, problems());
        if (!form.has("type")) {
            problems().error(node.mark(), "answer needs a type; one of " + String.join(", ", AnswerWord.words()));
        }
        return form.text("type")
                .flatMap(word -> word(word, form.markOf("type")))
                .map(word -> new Spec(word, form.beside(step.form()), step));
    }

    /// The parameters of `rating: {min: 1, max: 5}`, and of `choice: [Red, Blue]`.
    private Form parameters(Node inner) {
        return switch (inner) {
            case Mapping mapping -> Form.open(mapping, FlowKeys.ANSWER, problems());
            case Sequence list -> Form.single("options", list, FlowKeys.ANSWER, problems());
            case Node other -> empty(other);
        };
    }

    private Form empty(Node at) {
        return Form.empty(at.mark(), FlowKeys.ANSWER, problems());
    }

    private Optional<AnswerWord> word(String word, Mark at) {
        Optional<AnswerWord> answer = AnswerWord.of(word);
        if (answer.isEmpty()) {
            problems().error(at, "unknown answer type " + Reads.quote(word) + Nearest.hint(word, AnswerWord.words()));
        }
        return answer;
    }

    private Optional<AnswerType> type(Spec spec) {
        refuseOthers(spec);
        return switch (spec.word()) {
            case NPS -> Optional.of(score(spec, Scale.NPS));
            case DETRACT -> Optional.of(score(spec, Scale.DETRACT));
            case CSAT -> Optional.of(score(spec, Scale.CSAT));
            case CES -> Optional.of(score(spec, Scale.CES));
            case RATING -> rating(spec);
            case YES_NO -> Optional.of(new AnswerType.YesNo());
            case CHOICE ->
                options.read(spec.form(), spec.step())
                        .map(list -> new AnswerType.Choice(list, spec.form().truth("shuffle")));
            case CHOICES ->
                options.read(spec.form(), spec.step())
                        .map(list -> new AnswerType.Choices(list, spec.form().truth("shuffle")));
            case TEXT -> Optional.of(new AnswerType.Text());
            case NUMBER -> decimal(spec);
            case DATE -> Optional.of(new AnswerType.Date());
            case EMAIL -> Optional.of(new AnswerType.Email());
            case PHONE -> Optional.of(new AnswerType.Phone());
        };
    }

    private void refuseOthers(Spec spec) {
        List<String> allowed = switch (spec.word()) {
            case RATING -> List.of("min", "max", "labels");
            case NUMBER -> List.of("min", "max");
            case NPS, DETRACT, CSAT, CES -> List.of("labels");
            case CHOICE, CHOICES -> List.of("options", "shuffle");
            case YES_NO, TEXT, DATE, EMAIL, PHONE -> List.of();
        };
        for (String key : PARAMETERS) {
            if (spec.form().has(key) && !allowed.contains(key)) {
                problems()
                        .error(
                                spec.form().markOf(key),
                                key + " does not go with answer type "
                                        + spec.word().word());
            }
        }
    }

    private Optional<AnswerType> rating(Spec spec) {
        if (!spec.form().has("min") || !spec.form().has("max")) {
            problems().error(spec.form().mark(), "a rating needs min and max");
        }
        Optional<Integer> min = spec.form().whole("min", -FURTHEST, FURTHEST);
        Optional<Integer> max = spec.form().whole("max", -FURTHEST, FURTHEST);
        if (min.isEmpty() || max.isEmpty()) {
            return Optional.empty();
        }
        int size = max.get() - min.get() + 1;
        if (size < 2 || size > Scale.MAX_SIZE) {
            problems()
                    .error(
                            spec.form().markOf("max"),
                            "a rating has 2 to " + Scale.MAX_SIZE + " numbers; max must be above min");
            return Optional.empty();
        }
        return Optional.of(score(spec, Scale.rating(min.get(), max.get())));
    }

    private Optional<AnswerType> decimal(Spec spec) {
        BigDecimal min = limit(spec, "min").orElse(AnswerType.Decimal.UNLIMITED.negate());
        BigDecimal max = limit(spec, "max").orElse(AnswerType.Decimal.UNLIMITED);
        if (min.compareTo(max) >= 0) {
            problems().error(spec.form().markOf("max"), "max must be above min");
            return Optional.empty();
        }
        return Optional.of(new AnswerType.Decimal(min, max));
    }

    private Optional<BigDecimal> limit(Spec spec, String key) {
        return spec.form()
                .node(key)
                .flatMap(node -> desk.reads().shaped(node, DECIMAL, key, "a number"))
                .map(BigDecimal::new);
    }

    private AnswerType score(Spec spec, Scale scale) {
        Map<Integer, Map<Language, String>> labels = new LabelReader(desk, scale).read(spec.form(), spec.step());
        return new AnswerType.Score(scale, labels);
    }

    private Problems problems() {
        return desk.problems();
    }
}
