package dev.parley.table;

import dev.parley.flow.Value;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Types;

/// Parquet's types for columns and their cells (github.com/apache/parquet-format, LogicalTypes.md).
final class Cells {
    private Cells() {}

    static MessageType schema(String table, List<Column> columns) {
        return new MessageType(table, columns.stream().map(Cells::type).toList());
    }

    private static Type type(Column column) {
        return switch (column.kind()) {
            case TEXT ->
                Types.optional(PrimitiveTypeName.BINARY)
                        .as(LogicalTypeAnnotation.stringType())
                        .named(column.name());
            case WHOLE -> Types.optional(PrimitiveTypeName.INT64).named(column.name());
            case NUMBER -> Types.optional(PrimitiveTypeName.DOUBLE).named(column.name());
            case TRUTH -> Types.optional(PrimitiveTypeName.BOOLEAN).named(column.name());
            case TIME ->
                Types.optional(PrimitiveTypeName.INT64)
                        .as(LogicalTypeAnnotation.timestampType(true, TimeUnit.MICROS))
                        .named(column.name());
        };
    }

    static void write(RecordConsumer records, Column column, Value cell) {
        Column.Kind kind = column.kind();
        switch (cell) {
            case Value.Text text when kind == Column.Kind.TEXT -> records.addBinary(Binary.fromString(text.text()));
            case Value.Numeric whole
            when kind == Column.Kind.WHOLE -> records.addLong(whole.number().longValueExact());
            case Value.Numeric number
            when kind == Column.Kind.NUMBER -> records.addDouble(number.number().doubleValue());
            case Value.Truth truth when kind == Column.Kind.TRUTH -> records.addBoolean(truth.truth());
            case Value.Moment moment
            when kind == Column.Kind.TIME -> records.addLong(ChronoUnit.MICROS.between(Instant.EPOCH, moment.at()));
            case Value.Text _,
                    Value.Numeric _,
                    Value.Truth _,
                    Value.Moment _,
                    Value.Many _,
                    Value.Fields _,
                    Value.Missing _ -> throw wrong(column, cell);
        }
    }

    private static IllegalArgumentException wrong(Column column, Value cell) {
        return new IllegalArgumentException(
                "column " + column.name() + " holds no " + cell.getClass().getSimpleName());
    }
}
