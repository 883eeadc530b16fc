package dev.parley.web;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.FileSystemAccess;
import io.vertx.ext.web.handler.StaticHandler;

/// The pages in the class path's folder `web`: `/` is `web/index.html`. To be added behind all other routes.
public final class PageRoutes implements Routes {
    /// Only our own files, nothing inline, in no one else's frame.
    private static final String POLICY =
            "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'; "
                    + "frame-ancestors 'none'";

    @Override
    public void addTo(Router router) {
        router.get()
                .handler(PageRoutes::addHeaders)
                .handler(StaticHandler.create(FileSystemAccess.RELATIVE, "web").setIncludeHidden(false));
    }

    private static void addHeaders(RoutingContext context) {
        context.response().putHeader("content-security-policy", POLICY).putHeader("referrer-policy", "no-referrer");
        context.next();
    }
}
