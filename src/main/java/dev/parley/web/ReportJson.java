package dev.parley.web;

import dev.parley.flow.Band;
import dev.parley.flow.Flow;
import dev.parley.flow.Medium;
import dev.parley.flow.Scale;
import dev.parley.flow.Step;
import dev.parley.flow.StepId;
import dev.parley.insight.Tally;
import dev.parley.results.Counts;
import dev.parley.results.Gauge;
import dev.parley.results.How;
import dev.parley.results.Question;
import dev.parley.results.Report;
import dev.parley.results.ResultDesk;
import dev.parley.results.Waits;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/// Results as the API shows them.
final class ReportJson {
    private final Flow flow;
    private final Report report;
    private final Headlines headlines;

    private ReportJson(Flow flow, Report report) {
        this.flow = flow;
        this.report = report;
        headlines = new Headlines(inOrder(flow, report));
    }

    static JsonObject of(Flow flow, Report report, List<Report.Side> sides, String zone) {
        ReportJson json = new ReportJson(flow, report);
        JsonObject all = new JsonObject()
                .put("flow", flow.id().value())
                .put("title", flow.about().title())
                .put("anonymous", false)
                .put("from", report.wanted().days().from().toString())
                .put("to", report.wanted().days().to().toString())
                .put("interval", report.wanted().interval().word())
                .put("zone", zone)
                .put("at", report.fresh().at().toString())
                .put("pendingDays", report.fresh().pending())
                .put("fields", new JsonArray(ResultDesk.fields(flow)));
        if (!report.wanted().group().field().isEmpty()) {
            all.put(
                    "segment",
                    new JsonObject()
                            .put("field", report.wanted().group().field())
                            .put("value", report.wanted().group().value()));
        }
        return all.put("outcomes", OutcomeJson.of(report.span()))
                .put("questions", json.questions())
                .put("trend", json.headlines.trend(report.trend()))
                .put("groups", GroupJson.groups(report, json.headlines))
                .put("comparison", GroupJson.comparison(sides, json.headlines));
    }

    /// In the order the flow asks them; those of earlier revisions at the end.
    static List<Question> inOrder(Flow flow, Report report) {
        List<String> steps =
                flow.program().all().keySet().stream().map(StepId::value).toList();
        List<Question> questions = new ArrayList<>(report.questions());
        questions.sort(Comparator.comparingInt(
                        (Question one) -> steps.contains(one.step()) ? steps.indexOf(one.step()) : Integer.MAX_VALUE)
                .thenComparing(Comparator.naturalOrder()));
        return questions;
    }

    private JsonArray questions() {
        JsonArray questions = new JsonArray();
        headlines.questions().forEach(question -> questions.add(question(question)));
        return questions;
    }

    private JsonObject question(Question question) {
        Counts now = report.span().now().of(question);
        Counts before = report.span().before().of(question);
        JsonObject json = new JsonObject()
                .put("step", question.step())
                .put("type", question.type())
                .put("text", text(question))
                .put("reached", now.reached());
        for (How how : How.values()) {
            json.put(how.word(), now.of(how));
        }
        json.put("comments", now.comments());
        Waits.median(now.waits()).ifPresent(median -> json.put("medianSeconds", median.toMillis() / 1000.0));
        JsonArray scores = new JsonArray();
        Gauge.of(question, now.plus(before)).forEach(gauge -> scores.add(FigureJson.changed(gauge, before, now)));
        return json.put("scores", scores).put("distribution", distribution(question, now));
    }

    private String text(Question question) {
        return flow.program()
                .find(new StepId(question.step()))
                .filter(Step.Ask.class::isInstance)
                .map(ask -> ((Step.Ask) ask)
                        .prompt()
                        .in(flow.about().language(), Medium.WEB)
                        .source())
                .orElse("");
    }

    private static JsonArray distribution(Question question, Counts counts) {
        JsonArray rows = new JsonArray();
        Optional<Scale> scale = Gauge.scale(question);
        if (scale.isPresent()) {
            Tally tally = counts.scores();
            for (int score = scale.get().min(); score <= scale.get().max(); score++) {
                rows.add(new JsonObject()
                        .put("value", String.valueOf(score))
                        .put("band", scale.get().bandOf(score).map(Band::name).orElse(""))
                        .put("count", tally.between(score, score)));
            }
        } else {
            new TreeMap<>(counts.values())
                    .forEach((value, count) ->
                            rows.add(new JsonObject().put("value", value).put("count", count)));
        }
        return rows;
    }
}
