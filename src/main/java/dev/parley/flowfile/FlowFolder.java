package dev.parley.flowfile;

import dev.parley.flow.FlowId;
import dev.parley.flowfile.FlowLoader.Claimed;
import dev.parley.flowfile.source.Mark;
import dev.parley.flowfile.source.Problem;
import dev.parley.flowfile.source.Problem.Severity;
import dev.parley.flowfile.source.SourceLimits;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Loads all flows of a folder in the order of their files' names, and checks what must differ between them. One
/// thread.
public final class FlowFolder {
    private static final String TESTS = ".test" + FlowLoader.SUFFIX;

    private final Path folder;
    private final List<Problem> clashes = new ArrayList<>();
    private final Map<String, String> keywords = new LinkedHashMap<>();
    private Optional<String> fallback = Optional.empty();

    private FlowFolder(Path folder) {
        this.folder = folder;
    }

    /// What a folder holds.
    ///
    /// @param files every flow file by its flow's name, in the order of the files' names, also those with errors
    /// @param clashes errors between flows: the same start word, or two default flows
    public record Result(Map<String, LoadedFlow> files, List<Problem> clashes) {
        public Result {
            files = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(files));
            clashes = List.copyOf(clashes);
        }

        /// Everything that is wrong, by file and place.
        public List<Problem> problems() {
            return Stream.concat(files.values().stream().flatMap(file -> file.problems().stream()), clashes.stream())
                    .sorted(Problem.BY_PLACE)
                    .toList();
        }
    }

    /// Loads a folder.
    ///
    /// @throws UncheckedIOException if the folder or a file in it cannot be read
    public static Result load(Path folder) {
        FlowFolder flows = new FlowFolder(folder);
        List<Path> paths = flows.files();
        // A flow's conditions are compiled when it is loaded, which takes its time at a start.
        List<Claimed> loaded = paths.parallelStream()
                .map(file -> FlowLoader.load(flows.source(file), flows::find))
                .toList();
        Map<String, LoadedFlow> files = new LinkedHashMap<>();
        for (int i = 0; i < paths.size(); i++) {
            String name = String.valueOf(paths.get(i).getFileName());
            Claimed claimed = loaded.get(i);
            files.put(name.substring(0, name.length() - FlowLoader.SUFFIX.length()), claimed.loaded());
            flows.compare(paths.get(i).toString(), claimed.claims());
        }
        return new Result(files, flows.clashes);
    }

    /// Where the flows of a folder find the flows they include.
    public static Includes includes(Path folder) {
        return new FlowFolder(folder)::find;
    }

    private List<Path> files() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(FlowFolder::isFlow)
                    .sorted()
                    .toList();
        } catch (IOException fault) {
            throw new UncheckedIOException("cannot read the flows in " + folder, fault);
        }
    }

    private static boolean isFlow(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.endsWith(FlowLoader.SUFFIX) && !name.endsWith(TESTS) && !name.startsWith(".");
    }

    private Optional<FlowSource> find(FlowId id) {
        Path file = folder.resolve(id + FlowLoader.SUFFIX);
        return Files.isRegularFile(file) ? Optional.of(source(file)) : Optional.empty();
    }

    private FlowSource source(Path file) {
        // One byte more than is read, so that a file that is too large is seen to be.
        try (InputStream content = Files.newInputStream(file)) {
            return FlowSource.of(file.toString(), content.readNBytes(SourceLimits.MAX_BYTES + 1));
        } catch (IOException fault) {
            throw new UncheckedIOException("cannot read " + file, fault);
        }
    }

    private void compare(String file, Claims claims) {
        claims.keywords().forEach((word, at) -> {
            String first = keywords.putIfAbsent(word, file);
            if (first != null) {
                clash(file, at, "keyword " + word + " starts the flow in " + first + " already");
            }
        });
        claims.fallback().ifPresent(at -> {
            fallback.ifPresent(first -> clash(file, at, "the default flow is the one in " + first + " already"));
            fallback = fallback.or(() -> Optional.of(file));
        });
    }

    private void clash(String file, Mark at, String message) {
        clashes.add(new Problem(Severity.ERROR, file, at.line(), at.column(), message));
    }
}
