package dev.parley.web;

import dev.parley.contact.Erasure;
import dev.parley.conversation.ConversationId;
import dev.parley.web.Answering.Reply;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Objects;

/// `DELETE /api/v1/conversations/{id}/person`: erases whoever held a conversation, also somebody who wrote by
/// themselves and is no contact.
public final class PersonRoutes implements Routes {
    private static final Problem UNKNOWN = Problem.of(
            404,
            "not-found",
            "There is no conversation of this id with somebody who is known: anonymous ones lead to nobody.");
    private static final int MAX_BODY = 1024;

    private final Around around;
    private final Erasure erasure;
    private final ApiPaths api;

    /// @param around whose conversations are
    /// @param serving what requests are answered with
    public PersonRoutes(Around around, Erasure erasure, Serving serving) {
        this.around = around;
        this.erasure = erasure;
        api = new ApiPaths(serving, MAX_BODY);
    }

    @Override
    public void addTo(Router router) {
        router.delete("/api/v1/conversations/:id/person").handler(api::check).handler(this::erase);
    }

    private void erase(RoutingContext context) {
        ConversationId id = new ConversationId(Objects.requireNonNull(context.pathParam("id"), "the route has :id"));
        api.once(context, body -> erased(id));
    }

    private Reply erased(ConversationId id) {
        return ContactRoutes.erased(erasure.erase(around.person(id).orElseThrow(() -> new ProblemException(UNKNOWN))));
    }
}
