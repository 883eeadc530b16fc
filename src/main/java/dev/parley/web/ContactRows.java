package dev.parley.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import dev.parley.contact.Fault;
import dev.parley.flow.Value;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CodingErrorAction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// The rows of an uploaded file, one after the other: a table with a header, or a JSON object a line. One thread.
final class ContactRows {
    /// What a byte that is no UTF-8 was read as.
    private static final char REPLACED = '\uFFFD';

    private static final int MAX_LINE = 256 * 1024;

    private ContactRows() {}

    /// One row.
    ///
    /// @param line where it begins in the file, from 1
    /// @param fields what it tells; nothing if there are faults
    record Row(long line, Value.Fields fields, List<Fault> faults) {
        static Row bad(long line, String pointer, String message) {
            return new Row(line, Value.Fields.NONE, List.of(new Fault(pointer, message)));
        }
    }

    /// Hands over each row of JSON lines; empty lines are none.
    static void lines(Path file, Consumer<Row> rows) {
        try (BufferedReader reader = reader(file)) {
            long number = 0;
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                number++;
                if (!line.isBlank()) {
                    rows.accept(row(number, line));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Row row(long number, String line) {
        if (line.length() > MAX_LINE) {
            return Row.bad(number, "", "has more than " + MAX_LINE / 1024 + " kB");
        }
        if (line.indexOf(REPLACED) >= 0) {
            return Row.bad(number, "", "is not written in UTF-8");
        }
        return switch (JsonValues.read(line)) {
            case JsonValues.Read.Good(Value.Fields fields) -> new Row(number, fields, List.of());
            case JsonValues.Read.Good good -> Row.bad(number, "", "must be an object");
            case JsonValues.Read.Bad bad -> Row.bad(number, "", bad.why());
        };
    }

    /// Hands over each row below the header of a table.
    ///
    /// @throws ProblemException if the header cannot be used; nothing was handed over then
    static void table(Path file, Consumer<Row> rows) {
        try (CsvReader<CsvRecord> table = open(file)) {
            Optional<CsvColumns> columns = Optional.empty();
            long last = 0;
            try {
                for (CsvRecord one : table) {
                    last = one.getStartingLineNumber();
                    if (columns.isPresent()) {
                        rows.accept(row(one, columns.get()));
                    } else if (!CsvColumns.isSeparatorLine(one.getField(0), last)) {
                        columns = Optional.of(CsvColumns.of(one.getFields()));
                    }
                }
            } catch (CsvParseException e) {
                rows.accept(Row.bad(
                        last + 1,
                        "",
                        "cannot be read, nor can what comes after it: a quote does not end,"
                                + " or something follows it before the next separator"));
            }
            if (columns.isEmpty()) {
                throw new ProblemException(Problem.of(400, "bad-input", "The table has no header."));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Row row(CsvRecord record, CsvColumns columns) {
        long line = record.getStartingLineNumber();
        List<String> cells = record.getFields();
        if (cells.size() != columns.size()) {
            return Row.bad(line, "", "has " + cells.size() + " cells, the header has " + columns.size());
        }
        if (cells.getLast().endsWith("\n")) {
            return Row.bad(line, "", "has a quote that does not end: the rest of the file stands in its last cell");
        }
        if (cells.stream().anyMatch(cell -> cell.indexOf(REPLACED) >= 0)) {
            return Row.bad(line, "", "is not written in UTF-8");
        }
        return columns.row(line, cells);
    }

    private static CsvReader<CsvRecord> open(Path file) throws IOException {
        char separator;
        try (BufferedReader reader = reader(file)) {
            separator =
                    CsvColumns.separator(Optional.ofNullable(reader.readLine()).orElse(""));
        }
        return CsvReader.builder()
                .fieldSeparator(separator)
                .allowExtraFields(true)
                .allowMissingFields(true)
                .skipEmptyLines(true)
                .ofCsvRecord(reader(file));
    }

    private static BufferedReader reader(Path file) throws IOException {
        BufferedReader reader = new BufferedReader(new java.io.InputStreamReader(
                Files.newInputStream(file),
                UTF_8.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPLACE)
                        .onUnmappableCharacter(CodingErrorAction.REPLACE)));
        reader.mark(1);
        // Spreadsheets write a byte order mark in front.
        if (reader.read() != '\uFEFF') {
            reader.reset();
        }
        return reader;
    }
}
