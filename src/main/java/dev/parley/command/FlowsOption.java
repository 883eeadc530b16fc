package dev.parley.command;

import dev.parley.flow.Flow;
import dev.parley.flow.FlowId;
import dev.parley.flowfile.FlowFolder;
import dev.parley.flowfile.FlowLoader;
import dev.parley.flowfile.LoadedFlow;
import dev.parley.flowfile.source.Nearest;
import dev.parley.flowfile.source.SourceLimits;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine;

/// Where commands find flows: a folder, and in it a flow by name; or a file by its path.
public final class FlowsOption {
    @CommandLine.Option(
            names = "--flows",
            defaultValue = "${env:PARLEY_FLOWS_DIR:-conversation-flows}",
            paramLabel = "DIR",
            description = "The folder with the flows (default: ${DEFAULT-VALUE}).")
    private Path folder = Path.of("conversation-flows");

    private static final String SUFFIX = ".yaml";

    /// The folder.
    Path folder() {
        return folder;
    }

    /// The file of a flow that is named, or given by its path.
    Path file(String nameOrPath) {
        return FlowId.isValid(nameOrPath) ? folder.resolve(nameOrPath + SUFFIX) : Path.of(nameOrPath);
    }

    /// Loads one flow; says what is wrong with it.
    Optional<Flow> load(String nameOrPath, PrintWriter err) {
        Path file = file(nameOrPath);
        if (!Files.isRegularFile(file)) {
            err.println("There is no flow at " + file + nearest(nameOrPath) + ". --flows names the folder to look in.");
            return Optional.empty();
        }
        LoadedFlow loaded = read(file);
        loaded.problems().forEach(err::println);
        return loaded.flow();
    }

    private String nearest(String name) {
        try (Stream<Path> files = Files.list(folder)) {
            List<String> known = files.map(file -> String.valueOf(file.getFileName()))
                    .filter(file -> file.endsWith(SUFFIX) && !file.endsWith(FlowReport.TEST_SUFFIX))
                    .map(file -> file.substring(0, file.length() - SUFFIX.length()))
                    .sorted()
                    .toList();
            return Nearest.hint(name, known);
        } catch (IOException noFolder) {
            return ", nor a folder " + folder;
        }
    }

    /// Reads and checks one file.
    static LoadedFlow read(Path file) {
        Path parent = Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(file);
        return FlowLoader.load(file.toString(), bytes(file), FlowFolder.includes(parent));
    }

    /// A file's content, one byte more than is read of a flow at the most, so that a file too large is seen to be.
    static byte[] bytes(Path file) {
        try (InputStream content = Files.newInputStream(file)) {
            return content.readNBytes(SourceLimits.MAX_BYTES + 1);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }
}
