package dev.parley.web;

import dev.parley.flow.Value;
import dev.parley.study.Entry;
import dev.parley.study.Study;
import dev.parley.web.Answering.Reply;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Objects;

/// `POST /api/v1/comments/{id}/replies`: replies to an anonymous comment. Its writer is told, and may go on, without
/// anybody learning who it is; whether they can be reached now is not told either.
public final class ReplyRoutes implements Routes {
    private static final int MAX_BODY = 16 * 1024;
    private static final int MAX_TEXT = 1_000;
    private static final Problem UNKNOWN = Problem.of(
            404,
            "not-found",
            "There is no comment of this id that can still be replied to: a flow may allow no replies, and allows them"
                    + " for some time only.");

    private final Parts parts;
    private final ApiPaths api;

    /// What it works with.
    public record Parts(Study study, Teller teller) {}

    /// Tells the writer of a comment what was replied.
    @FunctionalInterface
    public interface Teller {
        /// @param back the line to them, and those that are to be written like it
        void tell(Entry.WayBack back, String comment, String text);
    }

    /// @param serving what requests are answered with
    public ReplyRoutes(Parts parts, Serving serving) {
        this.parts = parts;
        api = new ApiPaths(serving, MAX_BODY);
    }

    @Override
    public void addTo(Router router) {
        router.post("/api/v1/comments/:id/replies").handler(api::check).handler(this::reply);
    }

    private void reply(RoutingContext context) {
        new Query(context.queryParams(), List.of()).check();
        String id = Objects.requireNonNull(context.pathParam("id"), "the route has :id");
        api.once(context, body -> reply(id, text(body)));
    }

    private Reply reply(String id, String text) {
        Entry.WayBack back = parts.study().reply(id, text).orElseThrow(() -> new ProblemException(UNKNOWN));
        parts.teller().tell(back, id, text);
        return new Reply(202, new JsonObject().put("comment", id).encode());
    }

    private static String text(byte[] body) {
        Value.Fields given = ContactInput.json(body) instanceof Value.Fields fields ? fields : Value.Fields.NONE;
        String text =
                given.get("text") instanceof Value.Text words ? words.text().strip() : "";
        boolean isAlone = given.fields().size() == 1;
        if (!isAlone || text.isEmpty() || text.length() > MAX_TEXT) {
            throw new ProblemException(Problem.badInput(List.of(new Problem.Fault(
                    isAlone ? "/text" : "", "must be an object with \"text\", 1 to " + MAX_TEXT + " characters"))));
        }
        return text;
    }
}
