package dev.parley.web;

import dev.parley.access.Company;
import dev.parley.access.Hashes;
import dev.parley.access.SignIn;
import dev.parley.kit.Keep;
import dev.parley.kit.Work;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Signing in with the company's account: `/admin/sso` leads to the provider, which leads back to
/// `/admin/sso/callback`; `/admin/sso/out` leads to where it forgets the browser. Each question may be answered once,
/// within ten minutes, by the browser that asked it. To be added before the admin app's files.
public final class SsoRoutes implements Routes {
    /// Where browsers begin; the other paths lie below.
    public static final String PATH = "/admin/sso";

    /// Marks browsers that came this way; says nothing else.
    static final String WAY_COOKIE = "parley-way";

    private static final Logger LOG = LoggerFactory.getLogger(SsoRoutes.class);
    private static final String STATE_COOKIE = "parley-sso";
    private static final String HOME = "/admin/";
    private static final String KEPT = "sso ";
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final Duration SESSION = Duration.ofHours(12);

    private final Parts parts;
    private final Work work;

    /// What it works with.
    ///
    /// @param home the admin app as browsers reach it
    public record Parts(
            OpenId openId,
            Company company,
            SignIn signIn,
            SessionCookie cookie,
            Keep keep,
            InstantSource clock,
            SecureRandom chance,
            String home) {}

    /// @param work where the store is asked
    public SsoRoutes(Parts parts, Work work) {
        this.parts = parts;
        this.work = work;
    }

    @Override
    public void addTo(Router router) {
        router.get(PATH).handler(this::ask);
        router.get(PATH + "/callback").handler(this::answer);
        router.get(PATH + "/out").handler(this::leave);
    }

    /// Where the browser goes next, and what it keeps.
    private record Lead(String to, List<Cookie> cookies) {}

    private void ask(RoutingContext context) {
        OpenId.Try one = new OpenId.Try(
                Hashes.secret(parts.chance()), Hashes.secret(parts.chance()), Hashes.secret(parts.chance()));
        Instant until = parts.clock().instant().plus(PATIENCE);
        lead(
                context,
                parts.openId()
                        .question(one)
                        .compose(url -> work.run(() -> {
                            String secrets = one.nonce() + " " + one.verifier();
                            parts.keep().put(KEPT + Hashes.of(one.state()), secrets, Optional.of(until));
                            return new Lead(url, List.of(cookie(STATE_COOKIE, one.state(), PATIENCE)));
                        })));
    }

    /// The provider's redirect comes from another site, so the cookie must be `Lax`.
    private Cookie cookie(String name, String value, Duration lasts) {
        return Cookie.cookie(name, value)
                .setPath("/")
                .setHttpOnly(true)
                .setSecure(parts.home().startsWith("https:"))
                .setSameSite(CookieSameSite.LAX)
                .setMaxAge(lasts.toSeconds());
    }

    private void answer(RoutingContext context) {
        String state = given(context, "state");
        String code = given(context, "code");
        boolean isTheirs = !state.isEmpty() && state.equals(read(context.request(), STATE_COOKIE));
        lead(
                context,
                work.run(() -> isTheirs ? taken(state) : Optional.<OpenId.Try>empty())
                        .compose(one -> one.map(it -> code.isEmpty() ? back("refused") : enter(it, code))
                                .orElseGet(() -> back("expired"))));
    }

    /// Each question is answered once.
    private Optional<OpenId.Try> taken(String state) {
        return parts.keep()
                .take(KEPT + Hashes.of(state), parts.clock().instant())
                .map(secrets -> secrets.split(" ", 2))
                .map(pair -> new OpenId.Try(state, pair[0], pair[1]));
    }

    private Future<Lead> enter(OpenId.Try one, String code) {
        return parts.openId()
                .answer(one, code)
                .compose(who -> work.run(() ->
                        parts.company().find(who).map(user -> parts.signIn().in(user))))
                .compose(in -> in.map(it -> Future.succeededFuture(new Lead(
                                HOME,
                                List.of(
                                        parts.cookie().of(it.secret(), SESSION),
                                        cookie(WAY_COOKIE, "sso", SESSION),
                                        cookie(STATE_COOKIE, "", Duration.ZERO)))))
                        .orElseGet(() -> back("unknown")));
    }

    private void leave(RoutingContext context) {
        List<Cookie> cookies = List.of(cookie(WAY_COOKIE, "", Duration.ZERO));
        lead(context, parts.openId().leave(parts.home()).map(url -> new Lead(url.orElse(HOME), cookies)));
    }

    private static Future<Lead> back(String why) {
        return Future.succeededFuture(new Lead(HOME + "?sign-in=" + why, List.of()));
    }

    /// Sends the browser on; what fails is in the log, and the browser is told that it failed.
    private static void lead(RoutingContext context, Future<Lead> where) {
        Context eventLoop = context.vertx().getOrCreateContext();
        where.recover(fault -> {
                    LOG.warn("single sign-on failed: {}", fault.getMessage());
                    return back("failed");
                })
                .onSuccess(lead -> eventLoop.runOnContext(here -> send(context.response(), lead)));
    }

    private static void send(HttpServerResponse response, Lead lead) {
        lead.cookies().forEach(response::addCookie);
        response.setStatusCode(303)
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .putHeader("referrer-policy", "no-referrer")
                .putHeader(HttpHeaders.LOCATION, lead.to())
                .end();
    }

    private static String given(RoutingContext context, String name) {
        return Optional.ofNullable(context.request().getParam(name)).orElse("");
    }

    private static String read(HttpServerRequest request, String name) {
        return Optional.ofNullable(request.getCookie(name))
                .map(Cookie::getValue)
                .orElse("");
    }
}
