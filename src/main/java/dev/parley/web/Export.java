package dev.parley.web;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.parley.flow.Value;
import dev.parley.kit.Work;
import dev.parley.table.Column;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;
import java.util.function.Consumer;

/// What can be taken out, as a table or as JSON lines.
///
/// @param name of the file, without an ending
/// @param all tells everything in turn, in short reads of the store
record Export<T>(String name, Rows<T> rows, Consumer<Consumer<T>> all) {
    static final List<String> FORMATS = List.of("csv", "jsonl", "parquet");

    /// How one thing is told.
    interface Rows<T> {
        /// The columns of tables.
        List<Column> columns();

        /// Its rows, a cell for each column.
        List<List<Value>> rows(T thing);

        /// The same, a line each.
        List<JsonObject> objects(T thing);
    }

    /// Answers with it, streamed; a Parquet file is made first.
    void send(RoutingContext context, String format, Work work, ParquetAnswer parquet) {
        if (format.equals("parquet")) {
            parquet.send(
                    context,
                    name,
                    rows.columns(),
                    work,
                    sheet -> all.accept(thing -> rows.rows(thing).forEach(sheet)));
            return;
        }
        boolean csv = format.equals("csv");
        String type = csv ? "text/csv; charset=utf-8; header=present" : "application/x-ndjson";
        context.response().putHeader("content-disposition", "attachment; filename=\"" + name + "." + format + "\"");
        Chunks.send(context, type, work, out -> all.accept(csv ? table(out) : lines(out)));
    }

    private Consumer<T> lines(Writer out) {
        return thing -> rows.objects(thing).forEach(json -> line(json, out));
    }

    private static void line(JsonObject json, Writer out) {
        try {
            out.write(json.encode());
            out.write('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Consumer<T> table(Writer out) {
        CsvWriter table = CsvWriter.builder().bufferSize(0).build(out);
        table.writeRecord(rows.columns().stream().map(Column::name).toList());
        return thing -> rows.rows(thing)
                .forEach(row -> table.writeRecord(
                        row.stream().map(Value::shown).map(CsvText::guarded).toList()));
    }
}
