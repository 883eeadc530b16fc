package dev.parley.web;

import dev.parley.kit.Work;
import dev.parley.setup.Accent;
import dev.parley.setup.Appearance;
import io.vertx.core.Context;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.function.Supplier;

/// `GET /widget/look.css`: the organisation's colour, for the survey's page, the chat in any page that asks for it, and
/// the admin app. Empty while none is set.
public final class LookRoutes implements Routes {
    private final Supplier<Appearance> appearance;
    private final Work work;

    /// @param appearance as it is set; may block
    /// @param work where it is asked
    public LookRoutes(Supplier<Appearance> appearance, Work work) {
        this.appearance = appearance;
        this.work = work;
    }

    @Override
    public void addTo(Router router) {
        Routes.looking(router, "/widget/look.css").handler(this::show);
    }

    private void show(RoutingContext context) {
        Context eventLoop = context.vertx().getOrCreateContext();
        work.run(() -> css(appearance.get()))
                .onSuccess(css -> eventLoop.runOnContext(here -> send(context, css)))
                .onFailure(fault -> eventLoop.runOnContext(here -> context.fail(fault)));
    }

    private static void send(RoutingContext context, String css) {
        if (!context.response().closed()) {
            context.response()
                    .putHeader(HttpHeaders.CONTENT_TYPE, "text/css; charset=utf-8")
                    .putHeader(HttpHeaders.CACHE_CONTROL, "no-cache")
                    .putHeader("cross-origin-resource-policy", "cross-origin")
                    .end(css);
        }
    }

    /// Only colours that were read as such are in it, nothing that anybody wrote.
    static String css(Appearance appearance) {
        return appearance.accent().map(LookRoutes::css).orElse("");
    }

    private static String css(Accent accent) {
        String colour = "light-dark(" + accent.light() + "," + accent.dark() + ")";
        String ink = "light-dark(#fff,#10142b)";
        return ":root{--accent:" + colour + ";--on-accent:" + ink
                + ";--accent-soft:light-dark(color-mix(in srgb," + accent.light() + " 12%,#fff),color-mix(in srgb,"
                + accent.dark() + " 20%,#161b22))}\n"
                + "parley-chat{--parley-accent:" + colour + ";--parley-on-accent:" + ink + "}\n";
    }
}
