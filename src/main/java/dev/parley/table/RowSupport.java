package dev.parley.table;

import dev.parley.flow.Value;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.api.RecordConsumer;
import org.jspecify.annotations.Nullable;

/// Tells the library how a row becomes a record. One thread.
final class RowSupport extends WriteSupport<List<Value>> {
    private final String table;
    private final List<Column> columns;
    private @Nullable RecordConsumer records;

    private RowSupport(String table, List<Column> columns) {
        this.table = table;
        this.columns = columns;
    }

    /// How the library wants its writers made.
    static final class Builder extends ParquetWriter.Builder<List<Value>, Builder> {
        private final String table;
        private final List<Column> columns;

        Builder(OutputFile file, String table, List<Column> columns) {
            super(file);
            this.table = table;
            this.columns = List.copyOf(columns);
        }

        @Override
        protected Builder self() {
            return this;
        }

        @Override
        @SuppressWarnings("deprecation") // The library still wants both.
        protected WriteSupport<List<Value>> getWriteSupport(Configuration conf) {
            return new RowSupport(table, columns);
        }

        @Override
        protected WriteSupport<List<Value>> getWriteSupport(ParquetConfiguration conf) {
            return new RowSupport(table, columns);
        }
    }

    @Override
    @SuppressWarnings("deprecation") // The library still wants both.
    public WriteContext init(Configuration conf) {
        return context();
    }

    @Override
    public WriteContext init(ParquetConfiguration conf) {
        return context();
    }

    private WriteContext context() {
        return new WriteContext(Cells.schema(table, columns), Map.of());
    }

    @Override
    public void prepareForWrite(RecordConsumer consumer) {
        records = consumer;
    }

    @Override
    public void write(List<Value> row) {
        if (records == null) {
            throw new IllegalStateException("a row before the file is prepared");
        }
        records.startMessage();
        for (int i = 0; i < columns.size(); i++) {
            if (row.get(i) != Value.Missing.VALUE) {
                Column column = columns.get(i);
                records.startField(column.name(), i);
                Cells.write(records, column, row.get(i));
                records.endField(column.name(), i);
            }
        }
        records.endMessage();
    }
}
