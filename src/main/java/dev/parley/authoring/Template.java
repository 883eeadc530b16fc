package dev.parley.authoring;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A survey to begin with. It is part of the program, so that it is there whatever lies in the folder of flows.
///
/// @param name of the flow it was written as
/// @param title what it is for, in a few words
/// @param words what it asks, in a sentence
/// @param tests "" if it has none
public record Template(String name, String title, String words, String source, String tests) {
    private static final String TABLE = "templates.tsv";

    /// All there are, those first that most begin with. Reads them anew each time.
    public static List<Template> all() {
        String table = resource(TABLE).orElseThrow(() -> new IllegalStateException("the program lacks " + TABLE));
        return table.lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split("\t", -1))
                .flatMap(Template::of)
                .toList();
    }

    /// A build without the folder of shipped flows, or with fewer of them, offers what it has.
    private static Stream<Template> of(String[] row) {
        return resource("templates/" + row[0] + ".yaml")
                .map(source -> new Template(
                        row[0],
                        row[1],
                        row[2],
                        source,
                        resource("templates/" + row[0] + ".test.yaml").orElse("")))
                .stream();
    }

    private static Optional<String> resource(String name) {
        try (InputStream in = Template.class.getResourceAsStream(name)) {
            return in == null ? Optional.empty() : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException fault) {
            throw new UncheckedIOException("cannot read the program's own " + name, fault);
        }
    }
}
