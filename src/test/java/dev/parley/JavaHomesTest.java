package dev.parley;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JavaHomesTest {
    /// No Java is this new, so the ones of the machine that runs the tests never get in the way.
    private static final int FUTURE = 1000;

    @TempDir
    Path machine;

    Path user;

    @BeforeEach
    void a_machine_with_a_user() throws IOException {
        user = Files.createDirectory(machine.resolve("user"));
    }

    @Test
    void nothing_is_found_where_there_is_nothing() {
        assertThat(JavaHomes.find(FUTURE, Map.of(), user)).isEmpty();
    }

    @Test
    void a_java_that_is_too_old_does_not_do() throws IOException {
        var old = java("old", "999.0.2");
        assertThat(JavaHomes.find(FUTURE, Map.of("JAVA_HOME", old.toString()), user))
                .isEmpty();
    }

    @Test
    void the_newest_of_java_home_path_and_usual_places_is_taken() throws IOException {
        var named = java("named", "1000");
        var onPath = java("on-path", "1002.0.1");
        var installed = java("user/.jdks/one", "1001-ea");
        var environment = Map.of("JAVA_HOME", named.toString(), "PATH", onPath.resolve("bin") + "");
        assertThat(JavaHomes.find(FUTURE, environment, user)).contains(onPath.toRealPath());
        assertThat(JavaHomes.find(FUTURE, Map.of(), user)).contains(installed);
    }

    @Test
    void the_one_that_is_named_for_parley_wins_over_newer_ones() throws IOException {
        var chosen = java("chosen", "1000");
        var newer = java("newer", "1001");
        var environment = Map.of("PARLEY_JAVA_HOME", chosen.toString(), "JAVA_HOME", newer.toString());
        assertThat(JavaHomes.find(FUTURE, environment, user)).contains(chosen);
    }

    @Test
    void a_link_on_the_path_is_followed_to_its_home() throws IOException {
        var home = java("real", "1000");
        var bin = Files.createDirectory(machine.resolve("bin"));
        Files.createSymbolicLink(bin.resolve("java"), home.resolve("bin/java"));
        assertThat(JavaHomes.find(FUTURE, Map.of("PATH", bin.toString()), user)).contains(home.toRealPath());
    }

    @Test
    void a_bundle_of_macos_is_looked_into() throws IOException {
        var home = java("user/Library/Java/JavaVirtualMachines/some.jdk/Contents/Home", "1000");
        assertThat(JavaHomes.find(FUTURE, Map.of(), user)).contains(home);
    }

    @Test
    void a_folder_without_a_release_file_or_without_a_program_is_no_java_home() throws IOException {
        assertThat(JavaHomes.featureOf(machine)).isZero();
        var release = Files.writeString(user.resolve("release"), "JAVA_VERSION=\"1000\"\n");
        assertThat(JavaHomes.featureOf(release.resolveSibling("."))).isZero();
    }

    @Test
    void the_feature_number_is_read_from_the_release_file() throws IOException {
        assertThat(JavaHomes.featureOf(java("a", "25.0.3"))).isEqualTo(25);
        assertThat(JavaHomes.featureOf(java("b", "26-ea"))).isEqualTo(26);
        assertThat(JavaHomes.featureOf(java("c", "1.8.0_402"))).isEqualTo(1);
        assertThat(JavaHomes.featureOf(java("d", "unknown"))).isZero();
    }

    private Path java(String folder, String version) throws IOException {
        var home = machine.resolve(folder);
        Files.createDirectories(home.resolve("bin"));
        Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"Nobody\"\nJAVA_VERSION=\"" + version + "\"\n");
        Files.createFile(home.resolve("bin/java"));
        assertThat(home.resolve("bin/java").toFile().setExecutable(true)).isTrue();
        return home;
    }
}
