package dev.parley.web;

import dev.parley.board.Digest;
import dev.parley.board.DigestDesk;
import dev.parley.flow.FlowId;
import dev.parley.followup.Fault;
import dev.parley.inbox.Flows;
import dev.parley.web.Answering.Reply;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/// `/api/v1/digest`: when and where the week's results are told; `/api/v1/digest/preview` tells what they
/// would be now.
public final class DigestRoutes implements Routes {
    private static final String PATH = "/api/v1/digest";
    private static final int MAX_BODY = 16 * 1024;

    private final DigestDesk desk;
    private final Flows flows;
    private final ApiPaths api;
    private final ZoneId zone;

    /// @param zone if none is given
    /// @param serving what requests are answered with
    public DigestRoutes(DigestDesk desk, Flows flows, ZoneId zone, Serving serving) {
        this.desk = desk;
        this.flows = flows;
        this.zone = zone;
        api = new ApiPaths(serving, MAX_BODY);
    }

    @Override
    public void addTo(Router router) {
        api.guard(router, PATH);
        router.get(PATH).handler(context -> api.answer(context, () -> shown(desk.get())));
        router.put(PATH).handler(context -> api.once(context, this::put));
        router.get(PATH + "/preview")
                .handler(context ->
                        api.answer(context, () -> Reply.ok(new JsonObject().put("text", desk.preview(desk.get())))));
    }

    private Reply put(byte[] body) {
        List<Fault> faults = new ArrayList<>();
        Digest digest = Digest.read(
                ContactInput.json(body),
                name -> flows.published(new FlowId(name)).isPresent(),
                zone,
                faults);
        CaseOrders.refuse(faults);
        Digest before = desk.get();
        desk.put(digest);
        return shown(digest).telling(Changed.parts(json(before), json(digest)));
    }

    private static Reply shown(Digest digest) {
        return Reply.ok(json(digest));
    }

    private static JsonObject json(Digest digest) {
        return ValueJson.of(digest.fields()) instanceof JsonObject json ? json : new JsonObject();
    }
}
