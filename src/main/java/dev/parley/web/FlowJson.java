package dev.parley.web;

import dev.parley.authoring.Draft;
import dev.parley.authoring.Listed;
import dev.parley.authoring.Publication;
import dev.parley.authoring.Release;
import io.vertx.core.json.JsonObject;

/// Flows, drafts and publications as the API shows them.
final class FlowJson {
    private FlowJson() {}

    static JsonObject of(Listed listed) {
        JsonObject json = new JsonObject().put("id", listed.flow().value());
        listed.shelf().ifPresent(shelf -> json.put("served", of(shelf.served())));
        listed.draft().ifPresent(draft -> json.put("draft", head(draft)));
        listed.standing()
                .ifPresent(standing -> json.put(
                        "file", new JsonObject().put("state", standing.word()).put("advice", standing.advice())));
        return json;
    }

    static JsonObject of(Release release) {
        return new JsonObject()
                .put("revision", release.revision().toString())
                .put("at", release.at().toString())
                .put("author", release.author())
                .put("note", release.note())
                .put("from", release.from().word());
    }

    static JsonObject of(Draft draft) {
        return head(draft)
                .put("source", draft.text().source())
                .put("tests", draft.text().tests());
    }

    /// A draft without its text.
    static JsonObject head(Draft draft) {
        JsonObject json =
                new JsonObject().put("flow", draft.text().flow().value()).put("version", draft.version());
        return draft.version() == 0
                ? json
                : json.put("author", draft.author()).put("at", draft.at().toString());
    }

    /// Why a flow was not published, each reason with its place.
    static Problem refused(Publication.Refused refused) {
        return new Problem(
                422,
                "not-publishable",
                "The flow has errors or red tests and was not published; what was served goes on being served.",
                refused.problems().stream()
                        .map(problem -> new Problem.Fault(
                                problem.file() + ":" + problem.line() + ":" + problem.column(), problem.message()))
                        .toList());
    }
}
