package dev.parley.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What a browser has to load.
class AdminFilesTest {
    private static final int FIRST_PAGE = 40 * 1024;
    private static final int LATER_CHUNK = 160 * 1024;

    private final AdminFiles files = new AdminFiles();

    @Test
    void the_first_page_has_at_most_40_kB_compressed() {
        assertThat(files.list().values().stream()
                        .filter(AdminFiles.Listed::first)
                        .mapToInt(AdminFiles.Listed::packed)
                        .sum())
                .isBetween(1, FIRST_PAGE);
    }

    @Test
    void no_later_chunk_has_more_than_160_kB_compressed() {
        assertThat(files.list())
                .allSatisfy((name, file) -> assertThat(file.packed()).as(name).isLessThan(LATER_CHUNK));
    }

    @Test
    void the_page_names_only_files_that_are_there() {
        String page = text("index.html");
        assertThat(page.split("/admin/assets/")).hasSize(3).allSatisfy(part -> {
            String name = part.substring(0, Math.max(0, part.indexOf('"')));
            assertThat(part.startsWith("<!doctype") || files.list().containsKey(name))
                    .as(name)
                    .isTrue();
        });
    }

    @Test
    void the_works_it_is_made_of_are_told_with_their_licences() {
        assertThat(text("third-party.txt"))
                .contains("lit 3.", "BSD-3-Clause", "@codemirror/view", "MIT")
                .doesNotContain("esbuild");
    }

    @Test
    void what_is_not_listed_is_not_there() {
        assertThat(files.find("../AdminFiles.class", false)).isEmpty();
        assertThat(files.find("files.tsv", false)).isEmpty();
        assertThat(files.list()).isNotEqualTo(Map.of());
    }

    private String text(String name) {
        return new String(files.find(name, false).orElseThrow(), StandardCharsets.UTF_8);
    }
}
