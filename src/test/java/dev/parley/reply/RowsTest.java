package dev.parley.reply;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Plays the tables under `rows`: a misread reply is one line there.
class RowsTest {
    private static final Path TABLES = Path.of("src/test/resources/dev/parley/reply/rows");
    private static final StandardReader READER = StandardReader.create();

    static Stream<String> tables() throws IOException {
        try (Stream<Path> files = Files.list(TABLES)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList().stream();
        }
    }

    static List<Row> rows(String table) throws IOException {
        List<String> lines = Files.readAllLines(TABLES.resolve(table));
        return IntStream.range(0, lines.size())
                .filter(i -> !lines.get(i).isBlank() && !lines.get(i).startsWith("#"))
                .mapToObj(i -> Row.of(lines.get(i), i + 1))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("tables")
    void every_reply_is_read_as_its_row_says(String table) throws IOException {
        assertThat(rows(table).stream().map(row -> row.complaint(READER.read(row.question(), row.reply()))))
                .filteredOn(complaint -> !complaint.isEmpty())
                .isEmpty();
    }
}
