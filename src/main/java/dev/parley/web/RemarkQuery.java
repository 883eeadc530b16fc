package dev.parley.web;

import dev.parley.flow.FlowId;
import dev.parley.followup.Remarks;
import io.vertx.core.MultiMap;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Reads which remarks are asked for: `flow`, `from`, `until`, and for lists `theme`, `mood`, `sentiment`, `language`,
/// `words`, `limit`.
///
/// @param filter what a list shows of them
record RemarkQuery(Remarks.Query period, RemarkFilter filter, int limit) {
    private static final List<String> PERIOD = List.of("flow", "from", "until");
    private static final List<String> LIST = Stream.concat(
                    PERIOD.stream(), Stream.of("theme", "mood", "sentiment", "language", "words", "limit"))
            .toList();
    private static final Duration USUAL = Duration.ofDays(90);

    /// A period alone.
    ///
    /// @throws ProblemException with everything that is wrong
    static Remarks.Query period(MultiMap given, Instant now) {
        Query query = new Query(given, PERIOD);
        Remarks.Query period = period(query, now);
        query.check();
        return period;
    }

    /// A list's.
    ///
    /// @throws ProblemException with everything that is wrong
    static RemarkQuery list(MultiMap given, Instant now) {
        Query query = new Query(given, LIST);
        RemarkFilter filter = RemarkFilter.read(query);
        RemarkQuery read = new RemarkQuery(period(query, now), filter, query.limit());
        query.check();
        return read;
    }

    private static Remarks.Query period(Query query, Instant now) {
        // What is said at this very moment belongs to it.
        Instant until = query.time("until").orElse(now.plusMillis(1));
        Instant from = query.time("from").orElse(until.minus(USUAL));
        Optional<String> flow = query.text("flow");
        if (flow.filter(name -> !FlowId.isValid(name)).isPresent()) {
            query.fault("flow", "is no survey's name");
        }
        return new Remarks.Query(flow.filter(FlowId::isValid).map(FlowId::new), from, until);
    }
}
