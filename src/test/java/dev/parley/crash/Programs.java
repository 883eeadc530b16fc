package dev.parley.crash;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// How servers and the store they share are started.
///
/// @param flows the folder of the flows they serve
record Programs(List<String> server, List<String> store, Path flows) {
    private static final Path FLOWS = Path.of("src", "test", "resources", "dev", "parley", "crash", "flows");

    /// What `./parley build` has built, started as `./parley serve` does.
    static Programs built() {
        List<String> server = new ArrayList<>(List.of(java(), "@src/main/launch/jvm.options"));
        Path warm = Path.of("target", "warm", "parley.aot");
        if (Files.exists(warm)) {
            server.addAll(List.of("-XX:AOTCache=" + warm, "-Xlog:disable", "-Xlog:all=error:stderr"));
        }
        server.addAll(List.of("-jar", "target/parley.jar", "serve"));
        return new Programs(
                List.copyOf(server),
                List.of(
                        java(),
                        "-cp",
                        String.join(java.io.File.pathSeparator, "target/parley.jar", "target/lib/*"),
                        "src/test/java/dev/parley/crash/StoreProcess.java"),
                FLOWS);
    }

    /// The classes that this process runs on, so that nothing need be built before.
    static Programs onTheClassPath() {
        String classes = System.getProperty("java.class.path");
        List<String> java = List.of(java(), "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx256m", "-cp", classes);
        return new Programs(with(java, "dev.parley.Main", "serve"), with(java, StoreProcess.class.getName()), FLOWS);
    }

    private static List<String> with(List<String> first, String... more) {
        return java.util.stream.Stream.concat(first.stream(), java.util.Arrays.stream(more))
                .toList();
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }
}
