package dev.parley.web;

import dev.parley.conversation.ConversationId;
import dev.parley.inbox.Retries;
import dev.parley.web.Answering.Reply;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Objects;

/// `POST /api/v1/conversations/{id}/retry`: sends again what was said last and did not arrive.
public final class RetryRoutes implements Routes {
    private static final int MAX_BODY = 1024;

    private final Retries retries;
    private final ApiPaths api;

    /// @param serving what requests are answered with
    public RetryRoutes(Retries retries, Serving serving) {
        this.retries = retries;
        api = new ApiPaths(serving, MAX_BODY);
    }

    @Override
    public void addTo(Router router) {
        router.post("/api/v1/conversations/:id/retry").handler(api::check).handler(this::retry);
    }

    private void retry(RoutingContext context) {
        ConversationId id = new ConversationId(Objects.requireNonNull(context.pathParam("id"), "the route has :id"));
        api.once(context, body -> retried(id));
    }

    private Reply retried(ConversationId id) {
        return switch (retries.send(id)) {
            case SENT_AGAIN ->
                new Reply(202, new JsonObject().put("conversation", id.value()).encode());
            case NOTHING_LOST ->
                throw refusal("Nothing that was said last is lost, or it is on its way again already.");
            case OPTED_OUT -> throw refusal("They said stop, and want no messages.");
            case NO_WAY -> throw refusal("Nothing can be sent on their channel: it has no credentials.");
            case UNKNOWN ->
                throw new ProblemException(Problem.of(
                        404, "not-found", "There is no conversation of this id in which something could be sent."));
        };
    }

    private static ProblemException refusal(String why) {
        return new ProblemException(Problem.of(409, "not-sent", why));
    }
}
