package dev.parley.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The launcher `./parley` in a repository of its own, with stand-ins for Java and Maven that write down what they get.
class LauncherTest {
    /// Newer than any Java on the machine that runs the tests, so that only the stand-ins are found.
    private static final String FUTURE = "1000";

    private static final int EX_CONFIG = 78;

    private Path folder;
    private Path root;
    private Path source;
    private final Map<String, String> environment = new HashMap<>();

    private record Outcome(int exit, List<String> output, String told) {}

    @BeforeEach
    void a_clone_on_a_machine_with_java_and_maven(@TempDir Path empty) throws IOException {
        folder = empty.toRealPath();
        root = Files.createDirectory(folder.resolve("a clone"));
        var script = Repository.textOf(Path.of("parley")).replace("needed=25 ", "needed=" + FUTURE + " ");
        program(root.resolve("parley"), script);
        program(root.resolve("bin/mvn"), resource("fake-mvn.sh"));
        Files.writeString(root.resolve("pom.xml"), "<project/>");
        source = root.resolve("src/main/Main.java");
        Files.createDirectories(source.getParent());
        Files.writeString(source, "class Main {}");
        environment.put("HOME", folder.resolve("home").toString());
        environment.put("PATH", root.resolve("bin") + ":/usr/bin:/bin");
        environment.put("JAVA_HOME", java("jdk", FUTURE).toString());
    }

    @Test
    void a_fresh_clone_is_built_once_and_then_runs() throws IOException, InterruptedException {
        assertThat(parley("serve").told()).startsWith("Building Parley, once");
        var again = parley("serve");
        assertThat(again.told()).isEmpty();
        assertThat(again.output()).endsWith("<-jar>", "<" + root + "/target/parley.jar>", "<serve>");
        assertThat(mavenCalls()).hasSize(1);
    }

    @Test
    void a_newer_source_is_built_again() throws IOException, InterruptedException {
        parley("serve");
        var later = Files.getLastModifiedTime(root.resolve("target/parley.jar"))
                .toInstant()
                .plusSeconds(10);
        Files.setLastModifiedTime(source, FileTime.from(later));
        parley("serve");
        assertThat(mavenCalls()).hasSize(2);
    }

    @Test
    void arguments_arrive_as_they_were_typed() throws IOException, InterruptedException {
        assertThat(parley("chat", "a  b", "*", "").output()).endsWith("<chat>", "<a  b>", "<*>", "<>");
    }

    @Test
    void it_works_through_a_link_and_from_another_folder() throws IOException, InterruptedException {
        var link = Files.createSymbolicLink(folder.resolve("link"), Path.of("a clone", "parley"));
        assertThat(run(List.of(link.toString(), "serve")).output())
                .endsWith("<" + root + "/target/parley.jar>", "<serve>");
    }

    @Test
    void options_for_java_come_after_the_house_options() throws IOException, InterruptedException {
        environment.put("PARLEY_JAVA_OPTIONS", "-Xmx1g -Da=b");
        assertThat(parley("serve").output())
                .startsWith("<@" + root + "/target/jvm.options>", "<-Xmx1g>", "<-Da=b>", "<-jar>");
    }

    @Test
    void a_build_that_fails_ends_it() throws IOException, InterruptedException {
        Files.createFile(root.resolve("broken"));
        var outcome = parley("serve");
        assertThat(outcome.exit()).isEqualTo(1);
        assertThat(outcome.told()).contains("could not be built");
        assertThat(outcome.output()).isEmpty();
    }

    @Test
    void without_a_java_it_says_how_to_get_one() throws IOException, InterruptedException {
        environment.remove("JAVA_HOME");
        var outcome = parley("serve");
        assertThat(outcome.exit()).isEqualTo(EX_CONFIG);
        assertThat(outcome.told()).contains("a JDK", "apt install", "brew install", "winget install");
        assertThat(mavenCalls()).isEmpty();
    }

    @Test
    void the_newest_java_is_taken_unless_one_is_named() throws IOException, InterruptedException {
        var newest = java("home/.jdks/newest", "1001.0.1");
        assertThat(parley("java-home").output()).containsExactly(newest.toString());
        var named = java("named", "1000-ea");
        environment.put("PARLEY_JAVA_HOME", named.toString());
        assertThat(parley("java-home").output()).containsExactly(named.toString());
    }

    @Test
    void the_start_up_record_is_used_only_with_the_jar_and_the_java_it_was_made_with()
            throws IOException, InterruptedException {
        var record = "<-XX:AOTCache=" + root + "/target/warm/parley.aot>";
        assertThat(parley("serve").output()).contains(record);
        assertThat(parley("serve").output()).contains(record);
        Files.writeString(root.resolve("target/parley.jar"), "another build");
        assertThat(parley("serve").output()).doesNotContain(record);
        parley("build");
        assertThat(parley("serve").output()).contains(record);
        java("jdk", FUTURE + ".0.1");
        assertThat(parley("serve").output()).doesNotContain(record);
    }

    @Test
    void tests_are_mavens_verify() throws IOException, InterruptedException {
        parley("test", "-Dtest=One");
        assertThat(mavenCalls()).singleElement().asString().endsWith("/pom.xml verify -Dtest=One");
    }

    private Outcome parley(String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(root.resolve("parley").toString()));
        command.addAll(List.of(arguments));
        return run(command);
    }

    private Outcome run(List<String> command) throws IOException, InterruptedException {
        var told = folder.resolve("told");
        var builder = new ProcessBuilder(command).directory(folder.toFile()).redirectError(told.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        var process = builder.start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Outcome(process.waitFor(), output.lines().toList(), Files.readString(told));
    }

    private List<String> mavenCalls() throws IOException {
        var calls = root.resolve("maven-calls");
        return Files.exists(calls) ? Files.readAllLines(calls) : List.of();
    }

    private Path java(String name, String version) throws IOException {
        var home = folder.resolve(name);
        program(home.resolve("bin/java"), resource("fake-java.sh"));
        program(home.resolve("bin/javac"), resource("fake-java.sh"));
        Files.writeString(home.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
        return home;
    }

    private static String resource(String name) {
        return Repository.textOf(Path.of("src/test/resources/dev/parley/house", name));
    }

    private static void program(Path path, String text) throws IOException {
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
        assertThat(path.toFile().setExecutable(true)).isTrue();
    }
}
