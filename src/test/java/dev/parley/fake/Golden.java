package dev.parley.fake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// Files beside what they check. `-Dgolden=update` writes them anew; the difference is then read before it is
/// committed.
public final class Golden {
    private static final Path FLOWS = Path.of("src/test/resources/dev/parley/flowfile");

    private Golden() {}

    /// A text must be what the file says.
    public static void check(Path file, String actual) {
        try {
            if ("update".equals(System.getProperty("golden"))) {
                Files.writeString(file, actual);
            }
            assertThat(actual).as("%s; -Dgolden=update writes it anew", file).isEqualTo(Files.readString(file));
        } catch (IOException fault) {
            throw new UncheckedIOException("no golden file " + file + "; write it with -Dgolden=update", fault);
        }
    }

    /// The flow files in a folder of flowfile's test resources.
    public static List<Path> flows(String folder) {
        try (Stream<Path> files = Files.list(FLOWS.resolve(folder))) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        } catch (IOException fault) {
            throw new UncheckedIOException("no folder " + folder, fault);
        }
    }

    /// The file beside another, with another ending.
    public static Path beside(Path file, String ending) {
        String name = String.valueOf(file.getFileName());
        return file.resolveSibling(name.substring(0, name.lastIndexOf('.')) + ending);
    }

    /// What a file says.
    public static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException fault) {
            throw new UncheckedIOException("cannot read " + file, fault);
        }
    }
}
