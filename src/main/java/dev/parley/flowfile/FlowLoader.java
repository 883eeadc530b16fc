package dev.parley.flowfile;

import dev.parley.flow.FlowId;
import dev.parley.flowfile.Plan.Document;
import dev.parley.flowfile.source.Mark;
import dev.parley.flowfile.source.Node;
import dev.parley.flowfile.source.Node.Mapping;
import dev.parley.flowfile.source.Node.Scalar;
import dev.parley.flowfile.source.Problems;
import dev.parley.flowfile.source.SourceLimits;
import dev.parley.flowfile.source.SourceReader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Makes flows of their texts. Every text is answered with a flow or with errors that say where and what, never with an
/// exception. Safe for any thread: each call works for itself.
public final class FlowLoader {
    static final String SUFFIX = ".yaml";

    private FlowLoader() {}

    /// A loaded flow, and what it claims among others.
    record Claimed(LoadedFlow loaded, Claims claims) {}

    /// Loads a flow file.
    ///
    /// @param file the name under which problems are reported; `<flow>.yaml`, with or without folders before it
    /// @param includes where included flows come from
    public static LoadedFlow load(String file, byte[] content, Includes includes) {
        return load(FlowSource.of(file, content), includes).loaded();
    }

    static Claimed load(FlowSource source, Includes includes) {
        Problems problems = new Problems(source.file());
        byte[] content = source.content();
        Optional<Node> root = SourceReader.read(content, problems);
        return load(root, new String(content, StandardCharsets.UTF_8), includes, problems);
    }

    /// Loads what {@link LoadedFlow#source()} said: a flow, followed by the flows it includes.
    public static LoadedFlow reload(String file, String source) {
        Problems problems = new Problems(file);
        List<Node> documents = SourceReader.readAll(source.getBytes(StandardCharsets.UTF_8), problems);
        Map<String, FlowSource> included = new HashMap<>();
        documents.stream()
                .skip(1)
                .forEach(node ->
                        name(node).ifPresent(name -> included.put(name, FlowSource.of(file, Canonical.of(node)))));
        Includes includes = id -> Optional.ofNullable(included.get(id.value()));
        LoadedFlow loaded =
                load(documents.stream().findFirst(), "", includes, problems).loaded();
        return new LoadedFlow(loaded.flow(), loaded.problems(), source, source.length(), loaded.places());
    }

    private static Claimed load(Optional<Node> root, String text, Includes includes, Problems problems) {
        if (root.isPresent() && root.get() instanceof Mapping mapping) {
            Document document = new Document(id(mapping, problems), problems.file(), mapping);
            Plan plan = new Planner(includes, problems).plan(document);
            FlowReader.Result result = FlowReader.read(plan, problems);
            String source = bundle(text, plan);
            if (source.length() > SourceLimits.MAX_BUNDLE) {
                problems.error(Mark.START, "this flow is too large with all that it includes");
            }
            LoadedFlow loaded = new LoadedFlow(
                    result.flow().filter(flow -> !problems.hasErrors()),
                    problems.sorted(),
                    source,
                    text.length(),
                    result.places());
            return new Claimed(loaded, result.claims());
        }
        root.ifPresent(node -> problems.error(node.mark(), "a flow is a mapping; its first line is \"flow: name\""));
        return new Claimed(LoadedFlow.none(problems.sorted()), Claims.NONE);
    }

    private static String bundle(String text, Plan plan) {
        StringBuilder all = new StringBuilder(text);
        plan.included().forEach(part -> all.append("\n---\n").append(Canonical.of(part.root())));
        return all.toString();
    }

    private static FlowId id(Mapping flow, Problems problems) {
        String expected = name(problems.file());
        Optional<String> name = name(flow);
        if (name.isEmpty()) {
            problems.error(flow.mark(), "a flow needs its name: \"flow: " + expected + "\"");
        } else if (!FlowId.isValid(name.get())) {
            problems.error(
                    flow.get("flow").map(Node::mark).orElse(Mark.START),
                    Reads.quote(name.get()) + " is no flow's name; use lower-case letters, digits and dashes");
        } else if (!name.get().equals(expected)) {
            problems.error(
                    flow.get("flow").map(Node::mark).orElse(Mark.START),
                    "flow " + name.get() + " belongs into " + name.get() + SUFFIX + ", not into " + expected + SUFFIX);
        }
        return new FlowId(name.filter(FlowId::isValid).orElse("unnamed"));
    }

    static Optional<String> name(Node flow) {
        return flow instanceof Mapping mapping
                ? mapping.get("flow").filter(Scalar.class::isInstance).map(node -> ((Scalar) node).text())
                : Optional.empty();
    }

    private static String name(String file) {
        String last = file.substring(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1);
        return last.endsWith(SUFFIX) ? last.substring(0, last.length() - SUFFIX.length()) : last;
    }
}
