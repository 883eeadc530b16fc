package dev.parley.web;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.vertx.core.json.JsonObject;
import java.io.StringWriter;
import java.util.List;
import java.util.Objects;

/// Rows of results as a table; what a spreadsheet would run gets an apostrophe before it.
final class ResultCsv {
    private ResultCsv() {}

    static String of(List<JsonObject> rows) {
        StringWriter text = new StringWriter();
        CsvWriter table = CsvWriter.builder().bufferSize(0).build(text);
        table.writeRecord(ResultRows.COLUMNS);
        rows.forEach(row -> table.writeRecord(
                ResultRows.COLUMNS.stream().map(column -> cell(row, column)).toList()));
        return text.toString();
    }

    /// A number is no formula, even a negative one.
    private static String cell(JsonObject row, String column) {
        Object value = row.getValue(column);
        return value instanceof String text ? CsvText.guarded(text) : Objects.toString(value, "");
    }
}
