package dev.parley.web;

import dev.parley.authoring.Template;
import dev.parley.web.Answering.Reply;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;

/// `GET /api/v1/templates`: surveys to begin with, each with its text and tests.
public final class TemplateRoutes implements Routes {
    private static final String PATH = "/api/v1/templates";

    private final ApiPaths api;

    /// @param serving what requests are answered with
    public TemplateRoutes(Serving serving) {
        api = new ApiPaths(serving);
    }

    @Override
    public void addTo(Router router) {
        router.get(PATH).handler(api::check).handler(context -> api.answer(context, TemplateRoutes::all));
    }

    private static Reply all() {
        JsonArray items = new JsonArray();
        Template.all().forEach(template -> items.add(json(template)));
        return Reply.ok(new JsonObject().put("items", items));
    }

    private static JsonObject json(Template template) {
        return new JsonObject()
                .put("name", template.name())
                .put("title", template.title())
                .put("words", template.words())
                .put("source", template.source())
                .put("tests", template.tests());
    }
}
