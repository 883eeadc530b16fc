package dev.parley.reply;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Every reading says by which rule it came about, which words it went by, how sure it is, and what else was meant.
class ExplanationTest {
    private static final Path TABLE = Path.of("src/test/resources/dev/parley/reply/explanations.tsv");
    private static final ReplyReader READER = StandardReader.create();

    @Test
    void a_reading_explains_itself() throws IOException {
        List<String> lines = Files.readAllLines(TABLE).stream()
                .filter(line -> !line.startsWith("#"))
                .toList();

        assertThat(lines.stream().map(ExplanationTest::explained)).containsExactlyElementsOf(lines);
    }

    private static String explained(String line) {
        String[] cells = line.split("\t", -1);
        Row row = Row.of(cells[0] + "\ten\t" + cells[1] + "\t", 0);
        Reading reading = READER.read(row.question(), row.reply());
        Because because = reading.because();
        return String.join(
                "\t",
                cells[0],
                cells[1],
                because.rule(),
                because.heard(),
                Integer.toString(because.sure()),
                reading instanceof Reading.Unclear unclear ? String.join("/", unclear.heard()) : "");
    }
}
