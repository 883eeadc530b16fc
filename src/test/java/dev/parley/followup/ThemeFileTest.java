package dev.parley.followup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.theme.Themes;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/// The shipped themes, and files of one's own.
class ThemeFileTest {
    private static final Themes SHIPPED = ThemeFile.shipped();

    @ParameterizedTest(name = "[{0}] {1}")
    @CsvFileSource(resources = "remarks.tsv", delimiter = '\t', numLinesToSkip = 1)
    void the_shipped_themes_are_found_in_what_people_say(String language, String remark, String themes) {
        List<String> wanted = themes == null ? List.of() : List.of(themes.split(", "));

        assertThat(SHIPPED.of(remark, language)).containsExactlyInAnyOrderElementsOf(wanted);
    }

    @Test
    void what_is_wrong_with_a_file_is_told_with_its_place() {
        List<Fault> faults = new ArrayList<>();

        ThemeFile.read("themes: [{name: a, name: b}]".getBytes(StandardCharsets.UTF_8), faults);
        assertThat(faults.getFirst().message()).startsWith("1:");
        faults.clear();
        ThemeFile.read("themes: [{name: late, phrases: {english: [slow]}}]".getBytes(StandardCharsets.UTF_8), faults);
        assertThat(faults).extracting(Fault::pointer).contains("/themes/0/phrases/english");
        faults.clear();
        ThemeFile.read(new byte[0], faults);
        assertThat(faults).isNotEmpty();
    }
}
