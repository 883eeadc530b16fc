package dev.parley.web;

import java.util.regex.Pattern;

/// Cells of tables that spreadsheets open.
final class CsvText {
    /// A spreadsheet takes a cell that begins so for a formula (OWASP, "CSV Injection"), in some countries with
    /// the wide forms of East Asian keyboards, too.
    private static final Pattern FORMULA =
            Pattern.compile("[=+\\-@\\t\\r\\n\\x00\uFF1D\uFF0B\uFF0D\uFF20].*", Pattern.DOTALL);

    /// A number or a telephone number does nothing, whatever its sign.
    private static final Pattern NUMBER = Pattern.compile("[+\\-]?[0-9]+(?:\\.[0-9]+)?");

    private CsvText() {}

    /// A text that a spreadsheet shows and does not run: what looks like a formula gets an apostrophe before it.
    static String guarded(String text) {
        return FORMULA.matcher(text).matches() && !NUMBER.matcher(text).matches() ? "'" + text : text;
    }

    /// What was guarded.
    static String plain(String cell) {
        return cell.startsWith("'") && FORMULA.matcher(cell.substring(1)).matches() ? cell.substring(1) : cell;
    }
}
