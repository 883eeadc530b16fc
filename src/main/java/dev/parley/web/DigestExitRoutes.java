package dev.parley.web;

import dev.parley.board.DigestDesk;
import dev.parley.board.DigestExit;
import dev.parley.kit.Work;
import io.vertx.core.Context;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Objects;
import java.util.function.Supplier;

/// `/digest/leave/{token}`: a person leaves the weekly digest without signing in. Mail programs post to it (RFC 8058,
/// `List-Unsubscribe=One-Click`); who opens it in a browser is asked first, because programs that look through letters
/// open every link.
public final class DigestExitRoutes implements Routes {
    private static final int MAX_BODY = 4 * 1024;
    private static final String CONTENT_POLICY = "content-security-policy";

    private final DigestDesk desk;
    private final Work work;

    /// @param work where the store is asked
    public DigestExitRoutes(DigestDesk desk, Work work) {
        this.desk = desk;
        this.work = work;
    }

    @Override
    public void addTo(Router router) {
        String path = DigestExit.PATH + ":token";
        router.get(path).handler(context -> page(context, SharePage.question("The weekly digest", "Get it no more")));
        router.post(path).handler(context -> Body.read(context, MAX_BODY, body -> leave(context)));
    }

    private void leave(RoutingContext context) {
        String token = Objects.requireNonNull(context.pathParam("token"), "the route has :token");
        Context eventLoop = context.vertx().getOrCreateContext();
        // Whoever was on the list and whoever was not get the same answer: clicking twice is no fault.
        Supplier<Boolean> leaving = () -> desk.leave(token);
        work.run(leaving)
                .onSuccess(left -> eventLoop.runOnContext(here -> page(
                        context,
                        SharePage.notice(
                                "You get it no more",
                                "The weekly digest is not sent to this address any more. Whoever runs Parley can put"
                                        + " it back."))))
                .onFailure(fault -> eventLoop.runOnContext(here -> context.fail(fault)));
    }

    private static void page(RoutingContext context, String html) {
        SharePage.HEADERS.forEach((name, value) -> context.response().putHeader(name, value));
        context.response()
                .putHeader(
                        CONTENT_POLICY,
                        SharePage.HEADERS
                                .getOrDefault(CONTENT_POLICY, "")
                                .replace("form-action 'none'", "form-action 'self'"))
                .putHeader(HttpHeaders.CONTENT_TYPE, "text/html; charset=utf-8")
                .end(html);
    }
}
