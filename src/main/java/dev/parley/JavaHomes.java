package dev.parley;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The Java installations of this machine, found without starting any of them.
///
/// Runs on Java 11 (see `Launch`), so nothing newer than Java 11 may be used here. Safe for any thread.
final class JavaHomes {
    private static final Pattern VERSION = Pattern.compile("^JAVA_VERSION=\"(\\d+)", Pattern.MULTILINE);

    /// Folders that hold one installation in each sub-folder. `~` is the user's home.
    private static final List<String> USUAL_PLACES = List.of(
            "/usr/lib/jvm",
            "/usr/java",
            "/opt/java",
            "/Library/Java/JavaVirtualMachines",
            "~/Library/Java/JavaVirtualMachines",
            "/opt/homebrew/opt",
            "/usr/local/opt",
            "~/.sdkman/candidates/java",
            "~/.jdks",
            "~/.asdf/installs/java",
            "~/.local/share/mise/installs/java",
            "C:\\Program Files\\Java",
            "C:\\Program Files\\Eclipse Adoptium",
            "C:\\Program Files\\Amazon Corretto",
            "C:\\Program Files\\Microsoft",
            "C:\\Program Files\\Zulu");

    /// Where a macOS bundle and a Homebrew formula keep their home.
    private static final List<String> INSIDE = List.of("", "Contents/Home", "libexec/openjdk.jdk/Contents/Home");

    private JavaHomes() {}

    /// The home of the newest Java that is at least `feature`, looked for in `PARLEY_JAVA_HOME` (which wins over all
    /// others), `JAVA_HOME`, on the `PATH` and where installers put it.
    static Optional<Path> find(int feature, Map<String, String> environment, Path userHome) {
        return newest(feature, named(environment, "PARLEY_JAVA_HOME"))
                .or(() -> newest(
                        feature,
                        Stream.of(named(environment, "JAVA_HOME"), onPath(environment), usual(userHome))
                                .flatMap(homes -> homes)));
    }

    /// The feature number (25 for 25.0.3) from the `release` file of a Java home; 0 if this is no Java home.
    static int featureOf(Path home) {
        Path release = home.resolve("release");
        if (!Files.isRegularFile(release) || !Files.isExecutable(program(home, "java"))) {
            return 0;
        }
        try {
            Matcher version = VERSION.matcher(Files.readString(release));
            return version.find() ? Integer.parseInt(version.group(1)) : 0;
        } catch (IOException unreadable) {
            return 0;
        }
    }

    private static Optional<Path> newest(int feature, Stream<Path> homes) {
        return homes.filter(home -> featureOf(home) >= feature).max(Comparator.comparingInt(JavaHomes::featureOf));
    }

    private static Stream<Path> named(Map<String, String> environment, String variable) {
        return Stream.ofNullable(environment.get(variable))
                .filter(value -> !value.isBlank())
                .map(Path::of);
    }

    private static Stream<Path> onPath(Map<String, String> environment) {
        return Stream.of(environment.getOrDefault("PATH", "").split(File.pathSeparator))
                .filter(folder -> !folder.isBlank())
                .map(folder -> Path.of(folder, executable("java")))
                .filter(Files::isExecutable)
                .flatMap(JavaHomes::homeOf);
    }

    /// `/usr/bin/java` is a link to the `bin/java` of its home.
    private static Stream<Path> homeOf(Path java) {
        try {
            return Stream.ofNullable(java.toRealPath().getParent()).map(Path::getParent);
        } catch (IOException dangling) {
            return Stream.empty();
        }
    }

    private static Stream<Path> usual(Path userHome) {
        return USUAL_PLACES.stream()
                .map(place -> place.startsWith("~") ? userHome.resolve(place.substring(2)) : Path.of(place))
                .flatMap(JavaHomes::subfolders)
                .flatMap(folder -> INSIDE.stream().map(folder::resolve));
    }

    private static Stream<Path> subfolders(Path folder) {
        if (!Files.isDirectory(folder)) {
            return Stream.empty();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.collect(Collectors.toList()).stream();
        } catch (IOException forbidden) {
            return Stream.empty();
        }
    }

    /// The program of that name in the home's `bin` folder.
    static Path program(Path home, String name) {
        return home.resolve("bin").resolve(executable(name));
    }

    private static String executable(String name) {
        return File.separatorChar == '\\' ? name + ".exe" : name;
    }
}
