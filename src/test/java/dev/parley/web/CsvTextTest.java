package dev.parley.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Cells that people wrote, in tables that spreadsheets open.
class CsvTextTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "=HYPERLINK(\"http://evil.example.com\")", "+cmd|' /C calc'!A0", "-2+3", "@SUM(1)", "\t=1", "\r=1",
                        "\n=1",
                "\u0000=1", "\uFF1D1+1", "\uFF0B1", "\uFF0D1", "\uFF20SUM(1)", "=", "-"
            })
    void what_a_spreadsheet_would_run_is_shown_and_read_back_as_it_was(String written) {
        String cell = CsvText.guarded(written);

        assertThat(cell).isEqualTo("'" + written);
        assertThat(CsvText.plain(cell)).isEqualTo(written);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-5", "+15550101", "-0.5", "9 of 10", "'tis", "<script>alert(1)</script>"})
    void numbers_and_words_stay_as_they_are(String written) {
        assertThat(CsvText.guarded(written)).isEqualTo(written);
        assertThat(CsvText.plain(written)).isEqualTo(written);
    }
}
