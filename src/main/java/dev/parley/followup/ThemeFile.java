package dev.parley.followup;

import dev.parley.flow.Value;
import dev.parley.flowfile.source.Mark;
import dev.parley.flowfile.source.Node;
import dev.parley.flowfile.source.Problems;
import dev.parley.flowfile.source.SourceReader;
import dev.parley.theme.Themes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
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
    public static ThemeReading read(byte[] file) {
        Problems problems = new Problems(SHIPPED);
        Optional<Node> root = SourceReader.read(file, problems);
        List<ThemeReading.Flaw> flaws = new ArrayList<>();
        problems.sorted()
                .forEach(
                        one -> flaws.add(new ThemeReading.Flaw(new Mark(one.line(), one.column()), "", one.message())));
        if (root.isEmpty() || !flaws.isEmpty()) {
            return new ThemeReading(Themes.NONE, flaws);
        }
        List<Fault> faults = new ArrayList<>();
        Themes themes = ThemeFields.read(value(root.get()), faults);
        faults.forEach(one ->
                flaws.add(new ThemeReading.Flaw(Places.of(root.get(), one.pointer()), one.pointer(), one.message())));
        flaws.sort(Comparator.comparing(ThemeReading.Flaw::mark));
        return new ThemeReading(themes, flaws);
    }

    /// The themes that hold until an admin says otherwise.
    static Themes shipped() {
        ThemeReading read = read(bytes());
        if (!read.flaws().isEmpty()) {
            throw new IllegalStateException("the shipped " + SHIPPED + " is damaged: " + read.flaws());
        }
        return read.themes();
    }

    /// Their file.
    static String shippedText() {
        return new String(bytes(), StandardCharsets.UTF_8);
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
