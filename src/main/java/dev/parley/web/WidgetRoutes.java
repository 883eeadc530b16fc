package dev.parley.web;

import dev.parley.channel.webchat.Words;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/// The chat's element in one file, `GET /widget/parley-chat.js`, and the style of the survey's page. Made once, for who
/// asks first; compressed for whoever takes it so. One event loop.
public final class WidgetRoutes implements Routes {
    private final Words words;
    private Optional<WebFile> script = Optional.empty();
    private Optional<WebFile> style = Optional.empty();

    /// @param words on the element's controls
    public WidgetRoutes(Words words) {
        this.words = words;
    }

    @Override
    public void addTo(Router router) {
        Routes.looking(router, "/widget/parley-chat.js")
                .handler(context -> send(context, script(), "text/javascript; charset=utf-8"));
        Routes.looking(router, "/widget/page.css")
                .handler(context -> send(context, style(), "text/css; charset=utf-8"));
    }

    private WebFile script() {
        WebFile made = script.orElseGet(() -> WebFile.of(WidgetScript.of(words)));
        script = Optional.of(made);
        return made;
    }

    private WebFile style() {
        WebFile made = style.orElseGet(() -> WebFile.of(WidgetScript.read("page.css")));
        style = Optional.of(made);
        return made;
    }

    private static void send(RoutingContext context, WebFile file, String type) {
        HttpServerResponse response = context.response()
                .putHeader(HttpHeaders.CACHE_CONTROL, "public, max-age=300, stale-while-revalidate=86400")
                .putHeader(HttpHeaders.ETAG, file.tag())
                .putHeader(HttpHeaders.VARY, "Accept-Encoding")
                .putHeader("access-control-allow-origin", "*")
                .putHeader("cross-origin-resource-policy", "cross-origin");
        if (file.tag().equals(context.request().getHeader(HttpHeaders.IF_NONE_MATCH))) {
            response.setStatusCode(304).end();
            return;
        }
        boolean takesGzip =
                ChatDoor.header(context.request(), "accept-encoding").contains("gzip");
        if (takesGzip) {
            response.putHeader(HttpHeaders.CONTENT_ENCODING, "gzip");
        }
        response.putHeader(HttpHeaders.CONTENT_TYPE, type).end(Buffer.buffer(takesGzip ? file.packed() : file.plain()));
    }
}
