package dev.parley.followup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.theme.Theme;
import dev.parley.theme.Themes;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
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
        assertThat(places("themes: [{name: a, name: b}]")).containsExactly("1:20");
        assertThat(places("""
                themes:
                  - name: late
                    phrases: {english: [slow]}
                  - name: late
                    colour: red
                """)).containsExactly("3:15", "4:5", "4:5", "5:5");
        assertThat(places("")).isNotEmpty();
    }

    private static List<String> places(String file) {
        return ThemeFile.read(file.getBytes(StandardCharsets.UTF_8)).flaws().stream()
                .map(flaw -> flaw.mark().toString())
                .toList();
    }

    @Test
    void themes_without_a_file_become_one_that_reads_alike() {
        Themes themes = new Themes(List.of(
                new Theme("web & app: \"us\"", Map.of("*", List.of("app"), "fr", List.of("l'attente", "100 %")))));

        ThemeReading read = ThemeFile.read(ThemeText.of(themes).getBytes(StandardCharsets.UTF_8));

        assertThat(read.flaws()).isEmpty();
        assertThat(read.themes()).isEqualTo(themes);
    }
}
