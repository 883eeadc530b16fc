package dev.parley.flowfile;

import dev.parley.flowfile.source.Node;
import dev.parley.flowfile.source.Node.Mapping;
import dev.parley.flowfile.source.Node.Mapping.Entry;
import dev.parley.flowfile.source.Node.Scalar;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What a flow declares, found by walking its tree before anything is read: a text may name a question or a variable
/// from further down. Never complains; that is for the readers. One thread.
final class Outline {
    private final Set<String> ids = new LinkedHashSet<>();
    private final Map<String, Asked> questions = new LinkedHashMap<>();
    private final Set<String> vars = new LinkedHashSet<>();
    private final Set<String> written = new LinkedHashSet<>();
    private final List<Scalar> includes = new ArrayList<>();
    private int steps;

    private Outline() {}

    static Outline of(Mapping flow) {
        Outline outline = new Outline();
        flow.get("vars").ifPresent(node -> declare(node, "", outline.vars));
        flow.get("steps").ifPresent(outline::walk);
        return outline;
    }

    /// Given ids of steps, in the order written.
    Set<String> ids() {
        return ids;
    }

    /// Ids of questions, with what their answers are.
    Map<String, Asked> questions() {
        return questions;
    }

    /// Variables declared or written.
    Set<String> vars() {
        return vars;
    }

    /// Fields of the contact that are written.
    Set<String> written() {
        return written;
    }

    /// The names of included flows, in the order written.
    List<Scalar> includes() {
        return includes;
    }

    /// About how many steps there are.
    int steps() {
        return steps;
    }

    private void walk(Node node) {
        switch (node) {
            case Mapping mapping -> {
                if (mapping.entries().stream().anyMatch(Outline::isVerb)) {
                    step(mapping);
                }
                mapping.entries().forEach(entry -> walk(entry.value()));
            }
            case Node.Sequence list -> list.items().forEach(this::walk);
            case Scalar scalar -> {}
            case Node.Broken broken -> {}
        }
    }

    private static boolean isVerb(Entry entry) {
        String key = entry.key().text();
        return Verb.of(key).isPresent() || key.equals("answer") || key.equals("id");
    }

    private void step(Mapping step) {
        steps++;
        Optional<String> id = text(step, "id");
        id.ifPresent(ids::add);
        boolean other = step.entries().stream()
                .anyMatch(entry -> Verb.of(entry.key().text())
                        .filter(verb -> verb != Verb.ASK)
                        .isPresent());
        if (id.isPresent() && !other) {
            questions.put(id.get(), Asked.of(step));
        }
        for (String key : List.of("set", "save")) {
            step.get(key).ifPresent(node -> declare(node, "vars.", vars));
            step.get(key).ifPresent(node -> declare(node, "contact.", written));
        }
        step.get("with").filter(node -> step.get("include").isPresent()).ifPresent(node -> declare(node, "", vars));
        step.get("include").filter(Scalar.class::isInstance).ifPresent(node -> includes.add((Scalar) node));
    }

    /// The names by the keys of a mapping, or by a text, that begin with a prefix.
    private static void declare(Node node, String prefix, Set<String> names) {
        if (node instanceof Mapping mapping) {
            mapping.entries().forEach(entry -> declare(entry.key(), prefix, names));
        } else if (node instanceof Scalar scalar && scalar.text().startsWith(prefix)) {
            names.add(scalar.text().substring(prefix.length()));
        }
    }

    private static Optional<String> text(Mapping mapping, String key) {
        return mapping.get(key).filter(Scalar.class::isInstance).map(node -> ((Scalar) node).text());
    }
}
