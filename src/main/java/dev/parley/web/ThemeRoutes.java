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
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;

/// `/api/v1/themes`: what admins look for in people's words, as JSON or as the YAML file they wrote; and what a file
/// would find, before it is kept.
public final class ThemeRoutes implements Routes {
    private static final Pattern VERSION = Pattern.compile("\"\\d{1,18}\"");
    private static final Problem STRANGE = Problem.of(
            400, "if-match", "If-Match names the version that GET /api/v1/themes/file told, in quotes: \"3\".");
    private static final Problem CHANGED = Problem.of(
            412,
            "changed-meanwhile",
            "Somebody else has changed the themes meanwhile. Nothing was kept; look at theirs before you put yours.");
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
                        () -> Reply.ok(new JsonObject()
                                .put("version", ground.book().version())
                                .put("file", ground.book().file()))));
        router.post(PATH + "/check").handler(api::check).handler(this::check);
    }

    private void put(RoutingContext context) {
        String type = String.valueOf(context.request().getHeader(HttpHeaders.CONTENT_TYPE));
        OptionalLong over = over(context);
        api.once(context, type.contains("yaml") ? body -> file(body, over) : body -> json(body, over));
    }

    /// The version that `If-Match` names (RFC 9110, 13.1.1).
    private static OptionalLong over(RoutingContext context) {
        String given = context.request().getHeader(HttpHeaders.IF_MATCH);
        if (given == null || given.equals("*")) {
            return OptionalLong.empty();
        }
        if (!VERSION.matcher(given).matches()) {
            throw new ProblemException(STRANGE);
        }
        return OptionalLong.of(Long.parseLong(given.replace("\"", "")));
    }

    private Reply json(byte[] body, OptionalLong over) {
        List<Fault> faults = new ArrayList<>();
        Themes themes = ThemeFields.read(ContactInput.json(body), faults);
        CaseOrders.refuse(faults);
        return put(themes, () -> ground.book().put(themes, over));
    }

    private Reply file(byte[] body, OptionalLong over) {
        ThemeReading read = ThemeFile.read(body);
        CaseOrders.refuse(read.flaws().stream()
                .map(flaw -> new Fault(flaw.pointer(), flaw.mark() + ": " + flaw.message()))
                .toList());
        String file = new String(body, StandardCharsets.UTF_8);
        return put(read.themes(), () -> ground.book().put(read.themes(), file, over));
    }

    private Reply put(Themes themes, BooleanSupplier keep) {
        JsonObject before = new JsonObject(shown(ground.book().get()).json());
        if (!keep.getAsBoolean()) {
            throw new ProblemException(CHANGED);
        }
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
