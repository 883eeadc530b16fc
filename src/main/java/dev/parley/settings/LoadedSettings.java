package dev.parley.settings;

import java.util.List;

/// The settings, and how they came about.
///
/// @param rows every setting, in the order of the documentation
public record LoadedSettings(Settings settings, List<Row> rows) {
    /// One setting as it may be shown.
    ///
    /// @param value `***` for a secret, "" if there is none
    /// @param origin `environment`, `parley.yaml:3`, `file PATH` or `default`
    public record Row(String name, String value, String origin) {}

    public LoadedSettings {
        rows = List.copyOf(rows);
    }

    /// The rows in columns, a line each.
    public String table() {
        int names = rows.stream().mapToInt(row -> row.name().length()).max().orElse(0);
        int values = rows.stream().mapToInt(row -> row.value().length()).max().orElse(0);
        StringBuilder table = new StringBuilder();
        for (Row row : rows) {
            table.append(row.name()).repeat(' ', names - row.name().length() + 2);
            table.append(row.value()).repeat(' ', values - row.value().length() + 2);
            table.append(row.origin()).append('\n');
        }
        return table.toString();
    }
}
