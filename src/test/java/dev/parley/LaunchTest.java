package dev.parley;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `Launch` in processes of its own: what it starts on another Java, and that nothing is lost on the way.
class LaunchTest {
    private static final Path THIS_JAVA = Path.of(System.getProperty("java.home"));
    private static final String SIGTERM_EXIT = "143";

    @TempDir
    Path folder;

    @Test
    void another_java_gets_the_options_then_main_then_the_arguments() {
        var command = Launch.command(
                Path.of("home"), Map.of("PARLEY_JAVA_OPTIONS", " -Xmx1g  -Da=b "), List.of("chat", "x y"));
        assertThat(command).startsWith(Path.of("home", "bin", "java").toString());
        assertThat(command).containsSubsequence("-Xmx1g", "-Da=b", "-cp", "dev.parley.Main", "chat", "x y");
        assertThat(command).endsWith("chat", "x y");
    }

    @Test
    void the_exit_code_and_the_output_are_passed_on() throws IOException, InterruptedException {
        var relay = relay("System.out.println(\"seven\"); System.exit(7);");
        assertThat(new String(relay.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip())
                .isEqualTo("seven");
        assertThat(relay.waitFor()).isEqualTo(7);
    }

    @Test
    void a_call_to_end_reaches_the_program_and_is_waited_for() throws IOException, InterruptedException {
        var ended = folder.resolve("ended");
        var relay = relay("""
                Runtime.getRuntime().addShutdownHook(new Thread(() -> new java.io.File("%s").mkdir()));
                System.out.println("ready");
                System.in.read();
                """.formatted(ended));
        assertThat(relay.inputReader().readLine()).isEqualTo("ready");
        relay.destroy();
        assertThat(relay.waitFor()).hasToString(SIGTERM_EXIT);
        assertThat(ended).exists();
    }

    /// Starts a process that relays a program with these statements.
    private Process relay(String statements) throws IOException {
        var program = Files.writeString(folder.resolve("Program.java"), """
                class Program { public static void main(String[] args) throws Exception { %s } }
                """.formatted(statements));
        var command = new ArrayList<>(java("-cp", System.getProperty("java.class.path"), Relay.class.getName()));
        command.addAll(java(program.toString()));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static List<String> java(String... arguments) {
        var command =
                new ArrayList<>(List.of(JavaHomes.program(THIS_JAVA, "java").toString()));
        command.addAll(List.of(arguments));
        return command;
    }

    /// What `Launch.main` does once it knows the command.
    static final class Relay {
        private Relay() {}

        static void main(String[] command) throws IOException, InterruptedException {
            System.exit(Launch.relay(List.of(command)));
        }
    }
}
