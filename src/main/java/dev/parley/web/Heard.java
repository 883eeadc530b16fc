package dev.parley.web;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/// When providers last called this node, and what they were answered: tells somebody who sets up a channel whether its
/// calls arrive. In memory, since the start. To be added before the webhooks. Safe for any thread.
public final class Heard implements Routes {
    private final InstantSource clock;
    private final Map<Line, Call> last = new EnumMap<>(Line.class);

    /// Who calls.
    public enum Line {
        /// Twilio, with a message.
        SMS("/webhooks/sms"),
        /// Twilio, about a message of ours.
        SMS_STATUS("/webhooks/sms/status"),
        /// Slack.
        SLACK("/webhooks/slack/*"),
        /// The web chat of a visitor.
        WEB("/webhooks/chat/*");

        private final String path;

        Line(String path) {
            this.path = path;
        }
    }

    /// A call.
    ///
    /// @param status the HTTP status that it was answered with
    public record Call(Instant at, int status) {}

    /// @param clock tells when they call
    public Heard(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public void addTo(Router router) {
        for (Line line : Line.values()) {
            router.route(line.path).handler(context -> note(context, line));
        }
    }

    private void note(RoutingContext context, Line line) {
        HttpServerRequest request = context.request();
        context.addEndHandler(
                end -> put(line, new Call(clock.instant(), request.response().getStatusCode())));
        context.next();
    }

    private synchronized void put(Line line, Call call) {
        last.put(line, call);
    }

    /// The last call of that line; empty if there was none since the start.
    public synchronized Optional<Call> last(Line line) {
        return Optional.ofNullable(last.get(line));
    }
}
