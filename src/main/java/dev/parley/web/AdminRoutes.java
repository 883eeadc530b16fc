package dev.parley.web;

import dev.parley.kit.Work;
import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import java.util.Optional;

/// The admin app: `/admin/assets/NAME` for what bears its content in its name and never changes, and one page for every
/// other path below `/admin/`. What the app shows comes from the API.
public final class AdminRoutes implements Routes {
    private static final String PAGE = "index.html";
    /// Own scripts and styles from files alone, nothing inline, in no one else's frame.
    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
                    + "font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    private static final Map<String, String> TYPES = Map.of(
            "js", "text/javascript; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "html", "text/html; charset=utf-8",
            "txt", "text/plain; charset=utf-8");

    private static final Problem NOT_BUILT = Problem.of(
            404, "no-admin-app", "This build has no such file of the admin app. Build Parley anew: ./parley build");

    private final AdminFiles files = new AdminFiles();
    private final Work work;
    private final boolean home;

    /// @param work where files are read
    /// @param home whether `/` leads here
    public AdminRoutes(Work work, boolean home) {
        this.work = work;
        this.home = home;
    }

    @Override
    public void addTo(Router router) {
        if (home) {
            router.get("/").handler(AdminRoutes::goThere);
        }
        router.get("/admin/assets/:name")
                .handler(context -> send(context, name(context), "max-age=31536000, immutable"));
        router.get("/admin/*").handler(context -> send(context, PAGE, "no-cache"));
    }

    private static void goThere(RoutingContext context) {
        context.response()
                .setStatusCode(303)
                .putHeader(HttpHeaders.LOCATION, "/admin/")
                .end();
    }

    private static String name(RoutingContext context) {
        return Optional.ofNullable(context.pathParam("name")).orElse("");
    }

    private void send(RoutingContext context, String name, String caching) {
        Context eventLoop = context.vertx().getOrCreateContext();
        boolean packed = ChatDoor.header(context.request(), "accept-encoding").contains("gzip");
        work.run(() -> files.find(name, packed))
                .onSuccess(file -> eventLoop.runOnContext(here -> file.ifPresentOrElse(
                        bytes -> send(head(context.response(), name, caching), bytes, packed),
                        () -> context.fail(new ProblemException(NOT_BUILT)))))
                .onFailure(fault -> eventLoop.runOnContext(here -> context.fail(fault)));
    }

    private static HttpServerResponse head(HttpServerResponse response, String name, String caching) {
        String ending = name.substring(name.lastIndexOf('.') + 1);
        return response.putHeader(HttpHeaders.CONTENT_TYPE, TYPES.getOrDefault(ending, "application/octet-stream"))
                .putHeader(HttpHeaders.CACHE_CONTROL, caching)
                .putHeader(HttpHeaders.VARY, "Accept-Encoding")
                .putHeader("content-security-policy", POLICY)
                .putHeader("referrer-policy", "no-referrer");
    }

    private static void send(HttpServerResponse response, byte[] bytes, boolean packed) {
        if (response.closed()) {
            return;
        }
        if (packed) {
            response.putHeader(HttpHeaders.CONTENT_ENCODING, "gzip");
        }
        response.end(Buffer.buffer(bytes));
    }
}
