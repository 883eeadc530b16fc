package dev.parley.followup;

import dev.parley.flow.Value;
import dev.parley.flowfile.source.Node;
import dev.parley.flowfile.source.Problems;
import dev.parley.flowfile.source.SourceReader;
import dev.parley.theme.Themes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// Themes as a YAML file that people read and write. Safe for any thread.
public final class ThemeFile {
    private static final String SHIPPED = "themes.yaml";

    private ThemeFile() {}

    /// Reads a file.
    ///
    /// @param faults what is wrong is added, by line and column or by pointer; what is read is of no use then
    public static Themes read(byte[] file, List<Fault> faults) {
        Problems problems = new Problems(SHIPPED);
        Optional<Node> root = SourceReader.read(file, problems);
        problems.sorted()
                .forEach(one -> faults.add(new Fault("", one.line() + ":" + one.column() + ": " + one.message())));
        if (root.isEmpty() && faults.isEmpty()) {
            faults.add(new Fault("", "the file is empty"));
        }
        return faults.isEmpty() ? ThemeFields.read(value(root.orElseThrow()), faults) : Themes.NONE;
    }

    /// The themes that hold until an admin says otherwise.
    static Themes shipped() {
        List<Fault> faults = new ArrayList<>();
        Themes themes = read(bytes(), faults);
        if (!faults.isEmpty()) {
            throw new IllegalStateException("the shipped " + SHIPPED + " is damaged: " + faults);
        }
        return themes;
    }

    private static byte[] bytes() {
        try (InputStream file = Objects.requireNonNull(ThemeFile.class.getResourceAsStream(SHIPPED), SHIPPED)) {
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("the shipped " + SHIPPED + " cannot be read", e);
        }
    }

    private static Value value(Node node) {
        return switch (node) {
            case Node.Scalar scalar -> scalar.isNothing() ? Value.Missing.VALUE : Value.of(scalar.text());
            case Node.Sequence list ->
                new Value.Many(list.items().stream().map(ThemeFile::value).toList());
            case Node.Mapping mapping -> {
                Map<String, Value> fields = new LinkedHashMap<>();
                mapping.entries().forEach(entry -> fields.put(entry.key().text(), value(entry.value())));
                yield new Value.Fields(fields);
            }
            case Node.Broken broken -> Value.Missing.VALUE;
        };
    }
}
