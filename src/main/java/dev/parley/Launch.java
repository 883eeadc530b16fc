package dev.parley;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// What `java -jar parley.jar` starts: runs `Main` right here when this Java is new enough, else looks for a newer one
/// on this machine and runs `Main` there, with the same arguments, streams, exit code and signals.
///
/// Compiled for Java 11 (see pom.xml), so that an older Java gets a sentence instead of an
/// UnsupportedClassVersionError.
public final class Launch {
    /// The Java that Parley is compiled for: `java.release` in pom.xml.
    static final int FEATURE = 25;

    /// sysexits.h EX_CONFIG: something is missing on this machine.
    private static final int EX_CONFIG = 78;

    private static final String MISSING = String.join(
            System.lineSeparator(),
            "Parley needs Java %d or newer. This is Java %d, and no newer one was found in PARLEY_JAVA_HOME, in",
            "JAVA_HOME, on the PATH or where installers put it. To get one:",
            "  Debian, Ubuntu  sudo apt install openjdk-25-jdk     (older releases: https://adoptium.net/installation/linux)",
            "  macOS           brew install openjdk@25",
            "  Windows         winget install EclipseAdoptium.Temurin.25.JDK",
            "  any other       https://adoptium.net");

    private Launch() {}

    /// Runs the command named by the arguments.
    public static void main(String[] args) throws ReflectiveOperationException, IOException, InterruptedException {
        if (Runtime.version().feature() >= FEATURE) {
            Class.forName("dev.parley.Main").getMethod("main", String[].class).invoke(null, (Object) args);
        } else {
            System.exit(elsewhere(args));
        }
    }

    private static int elsewhere(String[] args) throws IOException, InterruptedException {
        var environment = System.getenv();
        var home = JavaHomes.find(FEATURE, environment, Path.of(System.getProperty("user.home")));
        if (home.isEmpty()) {
            System.err.printf(MISSING + "%n", FEATURE, Runtime.version().feature());
            return EX_CONFIG;
        }
        return relay(command(home.get(), environment, List.of(args)));
    }

    /// The same call for another Java: its own options, those of this machine and of this call, then `Main`.
    static List<String> command(Path home, Map<String, String> environment, List<String> args) {
        var command = new ArrayList<String>();
        command.add(JavaHomes.program(home, "java").toString());
        Stream.of(optionsFile(), words(environment.get("PARLEY_JAVA_OPTIONS")), optionsOfThisJava())
                .flatMap(options -> options)
                .forEach(command::add);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "dev.parley.Main"));
        command.addAll(args);
        return List.copyOf(command);
    }

    /// Starts the command on this process's streams, waits for it and returns its exit code. When this process is told
    /// to end (Ctrl-C, SIGTERM), the command is told so too, and this process ends after it.
    static int relay(List<String> command) throws IOException, InterruptedException {
        var process = new ProcessBuilder(command).inheritIO().start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            process.destroy();
            process.onExit().join();
        }));
        return process.waitFor();
    }

    private static Stream<String> optionsFile() {
        try {
            var jar = Path.of(Launch.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            var options = jar.resolveSibling("jvm.options");
            return Stream.of(options).filter(Files::isRegularFile).map(path -> "@" + path);
        } catch (URISyntaxException e) {
            throw new IllegalStateException("the place of parley.jar is no path", e);
        }
    }

    private static Stream<String> optionsOfThisJava() {
        return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(option -> option.startsWith("-D") || option.startsWith("-X"));
    }

    private static Stream<String> words(String text) {
        return text == null ? Stream.empty() : Stream.of(text.split("\\s+")).filter(word -> !word.isEmpty());
    }
}
