package dev.parley.web;

import dev.parley.flow.Flow;
import dev.parley.flow.FlowId;
import dev.parley.inbox.Flows;
import dev.parley.kit.Work;
import dev.parley.study.StudyStore;
import dev.parley.study.Summary;
import dev.parley.web.Answering.Reply;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// `GET /api/v1/results/{flow}`: what may be shown of an anonymous flow, by day (`from`, `to`) and by one field
/// (`segment=team:Sales`).
public final class ResultRoutes implements Routes {
    private static final Problem UNKNOWN = Problem.of(404, "not-found", "There is no published flow of this name.");
    private static final Problem NAMED = Problem.of(
            404,
            "not-anonymous",
            "This flow is not anonymous: its answers are at /api/v1/conversations?flow=… and /api/v1/exports/ratings.");

    private final Flows flows;
    private final StudyStore study;
    private final ApiTokens tokens;
    private final Answering answering;

    /// @param work where entries are counted
    public ResultRoutes(Flows flows, StudyStore study, ApiTokens tokens, Work work) {
        this.flows = flows;
        this.study = study;
        this.tokens = tokens;
        answering = new Answering(work);
    }

    @Override
    public void addTo(Router router) {
        router.get("/api/v1/results/:flow").handler(tokens::check).handler(this::results);
    }

    private void results(RoutingContext context) {
        Query query = new Query(context.queryParams(), List.of("from", "to", "segment"));
        Summary.Wanted wanted = new Summary.Wanted(
                new StudyStore.Span(
                        day(query, "from", StudyStore.Span.ALWAYS.from()),
                        day(query, "to", StudyStore.Span.ALWAYS.to())),
                segment(query));
        query.check();
        String name = Objects.requireNonNull(context.pathParam("flow"), "the route has :flow");
        answering.answer(context, () -> Reply.ok(SummaryJson.of(Summary.of(flow(name), study, wanted))));
    }

    private Flow flow(String name) {
        Flow flow = Optional.of(name)
                .filter(FlowId::isValid)
                .flatMap(one -> flows.published(new FlowId(one)))
                .orElseThrow(() -> new ProblemException(UNKNOWN));
        if (flow.about().anonymity().isEmpty()) {
            throw new ProblemException(NAMED);
        }
        return flow;
    }

    /// Days only: a time of day would tell groups apart by when they answered.
    private static LocalDate day(Query query, String name, LocalDate otherwise) {
        try {
            return query.text(name).map(LocalDate::parse).orElse(otherwise);
        } catch (DateTimeException e) {
            query.fault(name, "is a day such as 2026-03-31");
            return otherwise;
        }
    }

    private static Optional<Map.Entry<String, String>> segment(Query query) {
        Optional<String> text = query.text("segment");
        int colon = text.map(it -> it.indexOf(':')).orElse(0);
        if (text.isPresent() && colon < 1) {
            query.fault("segment", "is a field and its value, such as team:Sales");
            return Optional.empty();
        }
        return text.map(it -> Map.entry(it.substring(0, colon), it.substring(colon + 1)));
    }
}
