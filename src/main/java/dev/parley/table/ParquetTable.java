package dev.parley.table;

import dev.parley.flow.Value;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalOutputFile;

/// A Parquet file that is written row by row. It holds one group of rows in memory, about 8 MB, however many there
/// are. Repeated words are written once a group (dictionaries); nothing else is compressed, so that every reader
/// takes it and no native library is needed. One thread.
public final class ParquetTable implements Closeable {
    private static final long GROUP_BYTES = 8L << 20;
    private static final int PAGE_BYTES = 256 << 10;

    private final ParquetWriter<List<Value>> writer;
    private final int width;

    private ParquetTable(ParquetWriter<List<Value>> writer, int width) {
        this.writer = writer;
        this.width = width;
    }

    /// Begins a file; one that is there is written over.
    ///
    /// @param name of the table, told in the file
    public static ParquetTable create(Path file, String name, List<Column> columns) throws IOException {
        ParquetWriter<List<Value>> writer = new RowSupport.Builder(new LocalOutputFile(file), name, columns)
                .withConf(new PlainParquetConfiguration())
                .withWriteMode(ParquetFileWriter.Mode.OVERWRITE)
                .withCompressionCodec(CompressionCodecName.UNCOMPRESSED)
                .withRowGroupSize(GROUP_BYTES)
                .withPageSize(PAGE_BYTES)
                .build();
        return new ParquetTable(writer, columns.size());
    }

    /// Adds a row.
    ///
    /// @param row a cell for each column, of its kind or {@link Value.Missing}
    /// @throws IllegalArgumentException if it has more or fewer cells, or one of another kind
    public void add(List<Value> row) throws IOException {
        if (row.size() != width) {
            throw new IllegalArgumentException("a row of " + row.size() + " cells in a table of " + width);
        }
        writer.write(row);
    }

    /// Ends the file; before, no reader can read it.
    @Override
    public void close() throws IOException {
        writer.close();
    }
}
