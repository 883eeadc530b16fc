package dev.parley.hook;

import dev.parley.flow.Value;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells endpoints what is due, several at once, and notes what became of each try. Safe for any thread; blocks.
public final class Teller {
    private static final Logger LOG = LoggerFactory.getLogger(Teller.class);
    /// A try takes at most twenty seconds; whoever ends within it leaves it to others then.
    private static final Duration CLAIM = Duration.ofSeconds(90);
    /// So many at once: endpoints are asked to take each within seconds.
    private static final int AT_ONCE = 16;

    private static final int GONE = 410;

    private final Tellings tellings;
    private final Endpoints endpoints;
    private final Post post;
    private final InstantSource clock;

    /// @param post the way out
    public Teller(Tellings tellings, Endpoints endpoints, Post post, InstantSource clock) {
        this.tellings = tellings;
        this.endpoints = endpoints;
        this.post = post;
        this.clock = clock;
    }

    /// Tells what is due.
    ///
    /// @return how many were tried
    public int round() {
        List<Telling> due = tellings.claim(AT_ONCE, clock.instant().plus(CLAIM));
        try (ExecutorService each = Executors.newVirtualThreadPerTaskExecutor()) {
            due.forEach(one -> each.execute(() -> tell(one)));
        }
        return due.size();
    }

    private void tell(Telling telling) {
        Optional<Endpoint> endpoint = endpoints.find(telling.key().endpoint());
        if (endpoint.filter(Endpoint::isOn).isEmpty()) {
            tellings.put(telling, givenUp(telling));
            return;
        }
        Instant at = clock.instant();
        Post.Result result = post.send(
                endpoint.get().url(),
                headers(endpoint.get(), telling, at),
                telling.content().body());
        Instant now = clock.instant();
        Telling.Attempt attempt = new Telling.Attempt(
                at, result.status(), result.trouble(), Duration.between(at, now).toMillis());
        tellings.put(telling, telling.tried(attempt, result.pause(), now));
        noteHealth(endpoint.get(), attempt);
    }

    private static Telling givenUp(Telling telling) {
        return new Telling(
                telling.key(),
                telling.version(),
                telling.content(),
                Telling.Stand.GIVEN_UP,
                Optional.empty(),
                telling.attempts());
    }

    private static Map<String, String> headers(Endpoint endpoint, Telling telling, Instant at) {
        String id = telling.key().event();
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("webhook-id", id);
        headers.put("webhook-timestamp", Long.toString(at.getEpochSecond()));
        headers.put(
                "webhook-signature",
                Signing.header(
                        endpoint.keys().at(at),
                        id,
                        at.getEpochSecond(),
                        telling.content().body()));
        return headers;
    }

    /// Success forgets all failures; days of failure, and 410, switch the endpoint off.
    private void noteHealth(Endpoint endpoint, Telling.Attempt attempt) {
        boolean isSame = attempt.isTaken() == endpoint.health().failing().isEmpty();
        boolean isNewlyOff = endpoint.health()
                        .failing()
                        .filter(since -> since.plus(Endpoint.PATIENCE).isBefore(attempt.at()))
                        .isPresent()
                || attempt.status() == GONE;
        if (isSame && (attempt.isTaken() || !isNewlyOff)) {
            return;
        }
        endpoints.change(endpoint.id(), one -> one.with(health(one.health(), attempt, isNewlyOff)));
        if (!attempt.isTaken() && isNewlyOff) {
            tellOthers(endpoint, attempt);
        }
    }

    private static Endpoint.Health health(Endpoint.Health before, Telling.Attempt attempt, boolean isOff) {
        if (attempt.isTaken()) {
            return new Endpoint.Health(before.since(), Optional.empty(), before.disabled());
        }
        Optional<Instant> failing = before.failing().or(() -> Optional.of(attempt.at()));
        return new Endpoint.Health(before.since(), failing, isOff ? Optional.of(why(attempt)) : before.disabled());
    }

    private static String why(Telling.Attempt attempt) {
        if (attempt.status() == GONE) {
            return "it answered 410: it is gone";
        }
        String last = attempt.status() == 0 ? attempt.trouble() : "status " + attempt.status();
        return "every attempt failed for " + Endpoint.PATIENCE.toDays() + " days, at last with: " + last;
    }

    /// The owner is told by the log, in the list of endpoints, and by every endpoint that still works.
    private void tellOthers(Endpoint endpoint, Telling.Attempt attempt) {
        LOG.warn("webhook endpoint {} was switched off: {}", endpoint.id(), why(attempt));
        Value.Fields data =
                Value.Fields.NONE.with("endpoint", Value.of(endpoint.id())).with("why", Value.of(why(attempt)));
        Instant since = endpoint.health().failing().orElse(attempt.at());
        String id = "off-" + endpoint.id() + "-" + since.toEpochMilli();
        tellings.tell(new Happening(id, EventType.WEBHOOK_DISABLED, attempt.at(), data));
    }
}
