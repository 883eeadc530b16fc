package dev.parley.web;

import dev.parley.retention.Retention;
import dev.parley.retention.Transcripts;
import dev.parley.web.Answering.Reply;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.ZoneId;
import java.util.List;

/// `GET /api/v1/settings/retention/preview?conversations=365`: how many would go if conversations were kept so many
/// days.
public final class RetentionRoutes implements Routes {
    private static final String PATH = "/api/v1/settings/retention/preview";
    private static final String CONVERSATIONS = "conversations";

    private final Transcripts transcripts;
    private final ZoneId zone;
    private final ApiPaths api;

    /// @param zone whose days are counted
    public RetentionRoutes(Transcripts transcripts, ZoneId zone, Serving serving) {
        this.transcripts = transcripts;
        this.zone = zone;
        api = new ApiPaths(serving);
    }

    @Override
    public void addTo(Router router) {
        router.get(PATH).handler(api::check).handler(this::preview);
    }

    private void preview(RoutingContext context) {
        Query query = new Query(context.queryParams(), List.of(CONVERSATIONS));
        int days = query.text(CONVERSATIONS)
                .filter(text -> text.matches("[0-9]{1,4}"))
                .map(Integer::parseInt)
                .filter(number -> number >= Retention.LEAST && number <= Retention.MOST)
                .orElse(0);
        if (days == 0) {
            query.fault(CONVERSATIONS, "is a number of days from " + Retention.LEAST + " to " + Retention.MOST);
        }
        query.check();
        api.answer(context, () -> {
            long gone = new Retention(days)
                    .conversationsUntil(api.now(), zone)
                    .map(transcripts::before)
                    .orElse(0L);
            return Reply.ok(new JsonObject().put(CONVERSATIONS, gone).put("orMore", gone >= Transcripts.MOST_COUNTED));
        });
    }
}
