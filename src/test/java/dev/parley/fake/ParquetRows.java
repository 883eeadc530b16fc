package dev.parley.fake;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.api.ReadSupport;
import org.apache.parquet.hadoop.example.GroupReadSupport;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.Type;

/// What a Parquet file holds, as the library reads it.
///
/// @param groups how many groups of rows there are
/// @param all rows; what is missing has no entry
public record ParquetRows(List<String> columns, int groups, List<Map<String, Object>> all) {
    /// Reads all of it.
    public static ParquetRows read(Path path) throws IOException {
        InputFile file = new LocalInputFile(path);
        List<Map<String, Object>> all = new ArrayList<>();
        try (ParquetReader<Group> reader =
                new Opening(file).withConf(new PlainParquetConfiguration()).build()) {
            for (Group row = reader.read(); row != null; row = reader.read()) {
                all.add(row(row));
            }
        }
        try (ParquetFileReader footer = ParquetFileReader.open(file)) {
            List<Type> columns = footer.getFileMetaData().getSchema().getFields();
            return new ParquetRows(
                    columns.stream().map(Type::getName).toList(),
                    footer.getRowGroups().size(),
                    all);
        }
    }

    private static Map<String, Object> row(Group group) {
        Map<String, Object> row = new LinkedHashMap<>();
        for (Type type : group.getType().getFields()) {
            if (group.getFieldRepetitionCount(type.getName()) > 0) {
                row.put(type.getName(), cell(group, type.asPrimitiveType()));
            }
        }
        return row;
    }

    private static Object cell(Group group, PrimitiveType type) {
        String name = type.getName();
        return switch (type.getPrimitiveTypeName()) {
            case BINARY -> group.getString(name, 0);
            case INT64 -> group.getLong(name, 0);
            case DOUBLE -> group.getDouble(name, 0);
            case BOOLEAN -> group.getBoolean(name, 0);
            case INT32, FLOAT, INT96, FIXED_LEN_BYTE_ARRAY -> throw new AssertionError("a column of " + type);
        };
    }

    private static final class Opening extends ParquetReader.Builder<Group> {
        Opening(InputFile file) {
            super(file);
        }

        @Override
        protected ReadSupport<Group> getReadSupport() {
            return new GroupReadSupport();
        }
    }
}
