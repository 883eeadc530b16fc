package dev.parley.web;

import dev.parley.action.Favour;
import dev.parley.action.FavourFields;
import dev.parley.action.Favours;
import dev.parley.followup.Fault;
import dev.parley.web.Answering.Reply;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// `/api/v1/favour`: what happy people are asked for, once, and how many were.
public final class FavourRoutes implements Routes {
    private static final String PATH = "/api/v1/favour";
    private static final int MAX_BODY = 16 * 1024;

    private final Favours favours;
    private final ApiPaths api;

    /// @param serving what requests are answered with
    public FavourRoutes(Favours favours, Serving serving) {
        this.favours = favours;
        api = new ApiPaths(serving, MAX_BODY);
    }

    @Override
    public void addTo(Router router) {
        router.get(PATH).handler(api::check).handler(context -> api.answer(context, () -> shown(favours.get())));
        router.put(PATH).handler(api::check).handler(context -> api.once(context, this::put));
    }

    private Reply put(byte[] body) {
        List<Fault> faults = new ArrayList<>();
        Favour favour = FavourFields.read(ContactInput.json(body), api.now(), faults);
        CaseOrders.refuse(faults);
        favours.put(favour);
        return shown(favour);
    }

    private Reply shown(Favour favour) {
        JsonObject json =
                ValueJson.of(FavourFields.of(favour)) instanceof JsonObject fields ? fields : new JsonObject();
        return Reply.ok(json.put("people", new JsonObject(Map.copyOf(favours.counts()))));
    }
}
