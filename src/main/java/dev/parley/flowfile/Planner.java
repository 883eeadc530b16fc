package dev.parley.flowfile;

import dev.parley.flow.FlowId;
import dev.parley.flow.StepId;
import dev.parley.flowfile.Plan.Document;
import dev.parley.flowfile.source.Mark;
import dev.parley.flowfile.source.Node;
import dev.parley.flowfile.source.Node.Mapping;
import dev.parley.flowfile.source.Node.Scalar;
import dev.parley.flowfile.source.Problems;
import dev.parley.flowfile.source.SourceReader;
import dev.parley.flowfile.text.Names;
import dev.parley.flowfile.text.Names.Question;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Finds the flows that a flow includes and decides what every step is called. One thread, one flow.
final class Planner {
    private final Includes includes;
    private final Problems problems;
    private final Map<FlowId, Optional<Document>> documents = new HashMap<>();
    private final Set<String> taken = new HashSet<>();
    private int steps;

    Planner(Includes includes, Problems problems) {
        this.includes = includes;
        this.problems = problems;
    }

    Plan plan(Document document) {
        return plan(document, List.of(document.id()), Optional.empty());
    }

    /// @param path the flows on the way here, this one last
    /// @param at the place in the outermost flow where problems are reported; empty in that flow itself
    private Plan plan(Document document, List<FlowId> path, Optional<Mark> at) {
        Outline outline = Outline.of(document.root());
        steps += outline.steps();
        Map<String, StepId> ids = new LinkedHashMap<>();
        outline.ids().stream()
                .filter(id -> Shapes.STEP_ID.matcher(id).matches())
                .forEach(id -> ids.put(id, free(id, document.id())));
        Map<String, Question> questions = new LinkedHashMap<>();
        outline.questions().forEach((id, asked) -> {
            StepId step = ids.get(id);
            if (step != null) {
                questions.put(id, new Question(step, asked.kind(), asked.words()));
            }
        });
        Set<String> vars = new LinkedHashSet<>(outline.vars());
        Set<String> written = new LinkedHashSet<>(outline.written());
        Map<Mark, Plan> inner = new LinkedHashMap<>();
        for (Scalar name : outline.includes()) {
            include(name, path, at.orElse(name.mark())).ifPresent(plan -> {
                inner.put(name.mark(), plan);
                plan.names()
                        .questions()
                        .values()
                        .forEach(question -> questions.putIfAbsent(question.id().value(), question));
                vars.addAll(plan.names().vars());
                written.addAll(plan.names().written());
            });
        }
        return new Plan(document, new Names(questions, vars, written), ids, inner);
    }

    private Optional<Plan> include(Scalar name, List<FlowId> path, Mark at) {
        String word = name.text();
        if (!FlowId.isValid(word)) {
            return fault(at, Reads.quote(word) + " is no flow's name");
        }
        FlowId id = new FlowId(word);
        if (path.contains(id)) {
            return fault(
                    at, "flow " + id + " includes itself" + (path.size() > 1 ? " by way of " + path.getLast() : ""));
        }
        if (steps > FlowLimits.MAX_STEPS) {
            return fault(at, "with the flows it includes, this flow has more than " + FlowLimits.MAX_STEPS + " steps");
        }
        List<FlowId> longer = new java.util.ArrayList<>(path);
        longer.add(id);
        return documents
                .computeIfAbsent(id, this::document)
                .map(document -> plan(document, longer, Optional.of(at)))
                .or(() -> fault(at, "there is no flow " + id + " that could be included, or it cannot be read"));
    }

    private Optional<Document> document(FlowId id) {
        return includes.find(id).flatMap(source -> {
            Problems theirs = new Problems(source.file());
            Optional<Node> root = SourceReader.read(source.content(), theirs);
            return theirs.hasErrors()
                    ? Optional.empty()
                    : root.filter(Mapping.class::isInstance)
                            .filter(node -> FlowLoader.name(node)
                                    .filter(id.value()::equals)
                                    .isPresent())
                            .map(node -> new Document(id, source.file(), (Mapping) node));
        });
    }

    private StepId free(String id, FlowId flow) {
        String name = id;
        for (int n = 1; !taken.add(name); n++) {
            name = flow + (n == 1 ? "." : "." + n + ".") + id;
        }
        return new StepId(name);
    }

    private <T> Optional<T> fault(Mark at, String message) {
        problems.error(at, message);
        return Optional.empty();
    }
}
