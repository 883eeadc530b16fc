package dev.parley.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What a stranger who clones the repository relies on: files that are there, links that lead somewhere, flows that
/// have tests, and nothing that belongs to one machine or one account.
class RepositoryTest {
    private static final List<String> EXPECTED = List.of(
            ".ci/run",
            ".dockerignore",
            ".editorconfig",
            ".gitattributes",
            ".gitignore",
            ".mvn/wrapper/maven-wrapper.properties",
            "CHANGELOG.md",
            "CONTRIBUTING.md",
            "Dockerfile",
            "LICENSE",
            "docs/decisions/README.md",
            "mvnw",
            "mvnw.cmd",
            "parley",
            "parley.cmd",
            "pom.xml");

    private static final List<String> RUN_BY_HAND = List.of(".ci/run", "mvnw", "parley");

    /// Folders of the machines that Parley was written on. In two parts, so that this file is not its own offender.
    private static final Pattern MACHINE_PATH =
            Pattern.compile("(?<![\\w.])/(wo" + "rk|fa" + "rm|ro" + "ot|ho" + "me/\\w+)/");

    /// Keys that providers issue, by the shape they are documented to have.
    private static final Pattern SECRET = Pattern.compile("-----BEGIN [A-Z ]*PRIVATE KEY-----"
            + "|\\bxox[abeprs]-\\d{9,}-\\w+" // Slack tokens
            + "|\\bxapp-\\d-A\\w{8,}-\\d+-\\w+" // Slack app-level tokens
            + "|\\bSK[0-9a-f]{32}\\b" // Twilio API keys
            + "|\\bAKIA[0-9A-Z]{16}\\b" // AWS
            + "|\\bgh[pousr]_[A-Za-z0-9]{36}\\b"); // GitHub

    private static final Pattern MARKDOWN_LINK = Pattern.compile("]\\(([^)#\\s]+)[^)]*\\)");
    private static final Pattern OUTSIDE = Pattern.compile("(https?|mailto):.*");

    @Test
    void the_files_that_everybody_looks_for_are_there() {
        assertThat(EXPECTED.stream().filter(name -> !Repository.has(Path.of(name))))
                .as("missing files")
                .isEmpty();
        assertThat(RUN_BY_HAND).allSatisfy(name -> assertThat(Path.of(name)).isExecutable());
    }

    @Test
    void no_file_names_a_folder_of_one_machine() {
        assertThat(occurrences(MACHINE_PATH)).isEmpty();
    }

    @Test
    void no_file_holds_a_key() {
        assertThat(occurrences(SECRET)).isEmpty();
    }

    @Test
    void every_link_in_the_documentation_leads_to_a_file() {
        assertThat(Repository.filesBelow("", ".md").stream().flatMap(RepositoryTest::deadLinks))
                .as("links that lead nowhere")
                .isEmpty();
    }

    @Test
    void every_flow_has_a_test_beside_it() {
        assertThat(Repository.filesBelow("conversation-flows", ".yaml").stream()
                        .filter(path -> !path.toString().endsWith(".test.yaml"))
                        .filter(path -> !Repository.has(testOf(path))))
                .as("flows without a .test.yaml")
                .isEmpty();
    }

    private static Path testOf(Path flow) {
        var name = String.valueOf(flow.getFileName());
        return flow.resolveSibling(name.substring(0, name.length() - ".yaml".length()) + ".test.yaml");
    }

    private static Stream<String> deadLinks(Path page) {
        return MARKDOWN_LINK
                .matcher(Repository.textOf(page))
                .results()
                .map(link -> link.group(1))
                .filter(link -> !OUTSIDE.matcher(link).matches())
                .filter(link -> !Files.exists(page.resolveSibling(link)))
                .map(link -> page + ": " + link);
    }

    private static List<String> occurrences(Pattern pattern) {
        return Repository.filesBelow("").stream()
                .flatMap(path ->
                        pattern.matcher(Repository.textOf(path)).results().map(found -> path + ": " + found.group()))
                .toList();
    }
}
