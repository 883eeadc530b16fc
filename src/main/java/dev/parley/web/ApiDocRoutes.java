package dev.parley.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.parley.access.Rights;
import dev.parley.kit.Work;
import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/// What developers read: `/api/openapi.json`, and the same as a page at `/api/docs`. Each file is made when it is first
/// asked for. Anybody may: it tells nothing that the sources do not.
public final class ApiDocRoutes implements Routes {
    private static final String DOCUMENT = "/api/openapi.json";
    private static final String PAGE = "/api/docs";
    private static final String STYLE = "/api/docs/docs.css";
    private static final String SCRIPT = "/api/docs/docs.js";

    private static final Map<String, String> TYPES = Map.of(
            DOCUMENT, "application/json",
            PAGE, "text/html; charset=utf-8",
            STYLE, "text/css; charset=utf-8",
            SCRIPT, "text/javascript; charset=utf-8");

    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; base-uri 'none';"
            + " form-action 'none'; frame-ancestors 'none'";

    private final Map<String, WebFile> files = new ConcurrentHashMap<>();
    private final Work work;

    /// @param work where files are made
    public ApiDocRoutes(Work work) {
        this.work = work;
    }

    @Override
    public void addTo(Router router) {
        TYPES.keySet().forEach(path -> router.get(path).handler(context -> send(context, path)));
    }

    private void send(RoutingContext context, String path) {
        Context eventLoop = context.vertx().getOrCreateContext();
        work.run(() -> files.computeIfAbsent(path, ApiDocRoutes::made))
                .onSuccess(file -> eventLoop.runOnContext(here -> send(context, path, file)))
                .onFailure(fault -> eventLoop.runOnContext(here -> context.fail(fault)));
    }

    private static void send(RoutingContext context, String path, WebFile file) {
        HttpServerResponse response = context.response();
        if (response.closed()) {
            return;
        }
        response.putHeader(HttpHeaders.CONTENT_TYPE, Objects.requireNonNull(TYPES.get(path), path))
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-cache")
                .putHeader(HttpHeaders.ETAG, file.tag())
                .putHeader(HttpHeaders.VARY, "Accept-Encoding")
                .putHeader("content-security-policy", POLICY)
                .putHeader("referrer-policy", "no-referrer");
        if (file.tag().equals(context.request().getHeader(HttpHeaders.IF_NONE_MATCH))) {
            response.setStatusCode(304).end();
        } else if (ChatDoor.header(context.request(), "accept-encoding").contains("gzip")) {
            response.putHeader(HttpHeaders.CONTENT_ENCODING, "gzip").end(Buffer.buffer(file.packed()));
        } else {
            response.end(Buffer.buffer(file.plain()));
        }
    }

    private static WebFile made(String path) {
        JsonObject document = ApiDocument.of(Rights.shipped());
        return WebFile.of(
                switch (path) {
                    case DOCUMENT -> document.encode();
                    case PAGE -> ApiPage.of(document);
                    default -> resource("openapi/" + path.substring(PAGE.length() + 1));
                });
    }

    private static String resource(String name) {
        try (InputStream file = Objects.requireNonNull(ApiDocRoutes.class.getResourceAsStream(name), name)) {
            return new String(file.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + name, e);
        }
    }
}
