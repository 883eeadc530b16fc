package dev.parley.web;

import dev.parley.flow.Value;
import dev.parley.followup.Fault;
import dev.parley.setup.Setting;
import dev.parley.web.Answering.Reply;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// What admins set: `/api/v1/settings/NAME` shows it, and `PUT` sets it.
public final class SettingRoutes implements Routes {
    private static final String PATH = "/api/v1/settings/";
    private static final int MAX_BODY = 64 * 1024;

    private final List<Setting> settings;
    private final ApiPaths api;

    /// Those settings.
    public SettingRoutes(List<Setting> settings, Serving serving) {
        this.settings = List.copyOf(settings);
        api = new ApiPaths(serving, MAX_BODY);
    }

    @Override
    public void addTo(Router router) {
        for (Setting setting : settings) {
            router.route(PATH + setting.name()).handler(api::check);
            router.get(PATH + setting.name()).handler(context -> api.answer(context, () -> shown(setting.get())));
            router.put(PATH + setting.name())
                    .handler(context -> api.once(context, body -> put(setting, ContactInput.json(body))));
        }
    }

    private static Reply put(Setting setting, Value given) {
        List<Fault> faults = new ArrayList<>();
        Value.Fields before = setting.get();
        Value.Fields after = setting.put(given, faults);
        CaseOrders.refuse(faults);
        return shown(after).telling(Changed.parts(json(before), json(after)));
    }

    private static JsonObject json(Value.Fields fields) {
        return (JsonObject) Objects.requireNonNull(ValueJson.of(fields), "an object is never null");
    }

    private static Reply shown(Value.Fields fields) {
        return Reply.ok(json(fields));
    }
}
