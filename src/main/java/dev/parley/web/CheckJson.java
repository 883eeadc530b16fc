package dev.parley.web;

import dev.parley.authoring.Checked;
import dev.parley.authoring.Diagnostic;
import dev.parley.authoring.Edit;
import dev.parley.authoring.Fix;
import dev.parley.authoring.Stop;
import dev.parley.authoring.TextCosts;
import dev.parley.flow.Flow;
import dev.parley.flowtest.FlowTests;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/// What the checker says of a flow, as the API shows it. Lines and columns count from 1, columns in code points.
final class CheckJson {
    private CheckJson() {}

    static JsonObject of(Checked checked) {
        JsonObject json = new JsonObject()
                .put("publishable", checked.isPublishable())
                .put("diagnostics", diagnostics(checked.diagnostics()));
        checked.flow().ifPresent(flow -> {
            json.put("revision", flow.revision().toString())
                    .put("title", flow.about().title());
            JsonArray languages = new JsonArray();
            flow.about().languages().forEach(language -> languages.add(language.tag()));
            json.put("languages", languages)
                    .put("costs", costs(flow, checked))
                    .put("paths", TextJson.paths(flow))
                    .put("texts", TextJson.texts(flow, checked.loaded().places()))
                    .put("outline", outline(Stop.of(flow, checked.loaded().places())));
            checked.tests().ifPresent(report -> json.put("tests", tests(report, flow)));
        });
        if (!checked.testDiagnostics().isEmpty()) {
            json.put("testDiagnostics", diagnostics(checked.testDiagnostics()));
        }
        return json;
    }

    private static JsonObject tests(FlowTests.Report report, Flow flow) {
        JsonArray missed = new JsonArray();
        report.coverage().missed(flow).forEach(one -> missed.add(one.name()));
        return new JsonObject()
                .put("passed", report.passed())
                .put("total", report.total())
                .put("green", report.isGreen())
                .put("reached", report.coverage().summary(flow))
                .put("missed", missed);
    }

    private static JsonArray costs(Flow flow, Checked checked) {
        JsonArray costs = new JsonArray();
        TextCosts.of(flow, checked.loaded().places())
                .forEach(cost -> costs.add(new JsonObject()
                        .put("what", cost.what())
                        .put("language", cost.language().tag())
                        .put("segments", cost.segments().count())
                        .put("units", cost.segments().units())
                        .put("encoding", cost.segments().encoding().name())));
        return costs;
    }

    private static JsonArray outline(List<Stop> stops) {
        JsonArray array = new JsonArray();
        stops.forEach(stop -> array.add(of(stop)));
        return array;
    }

    private static JsonObject of(Stop stop) {
        JsonArray ways = new JsonArray();
        stop.ways()
                .forEach(
                        way -> ways.add(new JsonObject().put("name", way.name()).put("steps", outline(way.stops()))));
        JsonObject json = new JsonObject()
                .put("id", stop.id())
                .put("kind", stop.kind())
                .put("answer", stop.answer())
                .put("text", stop.text())
                .put("ways", ways);
        stop.at().ifPresent(at -> json.put("line", at.line()).put("column", at.column()));
        return json;
    }

    private static JsonArray diagnostics(List<Diagnostic> diagnostics) {
        JsonArray array = new JsonArray();
        diagnostics.forEach(one -> array.add(of(one)));
        return array;
    }

    private static JsonObject of(Diagnostic diagnostic) {
        JsonObject json = new JsonObject()
                .put("severity", diagnostic.problem().severity().word())
                .put("message", diagnostic.problem().message())
                .put("line", diagnostic.problem().line())
                .put("column", diagnostic.problem().column())
                .put("endLine", diagnostic.end().line())
                .put("endColumn", diagnostic.end().column());
        diagnostic.fix().ifPresent(fix -> json.put("fix", of(fix)));
        return json;
    }

    private static JsonObject of(Fix fix) {
        JsonArray edits = new JsonArray();
        fix.edits().forEach(edit -> edits.add(of(edit)));
        return new JsonObject().put("title", fix.title()).put("edits", edits);
    }

    private static JsonObject of(Edit edit) {
        return new JsonObject()
                .put("line", edit.from().line())
                .put("column", edit.from().column())
                .put("endLine", edit.to().line())
                .put("endColumn", edit.to().column())
                .put("text", edit.text());
    }
}
