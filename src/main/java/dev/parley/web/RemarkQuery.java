package dev.parley.web;

import dev.parley.flow.FlowId;
import dev.parley.followup.Remark;
import dev.parley.followup.Remarks;
import dev.parley.kit.Leaf;
import io.vertx.core.MultiMap;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Reads which remarks are asked for: `flow`, `from`, `until`, and for lists `theme`, `mood`, `sentiment`, `language`,
/// `words`, `cursor`, `limit`.
///
/// A cursor tells, beside the place of the last one, until when its window reaches: `time window remark`.
///
/// @param filter what a list shows of them
record RemarkQuery(Remarks.Query period, RemarkFilter filter, Leaf.Wish wish) {
    private static final List<String> PERIOD = List.of("flow", "from", "until");
    private static final List<String> LIST = Stream.concat(
                    PERIOD.stream(), Stream.of("theme", "mood", "sentiment", "language", "words", "cursor", "limit"))
            .toList();
    /// Stands for a remark where a window is to be shown from its beginning; no remark has this id.
    private static final String WHOLE = "*";
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
        Leaf.Wish wish = CursorText.wish(query);
        RemarkQuery read = new RemarkQuery(period(query, now), filter, wish);
        Optional<RemarkQuery> further = wish.after().map(Leaf.Spot::id).flatMap(read::behind);
        if (wish.after().isPresent() && further.isEmpty()) {
            query.fault("cursor", "is the next of an earlier answer");
        }
        query.check();
        return further.orElse(read);
    }

    /// This, behind what a cursor says; empty if it says nothing.
    private Optional<RemarkQuery> behind(String said) {
        return CursorText.plain(said).map(window -> {
            Remarks.Query narrowed = new Remarks.Query(period.flow(), period.from(), window.at());
            Optional<Leaf.Spot> last = wish.after()
                    .filter(any -> !window.id().equals(WHOLE))
                    .map(spot -> new Leaf.Spot(spot.at(), window.id()));
            return new RemarkQuery(narrowed, filter, new Leaf.Wish(last, wish.limit()));
        });
    }

    /// Where to go on after a page of a window: in the window, or in the one before it.
    Optional<Leaf.Spot> next(Leaf<Remark> page, Remarks.Window window) {
        return page.next()
                .map(spot -> new Leaf.Spot(spot.at(), period.until() + " " + spot.id()))
                .or(() -> window.back().map(back -> new Leaf.Spot(back, back + " " + WHOLE)));
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
