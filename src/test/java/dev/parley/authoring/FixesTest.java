package dev.parley.authoring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.flow.FlowId;
import dev.parley.flowfile.source.Mark;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Each broken text of `fixes.txt` is mended by the one fix that is offered for it, and nothing is wrong afterwards.
class FixesTest {
    private static final Checker CHECKER = Samples.checker();

    record Row(String name, String broken, String title, String mended) {
        @Override
        public String toString() {
            return name;
        }
    }

    @ParameterizedTest
    @MethodSource("rows")
    void mends(Row row) {
        Checked checked = CHECKER.check(text(row.broken()));
        List<Fix> fixes = checked.diagnostics().stream()
                .flatMap(one -> one.fix().stream())
                .toList();

        assertThat(fixes)
                .as("fixes for %s", checked.diagnostics())
                .extracting(Fix::title)
                .startsWith(row.title());
        assertThat(apply(row.broken(), fixes.getFirst())).isEqualTo(row.mended());
        assertThat(CHECKER.check(text(row.mended())).diagnostics())
                .filteredOn(one -> one.problem().isError())
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("rows")
    void marks_something_that_is_there(Row row) {
        SourceLines lines = SourceLines.of(row.broken());

        assertThat(CHECKER.check(text(row.broken())).diagnostics()).isNotEmpty().allSatisfy(one -> {
            Mark at = new Mark(one.problem().line(), one.problem().column());
            assertThat(one.end().line()).isEqualTo(at.line());
            assertThat(one.end().column()).isGreaterThan(at.column());
            assertThat(one.end()).isLessThanOrEqualTo(lines.lineEnd(at.line()));
        });
    }

    static Stream<Row> rows() throws IOException {
        try (InputStream in = FixesTest.class.getResourceAsStream("fixes.txt")) {
            String all = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return Arrays.stream(all.split("(?m)^=== ")).skip(1).map(FixesTest::row);
        }
    }

    private static Row row(String block) {
        String[] parts = block.split("(?m)^--- ", 2);
        int name = parts[0].indexOf('\n');
        int title = parts[1].indexOf('\n');
        return new Row(
                parts[0].substring(0, name),
                parts[0].substring(name + 1),
                parts[1].substring(0, title),
                parts[1].substring(title + 1));
    }

    private static Text text(String source) {
        return new Text(new FlowId("t"), source, "");
    }

    private static String apply(String text, Fix fix) {
        SourceLines lines = SourceLines.of(text);
        String mended = text;
        for (Edit edit : fix.edits().stream()
                .sorted(Comparator.comparing(Edit::from).reversed())
                .toList()) {
            mended = mended.substring(0, offset(lines, edit.from()))
                    + edit.text()
                    + mended.substring(offset(lines, edit.to()));
        }
        return mended;
    }

    private static int offset(SourceLines lines, Mark at) {
        int before = lines.lines().stream()
                .limit(at.line() - 1L)
                .mapToInt(line -> line.length() + 1)
                .sum();
        return before + lines.before(at).length();
    }
}
