package dev.parley.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/// The bundled admin app as it lies in the class path, read when it is first asked for. Safe for any thread; whoever
/// reads the bytes does not change them.
final class AdminFiles {
    private static final String LIST = "files.tsv";

    private final ConcurrentHashMap<String, byte[]> read = new ConcurrentHashMap<>();
    private volatile Map<String, Listed> listed = Map.of();

    /// One line of the list that the bundler leaves.
    ///
    /// @param bytes as they are, and compressed
    /// @param first whether the first page needs it
    record Listed(int bytes, int packed, boolean first) {}

    /// The file as it is or compressed; empty if there is none of that name. May read from the class path.
    Optional<byte[]> find(String name, boolean packed) {
        return list().containsKey(name)
                ? Optional.of(read.computeIfAbsent(packed ? name + ".gz" : name, AdminFiles::bytes))
                : Optional.empty();
    }

    /// Every file by its name; none if the app was not bundled into this build.
    Map<String, Listed> list() {
        if (listed.isEmpty() && AdminFiles.class.getResource("admin/" + LIST) != null) {
            listed = Arrays.stream(new String(bytes(LIST), UTF_8).split("\n"))
                    .map(line -> line.split("\t"))
                    .collect(Collectors.toUnmodifiableMap(parts -> parts[0], AdminFiles::line));
        }
        return listed;
    }

    private static Listed line(String[] parts) {
        return new Listed(Integer.parseInt(parts[1]), Integer.parseInt(parts[2]), parts[3].equals("first"));
    }

    private static byte[] bytes(String name) {
        try (InputStream file = AdminFiles.class.getResourceAsStream("admin/" + name)) {
            if (file == null) {
                throw new IllegalStateException("The class path has no admin/" + name + ": build Parley anew.");
            }
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read admin/" + name, e);
        }
    }
}
