package dev.parley.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.fake.ParquetRows;
import dev.parley.flow.Value;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParquetTableTest {
    private static final List<Column> COLUMNS = List.of(
            Column.text("words"),
            new Column("whole", Column.Kind.WHOLE),
            new Column("number", Column.Kind.NUMBER),
            new Column("truth", Column.Kind.TRUTH),
            Column.time("at"));

    @TempDir
    Path folder;

    @Test
    void cells_keep_their_types_and_what_is_missing_stays_missing() throws IOException {
        Path file = folder.resolve("a.parquet");
        try (ParquetTable table = ParquetTable.create(file, "a", COLUMNS)) {
            table.add(List.of(
                    Value.of("grüße 👋"),
                    Value.of(Long.MAX_VALUE),
                    new Value.Numeric(new BigDecimal("8.5")),
                    Value.of(true),
                    new Value.Moment(Instant.parse("1969-12-31T23:59:59.000001Z"))));
            table.add(List.of(
                    Value.of(""), Value.Missing.VALUE, Value.Missing.VALUE, Value.of(false), Value.Missing.VALUE));
        }

        ParquetRows rows = ParquetRows.read(file);

        assertThat(rows.columns()).containsExactly("words", "whole", "number", "truth", "at");
        assertThat(rows.all())
                .containsExactly(
                        Map.of(
                                "words",
                                "grüße 👋",
                                "whole",
                                Long.MAX_VALUE,
                                "number",
                                8.5,
                                "truth",
                                true,
                                "at",
                                -999_999L),
                        Map.of("words", "", "truth", false));
    }

    @Test
    void a_table_without_rows_is_a_file_with_columns() throws IOException {
        Path file = folder.resolve("empty.parquet");
        ParquetTable.create(file, "empty", COLUMNS).close();

        assertThat(ParquetRows.read(file).columns()).hasSize(5);
        assertThat(ParquetRows.read(file).all()).isEmpty();
    }

    @Test
    void many_rows_are_written_in_groups_rather_than_held() throws IOException {
        Path file = folder.resolve("many.parquet");
        String filler = "x".repeat(2_000);
        int rows = 12_000;
        try (ParquetTable table = ParquetTable.create(file, "many", List.of(Column.text("words")))) {
            for (int i = 0; i < rows; i++) {
                table.add(List.of(Value.of(i + filler)));
            }
        }

        ParquetRows read = ParquetRows.read(file);

        assertThat(read.groups()).isGreaterThanOrEqualTo(2);
        assertThat(read.all()).hasSize(rows);
        assertThat(read.all().getLast()).containsEntry("words", (rows - 1) + filler);
    }

    @Test
    void a_row_of_another_width_is_refused() throws IOException {
        try (ParquetTable table = ParquetTable.create(folder.resolve("b.parquet"), "b", List.of(Column.time("at")))) {
            assertThatThrownBy(() -> table.add(List.of()))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("0 cells in a table of 1");
        }
    }

    @Test
    void a_cell_of_another_kind_is_refused_with_its_column() throws IOException {
        ParquetTable table = ParquetTable.create(folder.resolve("c.parquet"), "c", List.of(Column.time("at")));

        assertThatThrownBy(() -> table.add(List.of(Value.of("now"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("column at holds no Text");
    }
}
