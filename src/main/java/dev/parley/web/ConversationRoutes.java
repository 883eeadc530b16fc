package dev.parley.web;

import dev.parley.conversation.Conversation;
import dev.parley.conversation.ConversationId;
import dev.parley.inbox.Conversations;
import dev.parley.kit.Leaf;
import dev.parley.kit.Work;
import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/// Conversations for programs: `GET /api/v1/conversations` and `/api/v1/conversations/{id}`, with a token.
public final class ConversationRoutes implements Routes {
    private static final String PATH = "/api/v1/conversations";

    private static final Problem UNKNOWN = Problem.of(404, "not-found", "There is no conversation of this id.");

    private final Conversations conversations;
    private final ApiTokens tokens;
    private final Around around;
    private final Work work;

    /// @param work where the store is asked
    public ConversationRoutes(Conversations conversations, Around around, ApiTokens tokens, Work work) {
        this.conversations = conversations;
        this.around = around;
        this.tokens = tokens;
        this.work = work;
    }

    @Override
    public void addTo(Router router) {
        router.get(PATH).handler(tokens::check).handler(this::list);
        router.get(PATH + "/:id").handler(tokens::check).handler(this::one);
    }

    private void list(RoutingContext context) {
        ConversationQuery.Search search = ConversationQuery.search(context.queryParams());
        answer(context, () -> list(search));
    }

    /// A telephone number or another system's id of somebody finds that person's; other words what was said.
    private JsonObject list(ConversationQuery.Search search) {
        Optional<List<Conversation>> theirs = search.wanted().words().flatMap(around::of);
        if (theirs.isPresent()) {
            JsonArray items = new JsonArray();
            theirs.get().stream()
                    .sorted(Comparator.comparing(
                                    (Conversation one) -> one.origin().startedAt())
                            .reversed())
                    .forEach(one -> items.add(ConversationJson.of(one)));
            return new JsonObject().put("items", items);
        }
        boolean isSearch = search.wanted().isAnything();
        Conversations.Page page = isSearch
                ? new TalkSearch(conversations).page(search.query(), search.wanted())
                : conversations.page(search.query());
        return isSearch || search.query().filter().isNarrow() ? searched(page) : json(page);
    }

    private static JsonObject searched(Conversations.Page page) {
        JsonObject json = json(page);
        page.next().ifPresent(at -> json.put("searchedBackTo", at.startedAt().toString()));
        return json;
    }

    private void one(RoutingContext context) {
        ConversationId id = new ConversationId(Objects.requireNonNull(context.pathParam("id"), "the route has :id"));
        answer(context, () -> conversations.find(id).map(this::whole).orElseThrow(() -> new ProblemException(UNKNOWN)));
    }

    private JsonObject whole(Conversation one) {
        JsonObject json = ConversationJson.of(one);
        if (!one.isInConfidence()) {
            DeliveryJson.addTo(json.getJsonArray("transcript"), around.mail(one.id()));
            around.contact(one.id()).ifPresent(contact -> json.put("contact", contact.value()));
            json.put("erasable", around.person(one.id()).isPresent());
        }
        return json;
    }

    private static JsonObject json(Conversations.Page page) {
        JsonArray items = new JsonArray();
        page.items().forEach(item -> items.add(ConversationJson.of(item)));
        JsonObject json = new JsonObject().put("items", items);
        page.next()
                .map(cursor -> new Leaf.Spot(cursor.startedAt(), cursor.id().value()))
                .ifPresent(spot -> json.put("next", CursorText.of(spot)));
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
