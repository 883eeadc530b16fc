package dev.parley;

import dev.parley.flow.Flow;
import dev.parley.flow.FlowId;
import dev.parley.flow.Revision;
import dev.parley.flowfile.FlowFolder;
import dev.parley.flowfile.FlowLoader;
import dev.parley.flowfile.LoadedFlow;
import dev.parley.flowfile.source.Problem;
import dev.parley.inbox.PublishedFlows;
import dev.parley.store.RevisionDocuments;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Publishes the flows of a folder: every one without a fault and with green tests as it is now, every other one as it
/// was
/// published last. One thread.
final class Publishing {
    private static final Logger LOG = LoggerFactory.getLogger(Publishing.class);

    private final Path folder;
    private final RevisionDocuments revisions;
    private final PublishedFlows flows;
    private final InstantSource clock;
    private final BiFunction<Path, Flow, List<Problem>> tests;

    /// Where revisions are kept and which tests a new one must pass.
    ///
    /// @param tests plays the tests beside a flow's file, and gives what went wrong
    record Parts(RevisionDocuments revisions, InstantSource clock, BiFunction<Path, Flow, List<Problem>> tests) {}

    Publishing(Path folder, PublishedFlows flows, Parts parts) {
        this.folder = folder;
        this.flows = flows;
        revisions = parts.revisions();
        clock = parts.clock();
        tests = parts.tests();
    }

    /// Loads a revision that was published before.
    static Optional<Flow> stored(RevisionDocuments revisions, Revision revision) {
        return revisions
                .find(revision)
                .flatMap(source ->
                        FlowLoader.reload(revision.flow() + ".yaml", source).flow());
    }

    /// Reads the folder and serves what can be served.
    ///
    /// @return how many flows are served
    /// @throws dev.parley.inbox.StoreUnavailable if revisions cannot be kept
    int publish() {
        return publish(FlowFolder.load(folder));
    }

    /// Serves what can be served of a folder that was read. Flows do not depend on one another, so their tests are
    /// played side by side.
    ///
    /// @return how many flows are served
    /// @throws dev.parley.inbox.StoreUnavailable if revisions cannot be kept
    int publish(FlowFolder.Result loaded) {
        Map<String, List<Problem>> clashes = loaded.clashes().stream().collect(Collectors.groupingBy(Problem::file));
        List<Flow> served = loaded.files().entrySet().parallelStream()
                .map(entry -> serve(entry.getKey(), entry.getValue(), clashes))
                .flatMap(Optional::stream)
                .toList();
        flows.publish(served);
        return served.size();
    }

    private Optional<Flow> serve(String name, LoadedFlow file, Map<String, List<Problem>> clashes) {
        Path path = folder.resolve(name + ".yaml");
        List<Problem> faults = new ArrayList<>(file.problems());
        faults.addAll(clashes.getOrDefault(path.toString(), List.of()));
        return serve(name, path, file, faults);
    }

    private Optional<Flow> serve(String name, Path path, LoadedFlow file, List<Problem> faults) {
        Optional<Flow> flow = file.flow().filter(one -> faults.stream().noneMatch(Problem::isError));
        if (flow.isPresent() && !isKept(flow.get())) {
            faults.addAll(tests.apply(path, flow.get()));
            flow = flow.filter(one -> faults.stream().noneMatch(Problem::isError));
            flow.ifPresent(one -> revisions.keep(one.revision(), file.source(), clock.instant()));
        }
        faults.stream().filter(Problem::isError).forEach(problem -> LOG.error("{}", problem));
        flow.ifPresent(one -> revisions.point(one.revision()));
        return flow.isPresent() ? flow : last(name);
    }

    private boolean isKept(Flow flow) {
        return revisions.find(flow.revision()).isPresent();
    }

    private Optional<Flow> last(String name) {
        Optional<Flow> last = FlowId.isValid(name)
                ? revisions.pointed(new FlowId(name)).flatMap(revision -> stored(revisions, revision))
                : Optional.empty();
        LOG.warn(
                "flow {} is not published; {}",
                name,
                last.map(flow -> "its last good revision " + flow.revision() + " goes on serving")
                        .orElse("it never was, so nothing is served for it"));
        return last;
    }
}
