package dev.parley.web;

import dev.parley.results.Counts;
import dev.parley.results.Gauge;
import dev.parley.results.Question;
import dev.parley.results.Report;
import dev.parley.results.Sheet;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;

/// The first figure of each question that has one.
///
/// @param questions in the order in which they are told
record Headlines(List<Question> questions) {
    Headlines {
        questions = List.copyOf(questions);
    }

    JsonArray of(Sheet sheet) {
        JsonArray headlines = new JsonArray();
        for (Question question : questions) {
            Counts counts = sheet.of(question);
            gauge(question, counts)
                    .flatMap(gauge -> gauge.figure(counts))
                    .ifPresent(it -> headlines.add(
                            FigureJson.of(it).put("step", question.step()).put("type", question.type())));
        }
        return headlines;
    }

    JsonArray trend(List<Report.Point> trend) {
        JsonArray points = new JsonArray();
        trend.forEach(point -> points.add(new JsonObject()
                .put("from", point.days().from().toString())
                .put("to", point.days().to().toString())
                .put("conversations", point.sheet().conversations())
                .put("questions", of(point.sheet()))));
        return points;
    }

    /// How a question's answers become its first figure; empty where no one figure stands for all its answers.
    static Optional<Gauge> gauge(Question question, Counts counts) {
        return Gauge.of(question, counts).stream()
                .findFirst()
                .filter(gauge -> !question.type().startsWith("choice"));
    }
}
