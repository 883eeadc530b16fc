package dev.parley.flowfile;

import dev.parley.flowfile.source.Mark;
import dev.parley.flowfile.source.Nearest;
import dev.parley.flowfile.source.Node;
import dev.parley.flowfile.source.Node.Mapping;
import dev.parley.flowfile.source.Node.Mapping.Entry;
import dev.parley.flowfile.source.Node.Scalar;
import dev.parley.flowfile.source.Problems;
import dev.parley.flowfile.source.Spot;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// A mapping read by its table of keys. Unknown keys are reported when it is opened; a misspelt one is then taken for
/// the key that was meant, so that one slip does not cause a second complaint. One thread.
final class Form {
    private final Mapping mapping;
    private final KeyTable table;
    private final Reads reads;
    private final Problems problems;
    private final Map<String, Entry> entries = new LinkedHashMap<>();

    private Form(Mapping mapping, KeyTable table, Problems problems) {
        this.mapping = mapping;
        this.table = table;
        this.problems = problems;
        this.reads = new Reads(problems);
    }

    /// Opens a mapping.
    static Form open(Mapping mapping, KeyTable table, Problems problems) {
        Form form = new Form(mapping, table, problems);
        Map<Boolean, List<Entry>> entries = mapping.entries().stream()
                .collect(Collectors.partitioningBy(
                        entry -> table.find(entry.key().text()).isPresent()));
        entries.getOrDefault(true, List.of())
                .forEach(entry -> form.entries.put(entry.key().text(), entry));
        entries.getOrDefault(false, List.of()).stream().limit(Problems.MAX).forEach(form::report);
        return form;
    }

    private void report(Entry entry) {
        String word = entry.key().text();
        Optional<String> near = Nearest.to(word, table.names());
        String where = near.isPresent() ? "" : " in " + table.name();
        problems.error(
                entry.key().mark(), "unknown key " + Reads.quote(word) + where + Nearest.hint(word, table.names()));
        near.ifPresent(meant -> entries.putIfAbsent(meant, entry));
    }

    /// No keys yet; {@link #beside(Form)} adds some.
    static Form empty(Mark at, KeyTable table, Problems problems) {
        return new Form(new Mapping(at, List.of()), table, problems);
    }

    /// A mapping of one key.
    static Form single(String key, Node value, KeyTable table, Problems problems) {
        Form form = empty(value.mark(), table, problems);
        Spot spot = new Spot(List.of(), value.mark(), Spot.Style.PLAIN);
        form.entries.put(key, new Entry(new Scalar(value.mark(), key, true, spot), value));
        return form;
    }

    /// Takes over what another mapping says under keys that are free here.
    Form beside(Form other) {
        other.entries.forEach((key, entry) -> {
            if (table.find(key).isPresent()) {
                entries.putIfAbsent(key, entry);
            }
        });
        return this;
    }

    Mark mark() {
        return mapping.mark();
    }

    boolean has(String key) {
        return node(key).isPresent();
    }

    /// What stands at a key.
    ///
    /// @throws IllegalArgumentException if the table does not know the key
    Optional<Node> node(String key) {
        if (table.find(key).isEmpty()) {
            throw new IllegalArgumentException(table.name() + " has no key " + key);
        }
        return Optional.ofNullable(entries.get(key)).map(Entry::value);
    }

    /// Where a key stands, or the mapping if it is not there.
    Mark markOf(String key) {
        Entry entry = entries.get(key);
        return entry == null ? mapping.mark() : entry.key().mark();
    }

    List<Node> list(String key) {
        return node(key).map(reads::list).orElse(List.of());
    }

    Optional<Scalar> scalar(String key) {
        return node(key).flatMap(node -> reads.scalar(node, key));
    }

    Optional<String> text(String key) {
        return node(key).flatMap(node -> reads.text(node, key));
    }

    Optional<String> word(String key, List<String> known) {
        return node(key).flatMap(node -> reads.word(node, key, known));
    }

    boolean truth(String key) {
        return node(key).flatMap(node -> reads.truth(node, key)).orElse(false);
    }

    Optional<Duration> duration(String key, Duration longest) {
        return node(key).flatMap(node -> reads.duration(node, key, longest));
    }

    Optional<Integer> whole(String key, int least, int most) {
        return node(key).flatMap(node -> reads.whole(node, key, least, most));
    }

    /// The entries of a mapping whose keys the author chooses; none if there is none.
    List<Entry> entries(String key) {
        return node(key)
                .flatMap(node -> reads.mapping(node, key))
                .map(Mapping::entries)
                .orElse(List.of());
    }
}
