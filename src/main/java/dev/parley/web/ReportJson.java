package dev.parley.web;

import dev.parley.flow.Band;
import dev.parley.flow.Flow;
import dev.parley.flow.Medium;
import dev.parley.flow.Scale;
import dev.parley.flow.Step;
import dev.parley.flow.StepId;
import dev.parley.insight.Figure;
import dev.parley.insight.Tally;
import dev.parley.results.Counts;
import dev.parley.results.Gauge;
import dev.parley.results.How;
import dev.parley.results.Question;
import dev.parley.results.Report;
import dev.parley.results.ResultDesk;
import dev.parley.results.Sheet;
import dev.parley.results.Waits;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Results as the API shows them.
final class ReportJson {
    /// More rows nobody reads; the rest can be exported.
    private static final int ROWS = 50;

    private final Flow flow;
    private final Report report;

    private ReportJson(Flow flow, Report report) {
        this.flow = flow;
        this.report = report;
    }

    static JsonObject of(Flow flow, Report report, String zone) {
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
                .put("trend", json.trend())
                .put("groups", json.groups());
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
        inOrder(flow, report).forEach(question -> questions.add(question(question)));
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

    private JsonArray trend() {
        JsonArray points = new JsonArray();
        report.trend()
                .forEach(point -> points.add(new JsonObject()
                        .put("from", point.days().from().toString())
                        .put("to", point.days().to().toString())
                        .put("conversations", point.sheet().conversations())
                        .put("questions", headlines(point.sheet()))));
        return points;
    }

    private JsonArray groups() {
        JsonArray fields = new JsonArray();
        for (Map.Entry<String, List<Report.Part>> field : report.groups().entrySet()) {
            JsonArray rows = new JsonArray();
            field.getValue().stream()
                    .limit(ROWS)
                    .forEach(part -> rows.add(new JsonObject()
                            .put("value", part.value())
                            .put("conversations", part.sheet().conversations())
                            .put("questions", headlines(part.sheet()))));
            fields.add(new JsonObject()
                    .put("field", field.getKey())
                    .put("more", Math.max(0, field.getValue().size() - ROWS))
                    .put("values", rows));
        }
        return fields;
    }

    /// The first figure of each question that has one.
    private JsonArray headlines(Sheet sheet) {
        JsonArray headlines = new JsonArray();
        for (Question question : inOrder(flow, report)) {
            Counts counts = sheet.of(question);
            Optional<Figure> figure = Gauge.of(question, counts).stream()
                    .findFirst()
                    .filter(gauge -> !question.type().startsWith("choice"))
                    .flatMap(gauge -> gauge.figure(counts));
            figure.ifPresent(it ->
                    headlines.add(FigureJson.of(it).put("step", question.step()).put("type", question.type())));
        }
        return headlines;
    }
}
