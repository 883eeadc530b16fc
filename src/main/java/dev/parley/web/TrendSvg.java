package dev.parley.web;

import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.StringJoiner;

/// A question's headline over time, with the band in which the true value lies, as SVG without scripts.
final class TrendSvg {
    private static final int WIDTH = 720;
    private static final int HEIGHT = 200;
    private static final int PAD = 44;

    private final List<JsonObject> points;
    private final JsonObject question;
    private final double least;
    private final double most;

    private TrendSvg(JsonObject question, List<JsonObject> points) {
        this.question = question;
        this.points = points;
        least = known("low").reduce(Math::min).orElse(0.0);
        most = Math.max(least + 1, known("high").reduce(Math::max).orElse(1.0));
    }

    /// The drawing; nothing with fewer than two pieces of which something is known.
    static Html of(JsonObject question, List<JsonObject> points) {
        TrendSvg trend = new TrendSvg(question, points);
        return trend.known("value").count() < 2 ? new Html() : trend.draw();
    }

    private java.util.stream.Stream<Double> known(String name) {
        return points.stream().flatMap(point -> figure(point).stream()).map(figure -> figure.getDouble(name));
    }

    private Optional<JsonObject> figure(JsonObject point) {
        return SharePage.objects(point.getJsonArray("questions")).stream()
                .filter(one -> one.getString("step").equals(question.getString("step"))
                        && one.getString("type").equals(question.getString("type")))
                .findFirst();
    }

    private Html draw() {
        StringJoiner above = new StringJoiner(" ");
        StringJoiner below = new StringJoiner(" ");
        StringJoiner line = new StringJoiner(" ");
        Html dots = new Html();
        for (int i = points.size() - 1; i >= 0; i--) {
            int at = i;
            figure(points.get(at)).ifPresent(one -> below.add(spot(at, one.getDouble("low"))));
        }
        for (int i = 0; i < points.size(); i++) {
            int at = i;
            figure(points.get(at)).ifPresent(one -> {
                above.add(spot(at, one.getDouble("high")));
                line.add(spot(at, one.getDouble("value")));
                dots.add("{}", dot(at, one));
            });
        }
        return new Html()
                .add("<svg class=\"trend\" viewBox=\"0 0 {} {}\" role=\"img\"", WIDTH, HEIGHT)
                .add(" aria-label=\"Over time, from {} to {}\">", first("from"), last("to"))
                .add("<polygon class=\"band\" points=\"{}\"></polygon>", above + " " + below)
                .add("<polyline class=\"line\" points=\"{}\"></polyline>{}", line, dots)
                .add("<text x=\"0\" y=\"{}\">{}</text>", y(most) + 4, Math.round(most))
                .add("<text x=\"0\" y=\"{}\">{}</text>", y(least) + 4, Math.round(least))
                .add("<text x=\"{}\" y=\"{}\">{}</text>", PAD, HEIGHT - 6, first("from"))
                .add("<text x=\"{}\" y=\"{}\" text-anchor=\"end\">{}</text></svg>", WIDTH, HEIGHT - 6, last("to"));
    }

    private Html dot(int at, JsonObject figure) {
        return new Html()
                .add("<circle cx=\"{}\" cy=\"{}\" r=\"4\">", x(at), y(figure.getDouble("value")))
                .add("<title>{}: {} ", points.get(at).getString("from"), figure.getDouble("value"))
                .add("({} answers)</title></circle>", figure.getLong("answers"));
    }

    private String first(String name) {
        return points.getFirst().getString(name);
    }

    private String last(String name) {
        return points.getLast().getString(name);
    }

    private String spot(int at, double value) {
        return x(at) + "," + y(value);
    }

    private String x(int at) {
        return shown(PAD + (at + 0.5) * (WIDTH - PAD) / points.size());
    }

    private double y(double value) {
        return Double.parseDouble(shown(10 + (most - value) * (HEIGHT - 40) / (most - least)));
    }

    private static String shown(double number) {
        return String.format(Locale.ROOT, "%.1f", number);
    }
}
