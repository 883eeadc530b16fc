package dev.parley.web;

import dev.parley.board.Beside;
import dev.parley.board.Metric;
import dev.parley.board.MetricFields;
import dev.parley.board.Metrics;
import dev.parley.flow.Flow;
import dev.parley.flow.FlowId;
import dev.parley.followup.Fault;
import dev.parley.inbox.Flows;
import dev.parley.results.Gauge;
import dev.parley.results.Question;
import dev.parley.results.Report;
import dev.parley.results.ResultDesk;
import dev.parley.results.Wanted;
import dev.parley.web.Answering.Reply;
import io.vertx.core.MultiMap;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// `/api/v1/measures`: what other systems measure, by day: told in lots, listed, looked at beside a survey's scores,
/// forgotten.
public final class MeasureRoutes implements Routes {
    private static final String PATH = "/api/v1/measures";
    private static final int MAX_BODY = 512 * 1024;

    private static final Problem UNKNOWN = Problem.of(404, "not-found", "Nothing was told of a measure of this name.");
    private static final Problem ANONYMOUS = Problem.of(
            409,
            "anonymous",
            "This survey is anonymous: its scores are not shown by day or week, so nothing can be laid beside them.");
    private static final Problem FULL = Problem.of(
            409, "too-many", "There are " + Metrics.MOST + " measures already. Remove one that nobody looks at.");

    private final Metrics metrics;
    private final Flows flows;
    private final ResultDesk desk;
    private final ApiPaths api;

    /// What it works with.
    public record Ground(Metrics metrics, Flows flows, ResultDesk desk) {}

    /// @param serving what requests are answered with
    public MeasureRoutes(Ground ground, Serving serving) {
        metrics = ground.metrics();
        flows = ground.flows();
        desk = ground.desk();
        api = new ApiPaths(serving, MAX_BODY);
    }

    @Override
    public void addTo(Router router) {
        api.guard(router, PATH);
        router.get(PATH).handler(context -> api.answer(context, this::list));
        router.post(PATH).handler(this::keep);
        router.get(PATH + "/:name").handler(this::show);
        router.delete(PATH + "/:name").handler(this::remove);
    }

    private void keep(RoutingContext context) {
        api.once(context, this::keep);
    }

    private Reply keep(byte[] body) {
        List<Fault> faults = new ArrayList<>();
        List<Metrics.Told> told = MetricFields.read(ContactInput.json(body), desk.today(), metrics::find, faults);
        CaseOrders.refuse(faults);
        List<String> known =
                metrics.all().stream().map(one -> one.metric().name()).toList();
        long fresh = told.stream()
                .map(one -> one.metric().name())
                .distinct()
                .filter(name -> !known.contains(name))
                .count();
        if (known.size() + fresh > Metrics.MOST) {
            throw new ProblemException(FULL);
        }
        metrics.keep(told);
        long kept = told.stream().filter(one -> one.value().isPresent()).count();
        return Reply.ok(new JsonObject().put("kept", kept).put("removed", told.size() - kept));
    }

    private Reply list() {
        JsonArray items = new JsonArray();
        metrics.all()
                .forEach(one -> items.add(json(one.metric())
                        .put("first", one.first().toString())
                        .put("last", one.last().toString())
                        .put("days", one.days())));
        return Reply.ok(new JsonObject().put("items", items));
    }

    private static JsonObject json(Metric metric) {
        return new JsonObject()
                .put("name", metric.name())
                .put("unit", metric.unit().word());
    }

    private Metric require(String name) {
        return Optional.of(name)
                .filter(Metric::isName)
                .flatMap(metrics::find)
                .orElseThrow(() -> new ProblemException(UNKNOWN));
    }

    private void remove(RoutingContext context) {
        String name = name(context);
        api.answer(context, () -> {
            metrics.remove(require(name));
            return Reply.ok(new JsonObject().put("removed", name));
        });
    }

    private static String name(RoutingContext context) {
        return Objects.requireNonNull(context.pathParam("name"), "the route has :name");
    }

    /// The measure beside the headline of a question; the first question with one, if none is named.
    private void show(RoutingContext context) {
        MultiMap given = MultiMap.caseInsensitiveMultiMap().addAll(context.queryParams());
        Optional<String> step = Optional.ofNullable(given.get("step"));
        Flow flow = Optional.ofNullable(given.get("flow"))
                .filter(FlowId::isValid)
                .flatMap(one -> flows.published(new FlowId(one)))
                .orElseThrow(() -> new ProblemException(Problem.badInput(
                        List.of(new Problem.Fault("?flow", "names the published survey to lay it beside")))));
        if (flow.about().anonymity().isPresent()) {
            throw new ProblemException(ANONYMOUS);
        }
        given.remove("step").remove("flow").set("by", "");
        Wanted wanted = new ResultQuery(given).named(flow, desk.today());
        String name = name(context);
        api.answer(context, () -> Reply.ok(beside(require(name), flow, wanted, step)));
    }

    private JsonObject beside(Metric metric, Flow flow, Wanted wanted, Optional<String> step) {
        Report report = desk.report(flow.id(), wanted);
        List<Question> scored = ReportJson.inOrder(flow, report).stream()
                .filter(one -> Gauge.scale(one).isPresent() || one.type().equals("yes-no"))
                .toList();
        if (step.isPresent()
                && !scored.isEmpty()
                && scored.stream().noneMatch(one -> one.step().equals(step.get()))) {
            throw new ProblemException(Problem.badInput(List.of(new Problem.Fault(
                    "?step",
                    "names no question with scores in this time; those are "
                            + String.join(
                                    ", ", scored.stream().map(Question::step).toList())))));
        }
        JsonObject json = json(metric)
                .put("flow", flow.id().value())
                .put("from", wanted.days().from().toString())
                .put("to", wanted.days().to().toString())
                .put("interval", wanted.interval().word());
        scored.stream()
                .filter(one -> step.filter(name -> !name.equals(one.step())).isEmpty())
                .findFirst()
                .ifPresent(question -> json.put("step", question.step())
                        .put("type", question.type())
                        .mergeIn(BesideJson.of(Beside.of(report, question, metrics.days(metric, wanted.days())))));
        return json;
    }
}
