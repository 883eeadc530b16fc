package dev.parley.web;

import io.vertx.core.json.JsonObject;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// In what form results are told. All of them hold the same numbers in the same rounding.
enum ResultForm {
    /// As the page takes them.
    JSON("application/json"),
    /// Rows for spreadsheets.
    CSV("text/csv; charset=utf-8; header=present"),
    /// Rows, one object a line (<https://jsonlines.org>).
    JSONL("application/x-ndjson");

    private final String type;

    ResultForm(String type) {
        this.type = type;
    }

    static List<String> words() {
        return Arrays.stream(values()).map(ResultForm::word).toList();
    }

    /// The one of that word, which is one of {@link #words}.
    static ResultForm of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Its content type.
    String type() {
        return type;
    }

    /// The results in this form.
    String written(JsonObject results) {
        return switch (this) {
            case JSON -> results.encode();
            case CSV -> ResultCsv.of(ResultRows.of(results));
            case JSONL ->
                ResultRows.of(results).stream().map(row -> row.encode() + "\n").collect(Collectors.joining());
        };
    }
}
