package dev.parley.web;

import dev.parley.channel.webchat.Allowances;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/// How often the API may be asked: each token and session so many times a minute, and whoever is not let in a tenth of
/// that from one address. Answers say how much is left (draft-ietf-httpapi-ratelimit-headers-10). Counted on each node
/// by itself. Safe for any thread.
public final class ApiLimits {
    private static final int MINUTE = 60;
    private static final int STRANGERS_SHARE = 10;

    private final int perMinute;
    private final Allowances known;
    private final Allowances strangers;
    private final Caller caller;

    /// @param perMinute how often one token or session may ask; 0 for no limit
    /// @param caller tells strangers apart
    public ApiLimits(int perMinute, Caller caller, LongSupplier nanoTime) {
        this.perMinute = perMinute;
        this.caller = caller;
        int rest = Math.ceilDiv(perMinute, STRANGERS_SHARE);
        known = new Allowances(new Allowances.Rate(perMinute, perMinute / (double) MINUTE), nanoTime);
        strangers = new Allowances(new Allowances.Rate(rest, rest / (double) MINUTE), nanoTime);
    }

    /// Counts a request of somebody who was let in, and tells them how many are left.
    ///
    /// @throws ProblemException if there are none
    void count(RoutingContext context, String who) {
        if (perMinute == 0) {
            return;
        }
        Optional<Duration> wait = known.take(who);
        long left = known.left(who);
        long full = Math.ceilDiv((perMinute - left) * MINUTE, perMinute);
        context.response()
                .putHeader("ratelimit-policy", "\"api\";q=" + perMinute + ";w=" + MINUTE)
                .putHeader("ratelimit", "\"api\";r=" + left + ";t=" + full);
        wait.ifPresent(pause -> refuse(context.response(), pause));
    }

    /// Counts a request of somebody who was not let in, and throws if there were too many.
    void countStranger(RoutingContext context) {
        strangers.take(caller.of(context.request())).ifPresent(pause -> refuse(context.response(), pause));
    }

    /// Lets somebody who was not let in try again, or throws: the store is not asked about every guess.
    void checkStranger(RoutingContext context) {
        if (perMinute > 0 && strangers.left(caller.of(context.request())) < 1) {
            countStranger(context);
        }
    }

    private static void refuse(HttpServerResponse response, Duration pause) {
        long seconds = Math.max(1, Math.ceilDiv(pause.toMillis(), 1_000L));
        response.putHeader(HttpHeaders.RETRY_AFTER, "" + seconds);
        throw new ProblemException(Problem.of(
                429, "too-many-requests", "Too many requests. Nothing was done; wait " + seconds + " s, then go on."));
    }
}
