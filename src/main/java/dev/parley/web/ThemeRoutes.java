package dev.parley.web;

import dev.parley.followup.Fault;
import dev.parley.followup.Remarks;
import dev.parley.followup.ThemeFields;
import dev.parley.followup.ThemeFile;
import dev.parley.followup.ThemeReading;
import dev.parley.theme.Themes;
import dev.parley.web.Answering.Reply;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// `/api/v1/themes`: what admins look for in people's words, as JSON or as the YAML file they wrote; and what a file
/// would find, before it is kept.
public final class ThemeRoutes implements Routes {
    private static final String PATH = "/api/v1/themes";
    private static final int MAX_BODY = 256 * 1024;

    private final RemarkRoutes.Ground ground;
    private final ApiPaths api;

    /// @param serving what requests are answered with
    public ThemeRoutes(RemarkRoutes.Ground ground, Serving serving) {
        this.ground = ground;
        api = new ApiPaths(serving, MAX_BODY);
    }

    @Override
    public void addTo(Router router) {
        router.get(PATH)
                .handler(api::check)
                .handler(
                        context -> api.answer(context, () -> shown(ground.book().get())));
        router.put(PATH).handler(api::check).handler(this::put);
        router.get(PATH + "/file")
                .handler(api::check)
                .handler(context -> api.answer(
                        context,
                        () -> Reply.ok(
                                new JsonObject().put("file", ground.book().file()))));
        router.post(PATH + "/check").handler(api::check).handler(this::check);
    }

    private void put(RoutingContext context) {
        String type = String.valueOf(context.request().getHeader(HttpHeaders.CONTENT_TYPE));
        api.once(context, type.contains("yaml") ? this::file : this::json);
    }

    private Reply json(byte[] body) {
        List<Fault> faults = new ArrayList<>();
        Themes themes = ThemeFields.read(ContactInput.json(body), faults);
        CaseOrders.refuse(faults);
        return put(themes, () -> ground.book().put(themes));
    }

    private Reply file(byte[] body) {
        ThemeReading read = ThemeFile.read(body);
        CaseOrders.refuse(read.flaws().stream()
                .map(flaw -> new Fault(flaw.pointer(), flaw.mark() + ": " + flaw.message()))
                .toList());
        return put(read.themes(), () -> ground.book().put(read.themes(), new String(body, StandardCharsets.UTF_8)));
    }

    private Reply put(Themes themes, Runnable keep) {
        JsonObject before = new JsonObject(shown(ground.book().get()).json());
        keep.run();
        Reply reply = shown(themes);
        return reply.telling(Changed.parts(before, new JsonObject(reply.json())));
    }

    private static Reply shown(Themes themes) {
        return new Reply(200, JsonText.of(ThemeFields.of(themes)));
    }

    /// What is wrong with a file, or what it would find.
    private void check(RoutingContext context) {
        Remarks.Query period = RemarkQuery.period(context.queryParams(), api.now());
        api.read(context, body -> {
            ThemeReading read = ThemeFile.read(body);
            JsonObject json = ThemeTrial.faults(read);
            return Reply.ok(
                    read.flaws().isEmpty()
                            ? ThemeTrial.found(
                                    json, read.themes(), ground.remarks().find(period))
                            : json);
        });
    }
}
