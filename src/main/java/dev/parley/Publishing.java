package dev.parley;

import dev.parley.authoring.Release;
import dev.parley.authoring.Releases;
import dev.parley.authoring.Shelf;
import dev.parley.authoring.Standing;
import dev.parley.flow.Flow;
import dev.parley.flow.FlowId;
import dev.parley.flow.Revision;
import dev.parley.flowfile.FlowFolder;
import dev.parley.flowfile.FlowLoader;
import dev.parley.flowfile.LoadedFlow;
import dev.parley.flowfile.source.Problem;
import dev.parley.inbox.PublishedFlows;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Serves flows: of each what was published last, whether from the folder or from the app. A file that has changed is
/// published if it has no fault and its tests are green, unless somebody published something newer in the app: that is
/// never overwritten by a file. Safe for any thread, one at a time.
final class Publishing {
    private static final Logger LOG = LoggerFactory.getLogger(Publishing.class);

    private final ReentrantLock turn = new ReentrantLock();
    private final Path folder;
    private final Releases releases;
    private final PublishedFlows flows;
    private final InstantSource clock;
    private final Gauge gauge;
    private volatile Map<String, Optional<Revision>> files = Map.of();

    /// Looks at the tests of flows.
    ///
    /// @param problems plays the tests beside a flow's file, and gives what went wrong
    /// @param tests the text of these tests; "" if there are none
    record Gauge(BiFunction<Path, Flow, List<Problem>> problems, Function<Path, String> tests) {}

    /// Where it is kept what was published, and which tests a file must pass.
    record Parts(Releases releases, InstantSource clock, Gauge gauge) {}

    Publishing(Path folder, PublishedFlows flows, Parts parts) {
        this.folder = folder;
        this.flows = flows;
        releases = parts.releases();
        clock = parts.clock();
        gauge = parts.gauge();
    }

    /// Loads a revision that was published before.
    static Optional<Flow> stored(Releases releases, Revision revision) {
        return releases.kept(revision)
                .flatMap(kept -> FlowLoader.reload(revision.flow() + ".yaml", kept.bundle())
                        .flow());
    }

    /// Reads the folder and serves what can be served.
    ///
    /// @return how many flows are served
    /// @throws dev.parley.inbox.StoreUnavailable if revisions cannot be kept
    int publish() {
        return publish(FlowFolder.load(folder));
    }

    /// Serves what can be served, with a folder that was read. Flows do not depend on one another, so their tests are
    /// played side by side.
    ///
    /// @return how many flows are served
    /// @throws dev.parley.inbox.StoreUnavailable if revisions cannot be kept
    int publish(FlowFolder.Result loaded) {
        turn.lock();
        try {
            Map<String, Shelf> shelves = releases.all().stream()
                    .collect(Collectors.toMap(shelf -> shelf.flow().value(), Function.identity()));
            Map<String, Optional<Revision>> found = new ConcurrentHashMap<>();
            List<Flow> served = new ArrayList<>(loaded.files().entrySet().parallelStream()
                    .map(entry -> {
                        List<Problem> faults = faults(entry.getKey(), entry.getValue(), loaded.clashes());
                        FlowFile file = new FlowFile(entry.getKey(), entry.getValue(), faults);
                        found.put(entry.getKey(), file.good().map(Flow::revision));
                        return serve(file, Optional.ofNullable(shelves.get(entry.getKey())));
                    })
                    .flatMap(Optional::stream)
                    .toList());
            shelves.values().stream()
                    .filter(shelf -> !found.containsKey(shelf.flow().value()))
                    .filter(shelf -> shelf.served().from() == Release.From.APP)
                    .forEach(
                            shelf -> stored(releases, shelf.served().revision()).ifPresent(served::add));
            files = Map.copyOf(found);
            flows.publish(served);
            return served.size();
        } finally {
            turn.unlock();
        }
    }

    /// What the files of the folder say, by the flows' names; nothing for those with errors.
    Map<String, Optional<Revision>> files() {
        return files;
    }

    /// A file that was read.
    private record FlowFile(String name, LoadedFlow loaded, List<Problem> faults) {
        Optional<Flow> good() {
            return loaded.flow().filter(flow -> faults.stream().noneMatch(Problem::isError));
        }
    }

    private List<Problem> faults(String name, LoadedFlow file, List<Problem> clashes) {
        List<Problem> faults = new ArrayList<>(file.problems());
        clashes.stream()
                .filter(clash -> clash.file().equals(path(name).toString()))
                .forEach(faults::add);
        return faults;
    }

    private Path path(String name) {
        return folder.resolve(name + ".yaml");
    }

    private Optional<Flow> serve(FlowFile file, Optional<Shelf> shelf) {
        Optional<Flow> good = file.good();
        Standing standing = shelf.map(it -> it.standing(good.map(Flow::revision)))
                .orElse(good.isPresent() ? Standing.FILE_IS_NEW : Standing.NO_FILE);
        file.faults().stream().filter(Problem::isError).forEach(problem -> LOG.error("{}", problem));
        return switch (standing) {
            case SAME -> good;
            case FILE_IS_NEW -> good.flatMap(flow -> tried(file, flow, shelf));
            case NO_FILE -> last(file.name(), shelf);
            case FILE_IS_BEHIND ->
                shelf.flatMap(it -> stored(releases, it.served().revision()));
            case CONFLICT -> {
                LOG.warn("flow {}: {}", file.name(), standing.advice());
                yield shelf.flatMap(it -> stored(releases, it.served().revision()));
            }
        };
    }

    /// Publishes a file if its tests are green.
    private Optional<Flow> tried(FlowFile file, Flow flow, Optional<Shelf> shelf) {
        Path path = path(file.name());
        List<Problem> red = gauge.problems().apply(path, flow).stream()
                .filter(Problem::isError)
                .toList();
        if (!red.isEmpty()) {
            red.forEach(problem -> LOG.error("{}", problem));
            return last(file.name(), shelf);
        }
        String source = file.loaded().source();
        Releases.Kept kept =
                new Releases.Kept(source, file.loaded().own(), gauge.tests().apply(path));
        releases.keep(flow.revision(), kept, clock.instant());
        Release release = new Release(flow.revision(), "", clock.instant(), "", Release.From.FILE);
        Optional<Revision> revision = Optional.of(flow.revision());
        if (!releases.put(
                shelf.map(it -> it.with(release, revision)).orElseGet(() -> Shelf.first(release, revision)))) {
            LOG.info("flow {} was published by another node at the same moment", file.name());
        }
        return Optional.of(flow);
    }

    private Optional<Flow> last(String name, Optional<Shelf> shelf) {
        Optional<Flow> last = Optional.of(name)
                .filter(FlowId::isValid)
                .flatMap(valid -> shelf)
                .flatMap(it -> stored(releases, it.served().revision()));
        LOG.warn(
                "the file of flow {} is not published; {}",
                name,
                last.map(flow -> "its last good revision " + flow.revision() + " goes on serving")
                        .orElse("it never was, so nothing is served for it"));
        return last;
    }
}
