package dev.parley.web;

import dev.parley.conversation.ConversationId;
import dev.parley.inbox.Conversations;
import dev.parley.kit.Work;
import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Objects;
import java.util.function.Supplier;

/// Conversations for programs: `GET /api/v1/conversations` and `/api/v1/conversations/{id}`, with a token.
public final class ConversationRoutes implements Routes {
    private static final String PATH = "/api/v1/conversations";

    private static final Problem UNKNOWN = Problem.of(404, "not-found", "There is no conversation of this id.");

    private final Conversations conversations;
    private final ApiTokens tokens;
    private final Work work;

    /// @param work where the store is asked
    public ConversationRoutes(Conversations conversations, ApiTokens tokens, Work work) {
        this.conversations = conversations;
        this.tokens = tokens;
        this.work = work;
    }

    @Override
    public void addTo(Router router) {
        router.get(PATH).handler(tokens::check).handler(this::list);
        router.get(PATH + "/:id").handler(tokens::check).handler(this::one);
    }

    private void list(RoutingContext context) {
        Conversations.Query query = ConversationQuery.read(context.queryParams());
        answer(context, () -> json(conversations.page(query)));
    }

    private void one(RoutingContext context) {
        ConversationId id = new ConversationId(Objects.requireNonNull(context.pathParam("id"), "the route has :id"));
        answer(
                context,
                () -> conversations
                        .find(id)
                        .map(ConversationJson::of)
                        .orElseThrow(() -> new ProblemException(UNKNOWN)));
    }

    private static JsonObject json(Conversations.Page page) {
        JsonArray items = new JsonArray();
        page.items().forEach(item -> items.add(ConversationJson.of(item)));
        JsonObject json = new JsonObject().put("items", items);
        page.next().ifPresent(cursor -> json.put("next", CursorText.of(cursor)));
        return json;
    }

    /// Asks the store and writes the JSON on a virtual thread; only bytes come back to the event loop.
    private void answer(RoutingContext context, Supplier<JsonObject> question) {
        Context eventLoop = context.vertx().getOrCreateContext();
        work.run(() -> question.get().toBuffer())
                .onSuccess(json -> eventLoop.runOnContext(here -> send(context, json)))
                .onFailure(failure -> eventLoop.runOnContext(here -> context.fail(failure)));
    }

    private static void send(RoutingContext context, Buffer json) {
        if (!context.response().closed()) {
            context.response()
                    .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                    .end(json);
        }
    }
}
