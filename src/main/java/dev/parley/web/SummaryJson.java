package dev.parley.web;

import dev.parley.study.Entry;
import dev.parley.study.Summary;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Map;

/// Results of an anonymous flow as the API shows them. What is not enough and what is nothing look the same.
final class SummaryJson {
    private SummaryJson() {}

    static JsonObject of(Summary summary) {
        JsonObject json = new JsonObject()
                .put("flow", summary.flow().value())
                .put("anonymous", true)
                .put("minimumGroup", summary.minimum())
                .put("enough", summary.people() > 0);
        if (summary.people() > 0) {
            json.put("people", summary.people());
        }
        JsonArray questions = new JsonArray();
        summary.questions().forEach(question -> questions.add(question(question)));
        return json.put("questions", questions);
    }

    private static JsonObject question(Summary.Question question) {
        Summary.Scores scores = question.scores();
        JsonObject json = new JsonObject()
                .put("step", question.step())
                .put("enough", scores.count() > 0 || !question.comments().isEmpty());
        if (scores.count() > 0) {
            json.put("type", scores.scale())
                    .put("count", scores.count())
                    .put("score", score(scores))
                    .put("distribution", counts("value", scores.values()))
                    .put("bands", counts("band", scores.bands()));
        }
        JsonArray comments = new JsonArray();
        question.comments().forEach(comment -> comments.add(comment(comment)));
        return json.put("comments", comments);
    }

    /// By the formula of its scale: NPS is promoters less detractors, satisfaction and ease are the share of the best
    /// band, everything else that has numbers is their mean.
    private static JsonObject score(Summary.Scores scores) {
        return switch (scores.scale()) {
            case "nps" -> score("nps", scores.percent("promoter") - scores.percent("detractor"));
            case "csat" -> score("percent-satisfied", scores.percent("satisfied"));
            case "ces" -> score("percent-easy", scores.percent("easy")).put("mean", mean(scores));
            case "yes-no" -> score("percent-yes", scores.percent("yes"));
            default ->
                scores.mean().map(mean -> score("mean", mean)).orElseGet(() -> new JsonObject().put("metric", "share"));
        };
    }

    private static JsonObject score(String metric, double value) {
        return new JsonObject().put("metric", metric).put("value", rounded(value));
    }

    private static double mean(Summary.Scores scores) {
        return rounded(scores.mean().orElse(0.0));
    }

    private static double rounded(double value) {
        return Math.round(value * 10) / 10.0;
    }

    private static JsonArray counts(String name, Map<String, Integer> counts) {
        JsonArray array = new JsonArray();
        counts.forEach(
                (value, count) -> array.add(new JsonObject().put(name, value).put("count", count)));
        return array;
    }

    static JsonObject comment(Entry entry) {
        JsonArray thread = new JsonArray();
        entry.talk()
                .remarks()
                .forEach(remark -> thread.add(new JsonObject()
                        .put("from", remark.byWriter() ? "writer" : "reader")
                        .put("text", remark.text())));
        return new JsonObject()
                .put("id", entry.id())
                .put("text", String.join(", ", entry.item().values()))
                .put("canReply", entry.talk().wayBack().isPresent())
                .put("thread", thread);
    }
}
