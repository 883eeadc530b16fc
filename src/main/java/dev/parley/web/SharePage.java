package dev.parley.web;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// Results as a page without scripts, made of the JSON of the API, so that it says the same.
final class SharePage {
    /// Nothing from elsewhere, nothing kept, nothing for search engines.
    static final Map<String, String> HEADERS = Map.of(
            "cache-control", "no-store",
            "x-robots-tag", "noindex, nofollow",
            "referrer-policy", "no-referrer",
            "x-content-type-options", "nosniff",
            "content-security-policy",
                    "default-src 'none'; style-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'");

    static final String STYLE = read();

    private SharePage() {}

    static String notice(String title, String words) {
        return document(title, new Html().add("<main><h1>{}</h1><p>{}</p></main>", title, words));
    }

    /// Asks before anything happens: the button posts to the page's own address.
    static String question(String title, String verb) {
        return document(
                title,
                new Html()
                        .add("<main><h1>{}</h1><form method=\"post\"><button>{}</button></form></main>", title, verb));
    }

    static String of(JsonObject results) {
        String title = results.getString("title");
        Html body = new Html()
                .add("<main><h1 dir=\"auto\">{}</h1>", title)
                .add(
                        "<p>{} to {}, days of {}. To be read only; nothing made of fewer than 10 people is shown.</p>",
                        results.getString("from"),
                        results.getString("to"),
                        results.getString("zone"));
        Optional.ofNullable(results.getJsonObject("segment"))
                .ifPresent(part -> body.add(
                        "<p>Only <b>{}: <bdi>{}</bdi></b></p>", part.getString("field"), part.getString("value")));
        List<JsonObject> questions = objects(results.getJsonArray("questions")).stream()
                .filter(one -> one.getLong("answered") > 0)
                .toList();
        if (questions.isEmpty()) {
            body.add("<p><b>Too few answers to be shown.</b></p>");
        }
        body.add("{}", rates(results.getJsonObject("outcomes")));
        questions.forEach(one -> body.add("{}", question(one, results.getJsonArray("trend"))));
        objects(results.getJsonArray("groups")).forEach(field -> body.add("{}", groups(field)));
        return document(title, body.add("</main>"));
    }

    private static Html rates(JsonObject outcomes) {
        Html cards = new Html().add("<section class=\"cards\">");
        for (String name : List.of("response", "completion")) {
            JsonObject rate = outcomes.getJsonObject(name);
            if (rate.getLong("answers") > 0) {
                cards.add("{}", card(name.equals("response") ? "Answered" : "Came to the end", rate, " %"));
            }
        }
        return cards.add("</section>");
    }

    private static Html card(String name, JsonObject figure, String unit) {
        return new Html()
                .add(
                        "<div class=\"card\"><h3>{}</h3><p class=\"big\">{}{}</p>",
                        name.equals("nps") ? "NPS" : words(name),
                        shown(figure, "value"),
                        unit)
                .addIf(figure.getBoolean("tooFew"), "<p><b>Too few to say.</b></p>")
                .add(
                        "<p>{} to {} · {} answers</p></div>",
                        shown(figure, "low"),
                        shown(figure, "high"),
                        figure.getLong("answers"));
    }

    /// As the results page shows it: a mean to a hundredth, everything else to a tenth.
    private static String shown(JsonObject figure, String name) {
        boolean isMean = figure.getString("name").equals("mean");
        return String.format(Locale.ROOT, isMean ? "%.2f" : "%.1f", figure.getDouble(name));
    }

    private static Html question(JsonObject question, JsonArray trend) {
        Html html = new Html().add("<section><h2>{}</h2><div class=\"cards\">", words(question.getString("step")));
        objects(question.getJsonArray("scores")).stream()
                .filter(score -> score.getValue("value") != null)
                .forEach(score -> html.add("{}", card(score.getString("name"), score, unit(score))));
        html.add("</div>{}", TrendSvg.of(question, objects(trend)));
        return html.add("{}</section>", distribution(question));
    }

    private static String unit(JsonObject score) {
        return score.getString("unit", "").equals("percent") ? " %" : "";
    }

    private static Html distribution(JsonObject question) {
        List<JsonObject> bars = objects(question.getJsonArray("distribution"));
        long all = bars.stream().mapToLong(bar -> bar.getLong("count")).sum();
        Html html = new Html();
        if (all == 0) {
            return html;
        }
        html.add("<table><caption>How often each was answered</caption><tbody>");
        for (JsonObject bar : bars) {
            long percent = Math.round(100.0 * bar.getLong("count") / all);
            html.add("<tr><th scope=\"row\"><bdi>{}</bdi></th>", bar.getString("value"))
                    .add(
                            "<td><svg viewBox=\"0 0 100 8\" preserveAspectRatio=\"none\" aria-hidden=\"true\"><rect class=\"{}\" width=\"{}\" height=\"8\"></rect></svg></td>",
                            bar.getString("band", "") + " bar",
                            percent)
                    .add("<td class=\"num\">{} %</td></tr>", percent);
        }
        return html.add("</tbody></table>");
    }

    private static Html groups(JsonObject field) {
        Html html = new Html()
                .add("<section><h2>By {}</h2>", words(field.getString("field")))
                .add("<table><thead><tr><th scope=\"col\">{}</th>", words(field.getString("field")))
                .add("<th scope=\"col\">Figures</th></tr></thead><tbody>");
        for (JsonObject group : objects(field.getJsonArray("values"))) {
            html.add(
                    "<tr><th scope=\"row\"><bdi>{}</bdi></th><td>",
                    group.getString("value").isEmpty() ? "not known" : group.getString("value"));
            objects(group.getJsonArray("questions"))
                    .forEach(one -> html.add(
                            "{} {}: <b>{}</b> ({} to {}, {} answers)<br>",
                            words(one.getString("step")),
                            one.getString("name"),
                            shown(one, "value"),
                            shown(one, "low"),
                            shown(one, "high"),
                            one.getLong("answers")));
            html.addIf(group.getJsonArray("questions").isEmpty(), "too few to be shown")
                    .add("</td></tr>");
        }
        return html.add("</tbody></table></section>");
    }

    private static String words(String name) {
        String spaced = name.replace('-', ' ');
        return spaced.isEmpty() ? spaced : Character.toUpperCase(spaced.charAt(0)) + spaced.substring(1);
    }

    private static String document(String title, Html body) {
        return new Html()
                .add("<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>{}</title>", title)
                .add("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">")
                .add("<meta name=\"robots\" content=\"noindex, nofollow\"><link rel=\"icon\" href=\"data:,\">")
                .add("<link rel=\"stylesheet\" href=\"/shared/page.css\"></head><body>{}</body></html>", body)
                .toString();
    }

    static List<JsonObject> objects(JsonArray array) {
        return array.stream().map(JsonObject.class::cast).toList();
    }

    private static String read() {
        try (InputStream file = Objects.requireNonNull(
                SharePage.class.getResourceAsStream("/dev/parley/web/shared.css"), "shared.css")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
