package dev.parley.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.TestServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/// Flows moved between a folder here and a whole server with a folder of its own.
class FlowsCommandTest {
    private static final String COFFEE = """
            flow: coffee
            steps:
              - {id: taste, ask: How was the coffee?, answer: csat}
              - end: Thank you.
            """;

    @TempDir
    private Path folder;

    private Path here = Path.of("");
    private Server server;
    private StringWriter out = new StringWriter();
    private StringWriter err = new StringWriter();

    @BeforeEach
    void start() throws IOException {
        Files.writeString(Files.createDirectory(folder.resolve("flows")).resolve("coffee.yaml"), COFFEE);
        here = Files.createDirectory(folder.resolve("here"));
        server = TestServer.in(folder, Map.of("PARLEY_API_TOKENS", "test:t"));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void a_flow_is_pulled_changed_compared_and_pushed() throws IOException {
        assertThat(run("list")).isZero();
        assertThat(out.toString()).startsWith("coffee@");
        assertThat(run("pull", "coffee")).isZero();
        assertThat(here.resolve("coffee.yaml")).hasContent(COFFEE);
        assertThat(run("diff", "coffee")).isZero();

        Files.writeString(here.resolve("coffee.yaml"), COFFEE.replace("the coffee", "your coffee"));
        assertThat(run("diff", "coffee")).isEqualTo(1);
        assertThat(out.toString().lines())
                .contains("-   - {id: taste, ask: How was the coffee?, answer: csat}")
                .contains("+   - {id: taste, ask: How was your coffee?, answer: csat}");
        assertThat(run("push", "coffee", "--note", "more polite")).isZero();
        assertThat(run("show", "coffee")).isZero();
        assertThat(out.toString()).contains("your coffee");
        assertThat(run("list")).isZero();
        assertThat(out.toString()).contains("Newer than its file");
    }

    @Test
    void changes_that_were_never_published_are_not_overwritten() throws IOException {
        String mine = COFFEE.replace("the coffee", "my coffee");
        Files.writeString(here.resolve("coffee.yaml"), mine);

        assertThat(run("pull", "coffee")).isEqualTo(1);
        assertThat(err.toString()).contains("has changes that were never published");
        assertThat(here.resolve("coffee.yaml")).hasContent(mine);
        assertThat(run("pull", "coffee", "--force")).isZero();
        assertThat(here.resolve("coffee.yaml")).hasContent(COFFEE);
    }

    @Test
    void a_file_with_errors_is_not_pushed() throws IOException {
        Files.writeString(here.resolve("coffee.yaml"), COFFEE.replace("answer", "anser"));

        assertThat(run("push", "coffee")).isEqualTo(1);
        assertThat(err.toString()).contains("coffee.yaml:3:").contains("did you mean answer?");
        assertThat(run("push", "tea")).isEqualTo(1);
        assertThat(err.toString()).contains("There is no flow at");
        assertThat(run("show", "No Name")).isEqualTo(2);
    }

    private int run(String command, String... more) {
        List<String> all = new ArrayList<>(List.of("flows", command));
        all.addAll(Arrays.asList(more));
        all.addAll(List.of("--url", "http://127.0.0.1:" + server.port(), "--token", "t", "--flows", here.toString()));
        out = new StringWriter();
        err = new StringWriter();
        CommandLine line = ParleyCommand.line((settings, mode) -> {
            throw new AssertionError("no server is started");
        });
        return line.setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(all.toArray(String[]::new));
    }
}
