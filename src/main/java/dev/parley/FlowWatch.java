package dev.parley;

import dev.parley.kit.Rounds;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks every two seconds whether a flow file has changed, or another node has published something, and publishes anew
/// if so. Looking beats being told: folders shared into containers and over networks do not tell. Safe for any thread.
final class FlowWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FlowWatch.class);
    /// An author saves a file and looks; reading the names and times of a folder costs next to nothing.
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final Path folder;
    private final Supplier<String> elsewhere;
    private final Runnable publish;
    private Map<String, String> known;
    private volatile Optional<Rounds> rounds = Optional.empty();

    private FlowWatch(Path folder, Supplier<String> elsewhere, Runnable publish) {
        this.folder = folder;
        this.elsewhere = elsewhere;
        this.publish = publish;
        known = fingerprint();
    }

    /// Watches a folder from its present state on.
    ///
    /// @param elsewhere a text that changes whenever another node publishes something
    static FlowWatch start(Path folder, Supplier<String> elsewhere, Runnable publish) {
        FlowWatch watch = new FlowWatch(folder, elsewhere, publish);
        watch.rounds = Optional.of(Rounds.start("flow-watch", PAUSE, PAUSE, watch::look));
        return watch;
    }

    /// Publishes if something has changed since the last look. A failure is told and tried again at the next change.
    void look() {
        try {
            Map<String, String> now = fingerprint();
            if (!now.equals(known)) {
                known = now;
                publish.run();
                LOG.info("flows were published anew: a file in {} has changed, or another node published one", folder);
            }
        } catch (UncheckedIOException | IllegalStateException e) {
            LOG.error("flows were not published anew: {}", e.getMessage());
        }
    }

    @Override
    public void close() {
        rounds.ifPresent(Rounds::close);
    }

    private Map<String, String> fingerprint() {
        Map<String, String> files = new TreeMap<>();
        files.put("", elsewhere.get());
        try (Stream<Path> all = Files.list(folder)) {
            for (Path file : all.filter(one -> one.toString().endsWith(".yaml")).toList()) {
                BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
                files.put(file.toString(), attributes.lastModifiedTime() + "/" + attributes.size());
            }
            return files;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot look at the flows in " + folder, e);
        }
    }
}
