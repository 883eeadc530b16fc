package dev.parley.web;

import dev.parley.followup.Case;
import dev.parley.followup.CaseBook;
import dev.parley.kit.Work;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// `GET /api/v1/case-events`: tells by server-sent events which cases have changed (`case`, with the case; `many` if
/// the list is to be read again), on whatever node. As long as somebody listens, the store is asked once a second for
/// all of them together. One event loop, but for {@link #end}.
public final class CaseStream implements Routes {
    private static final String PATH = "/api/v1/case-events";
    private static final long LOOK_MILLIS = 1_000;
    private static final int LOOKS_A_BEAT = 15;
    private static final int MOST = 200;
    /// More cases do not change within seconds, or else a list is the better way to look at them.
    private static final int NEWS = 500;
    /// Clocks of nodes differ by so much, and writes take their time.
    private static final Duration OVERLAP = Duration.ofSeconds(10);

    private final CaseBook book;
    private final ApiTokens tokens;
    private final Work work;
    private final InstantSource clock;
    private final Set<EventStream> listeners = ConcurrentHashMap.newKeySet();
    private final Map<String, Long> told = new HashMap<>();
    private Instant since = Instant.EPOCH;
    private boolean looking;
    private int looks;

    /// @param work where the store is asked
    public CaseStream(CaseBook book, ApiTokens tokens, Work work, InstantSource clock) {
        this.book = book;
        this.tokens = tokens;
        this.work = work;
        this.clock = clock;
    }

    @Override
    public void addTo(Router router) {
        router.get(PATH).handler(tokens::check).handler(this::open);
    }

    private void open(RoutingContext context) {
        if (listeners.size() >= MOST) {
            context.fail(new ProblemException(
                    Problem.tryAgain("too-many-streams", "Too many windows listen. Close some and try again.")));
            return;
        }
        EventStream listener = new EventStream(context.response());
        listener.begin(() -> listeners.remove(listener));
        if (listeners.isEmpty()) {
            told.clear();
            since = clock.instant();
            listeners.add(listener);
            Context here = context.vertx().getOrCreateContext();
            context.vertx().setPeriodic(LOOK_MILLIS, timer -> look(context.vertx(), here, timer));
        } else {
            listeners.add(listener);
        }
    }

    /// Ends all streams, so that the server may end: who listens comes again elsewhere. Safe for any thread.
    public void end() {
        listeners.forEach(EventStream::end);
    }

    private void look(Vertx vertx, Context here, long timer) {
        listeners.removeIf(one -> !one.isOpen());
        if (listeners.isEmpty()) {
            vertx.cancelTimer(timer);
        } else if (!looking) {
            looking = true;
            Instant from = since.minus(OVERLAP);
            Instant now = clock.instant();
            work.run(() -> book.changedSince(from, NEWS))
                    .onComplete(found -> here.runOnContext(back -> {
                        looking = false;
                        if (found.succeeded()) {
                            tell(found.result(), now);
                        }
                    }));
        }
    }

    private void tell(List<Case> changed, Instant now) {
        List<Case> news = new ArrayList<>();
        for (Case one : changed) {
            Long before = told.put(one.id().value(), one.version());
            if (before == null || before < one.version()) {
                news.add(one);
            }
        }
        since = now;
        told.keySet().retainAll(changed.stream().map(one -> one.id().value()).toList());
        if (changed.size() >= NEWS) {
            listeners.forEach(one -> one.send("event: many\ndata: {}\n"));
        }
        looks++;
        if (looks % LOOKS_A_BEAT == 0) {
            listeners.forEach(EventStream::beat);
        }
        news.forEach(one -> listeners.forEach(listener -> listener.send(event(one))));
    }

    private static String event(Case one) {
        return "event: case\ndata: " + CaseRoutes.json(one).encode() + "\n";
    }
}
