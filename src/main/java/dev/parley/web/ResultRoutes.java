package dev.parley.web;

import dev.parley.flow.Flow;
import dev.parley.flow.FlowId;
import dev.parley.inbox.Flows;
import dev.parley.results.Report;
import dev.parley.results.ResultDesk;
import dev.parley.results.Wanted;
import dev.parley.study.StudyStore;
import dev.parley.study.Summary;
import dev.parley.web.Answering.Reply;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Objects;
import java.util.Optional;

/// `GET /api/v1/results/{flow}`: figures with their intervals, trend, distribution, funnel, outcomes and
/// groups, by day (`from`, `to`), of all people or one group (`segment=store:North`), of groups beside one another
/// (`compare=store:North&compare=store:South`), as JSON or as rows (`format=csv`, `jsonl`); of an
/// anonymous flow what may be shown.
public final class ResultRoutes implements Routes {
    private static final Problem UNKNOWN = Problem.of(404, "not-found", "There is no published flow of this name.");

    private final Flows flows;
    private final ResultDesk desk;
    private final StudyStore study;
    private final boolean areSamples;
    private final ApiPaths api;

    /// Where results are.
    ///
    /// @param study of anonymous flows
    /// @param areSamples whether answers are samples, which each result says
    public record Sources(ResultDesk desk, StudyStore study, boolean areSamples) {}

    /// @param serving what requests are answered with
    public ResultRoutes(Flows flows, Sources sources, Serving serving) {
        this.flows = flows;
        desk = sources.desk();
        study = sources.study();
        areSamples = sources.areSamples();
        api = new ApiPaths(serving);
    }

    @Override
    public void addTo(Router router) {
        router.get("/api/v1/results/:flow").handler(api::check).handler(this::results);
    }

    private void results(RoutingContext context) {
        String name = Objects.requireNonNull(context.pathParam("flow"), "the route has :flow");
        Flow flow = Optional.of(name)
                .filter(FlowId::isValid)
                .flatMap(one -> flows.published(new FlowId(one)))
                .orElseThrow(() -> new ProblemException(UNKNOWN));
        ResultQuery query = new ResultQuery(context.queryParams());
        if (flow.about().anonymity().isPresent()) {
            Summary.Wanted wanted = query.anonymous();
            api.answer(context, () -> Reply.ok(SummaryJson.of(Summary.of(flow, study, wanted))));
        } else {
            named(context, flow, query);
        }
    }

    private void named(RoutingContext context, Flow flow, ResultQuery query) {
        ResultForm form = query.form();
        Wanted wanted = query.named(flow, desk.today());
        if (form == ResultForm.JSON) {
            api.answer(context, () -> Reply.ok(json(flow, wanted)));
        } else {
            String file =
                    flow.id() + "-" + wanted.days().from() + "-" + wanted.days().to() + "." + form.word();
            context.response().putHeader("content-disposition", "attachment; filename=\"" + file + "\"");
            Chunks.send(context, form.type(), api.work(), out -> out.write(form.written(json(flow, wanted))));
        }
    }

    private JsonObject json(Flow flow, Wanted wanted) {
        Report report = desk.report(flow.id(), wanted);
        return ReportJson.of(flow, report, desk.sides(flow.id(), wanted), desk.zone())
                .put("samples", areSamples);
    }
}
