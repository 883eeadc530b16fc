package dev.parley.web;

import dev.parley.contact.Fault;
import dev.parley.flow.Value;
import dev.parley.web.ContactRows.Row;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What the columns of a table mean: `name`, `consents.sms`, an attribute `tier`, or one of another kind,
/// `spend:number` or `vip:truth`. The column `attributes` holds JSON. Safe for any thread.
record CsvColumns(List<Column> columns) {
    private static final String JSON = "attributes";
    private static final String SEPARATOR = "sep=";
    private static final Set<String> KINDS = Set.of("text", "number", "truth");

    /// One column: the object its values go into ("" for the row itself), their name and kind.
    record Column(String header, String object, String name, String kind) {}

    /// @throws ProblemException if a column has no name, an unknown kind, or the name of another
    static CsvColumns of(List<String> header) {
        List<Column> columns = header.stream().map(CsvColumns::column).toList();
        List<Problem.Fault> faults = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (Column column : columns) {
            String pointer = "/" + column.header();
            if (column.name().isEmpty()) {
                faults.add(new Problem.Fault(pointer, "is a column without a name"));
            } else if (!KINDS.contains(column.kind())) {
                faults.add(new Problem.Fault(pointer, "is of no known kind; kinds are text, number and truth"));
            } else if (!names.add(column.object() + "." + column.name())) {
                faults.add(new Problem.Fault(pointer, "is there twice"));
            }
        }
        if (!faults.isEmpty()) {
            throw new ProblemException(Problem.badInput(faults));
        }
        return new CsvColumns(columns);
    }

    /// The one that a spreadsheet names in a line before the header (`sep=;`), or the one of comma, semicolon and
    /// tab that the header has most of.
    static char separator(String header) {
        String plain = header.replace("\"", "");
        if (plain.length() > SEPARATOR.length() && isSeparatorLine(plain, 1)) {
            return plain.charAt(SEPARATOR.length());
        }
        char best = ',';
        for (char candidate : new char[] {';', '\t'}) {
            if (count(header, candidate) > count(header, best)) {
                best = candidate;
            }
        }
        return best;
    }

    /// Whether a line says only what separates cells.
    ///
    /// @param first its first cell
    /// @param line its number, from 1
    static boolean isSeparatorLine(String first, long line) {
        return line == 1 && first.regionMatches(true, 0, SEPARATOR, 0, SEPARATOR.length());
    }

    private static long count(String text, char wanted) {
        return text.chars().filter(c -> c == wanted).count();
    }

    private static Column column(String header) {
        String plain = CsvText.plain(header.strip());
        int colon = plain.indexOf(':');
        String path = colon < 0 ? plain : plain.substring(0, colon);
        String kind = colon < 0 ? "text" : plain.substring(colon + 1);
        int dot = path.indexOf('.');
        return new Column(header, dot < 0 ? "" : path.substring(0, dot), path.substring(dot + 1), kind);
    }

    int size() {
        return columns.size();
    }

    /// What a row tells; an empty cell tells nothing.
    Row row(long line, List<String> cells) {
        List<Fault> faults = new ArrayList<>();
        Value.Fields row = Value.Fields.NONE;
        for (int i = 0; i < cells.size(); i++) {
            String cell = CsvText.plain(cells.get(i));
            Column column = columns.get(i);
            if (!cell.isEmpty()) {
                row = with(row, column, value(column, cell, faults));
            }
        }
        return new Row(line, row, faults);
    }

    private static Value.Fields with(Value.Fields row, Column column, Value value) {
        if (column.object().isEmpty()) {
            return row.with(column.name(), value);
        }
        Value.Fields inner = row.get(column.object()) instanceof Value.Fields known ? known : Value.Fields.NONE;
        return row.with(column.object(), inner.with(column.name(), value));
    }

    private static Value value(Column column, String cell, List<Fault> faults) {
        return switch (column.kind()) {
            case "number" -> number(column, cell, faults);
            case "truth" -> truth(column, cell, faults);
            default -> column.header().equals(JSON) ? json(cell, faults) : Value.of(cell);
        };
    }

    private static Value number(Column column, String cell, List<Fault> faults) {
        if (cell.length() <= 40 && cell.strip().matches("[+-]?[0-9]+(\\.[0-9]+)?")) {
            return new Value.Numeric(new BigDecimal(cell.strip()));
        }
        faults.add(new Fault("/" + column.header(), "is no number such as 12 or 12.5"));
        return Value.Missing.VALUE;
    }

    private static final Map<String, Boolean> TRUTHS =
            Map.of("true", true, "yes", true, "1", true, "false", false, "no", false, "0", false);

    private static Value truth(Column column, String cell, List<Fault> faults) {
        Boolean truth = TRUTHS.get(cell.strip().toLowerCase(java.util.Locale.ROOT));
        if (truth != null) {
            return Value.of(truth);
        }
        faults.add(new Fault("/" + column.header(), "is none of true, false, yes, no, 1 and 0"));
        return Value.Missing.VALUE;
    }

    private static Value json(String cell, List<Fault> faults) {
        return switch (JsonValues.read(cell)) {
            case JsonValues.Read.Good good -> good.value();
            case JsonValues.Read.Bad bad -> {
                faults.add(new Fault("/" + JSON, bad.why()));
                yield Value.Missing.VALUE;
            }
        };
    }
}
