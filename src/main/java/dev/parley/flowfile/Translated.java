package dev.parley.flowfile;

import dev.parley.flow.Language;
import dev.parley.flowfile.source.Mark;
import dev.parley.flowfile.source.Node;
import dev.parley.flowfile.source.Node.Mapping.Entry;
import dev.parley.flowfile.source.Problems;
import java.util.List;
import java.util.Optional;

/// What a language has for one step: a text, or several named ones.
record Translated(Language language, Mark mark, Node node) {
    /// The keys under which a step's main text may stand: `text`, or the step's own verb.
    static final List<String> MAIN = List.of("text", "ask", "say", "end");

    static Translated of(Language language, Entry entry) {
        return new Translated(language, entry.key().mark(), entry.value());
    }

    /// The named texts; empty if there is only one text.
    Optional<Form> form(Problems problems) {
        return node instanceof Node.Mapping mapping
                ? Optional.of(Form.open(mapping, FlowKeys.TRANSLATION, problems))
                : Optional.empty();
    }

    /// One of the named texts.
    Optional<Node> part(String key, Problems problems) {
        return form(problems).flatMap(form -> form.node(key));
    }
}
