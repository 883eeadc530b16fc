package dev.parley.channel.slack;

import dev.parley.kit.Work;
import io.vertx.core.Context;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/// The two addresses that browsers visit to install the app: `/slack/install` and `/slack/oauth_redirect`. One event
/// loop.
public final class InstallPages {
    /// Where Slack sends browsers back.
    public static final String REDIRECT = "/slack/oauth_redirect";

    private static final String COOKIE = "parley-slack-install";

    private final Oauth oauth;
    private final Work work;

    /// Pages for these installs.
    public InstallPages(Oauth oauth, Work work) {
        this.oauth = oauth;
        this.work = work;
    }

    /// Adds the two addresses.
    public void addTo(Router router) {
        router.get("/slack/install").handler(this::begin);
        router.get(REDIRECT).handler(this::end);
    }

    private void begin(RoutingContext context) {
        run(
                context,
                oauth::begin,
                begun -> context.response()
                        .setStatusCode(302)
                        .addCookie(cookie(begun.browser()).setMaxAge(Oauth.VALID.toSeconds()))
                        .putHeader(HttpHeaders.LOCATION, begun.url())
                        .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                        .end());
    }

    /// Slack sends the browser back by a link, which Lax cookies follow.
    private Cookie cookie(String value) {
        return Cookie.cookie(COOKIE, value)
                .setPath("/slack")
                .setHttpOnly(true)
                .setSecure(oauth.isSecure())
                .setSameSite(CookieSameSite.LAX);
    }

    private void end(RoutingContext context) {
        String code = parameter(context, "code");
        String state = parameter(context, "state");
        String error = parameter(context, "error");
        String browser = Optional.ofNullable(context.request().getCookie(COOKIE))
                .map(Cookie::getValue)
                .orElse("");
        run(
                context,
                () -> oauth.end(code, state, error, browser),
                outcome -> context.response()
                        .setStatusCode(outcome.installed() ? 200 : 400)
                        .addCookie(cookie("").setMaxAge(0))
                        .putHeader(HttpHeaders.CONTENT_TYPE, "text/html; charset=utf-8")
                        .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                        .putHeader("Referrer-Policy", "no-referrer")
                        .putHeader("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'")
                        .end(page(outcome)));
    }

    private <T> void run(RoutingContext context, Supplier<T> task, java.util.function.Consumer<T> then) {
        Context eventLoop = context.vertx().getOrCreateContext();
        work.run(task)
                .onComplete(result -> eventLoop.runOnContext(here -> {
                    if (result.succeeded()) {
                        then.accept(result.result());
                    } else {
                        context.fail(result.cause());
                    }
                }));
    }

    private static String page(Oauth.Outcome outcome) {
        String said = outcome.said().replace("&", "&amp;").replace("<", "&lt;");
        return """
                <!doctype html>
                <html lang="en">
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width">
                <title>Parley in Slack</title>
                <body style="font: 18px/1.5 system-ui; max-width: 32em; margin: 4em auto; padding: 0 1em">
                <h1>%s</h1>
                <p>%s</p>
                """.formatted(outcome.installed() ? "Done" : "Not installed", said);
    }

    private static String parameter(RoutingContext context, String name) {
        return Objects.requireNonNullElse(context.request().getParam(name), "");
    }
}
