package dev.parley.web;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/// When providers last called this node, and what they were answered: tells somebody who sets up a channel
/// whether its calls arrive. In memory, since the start. To be added before the webhooks. Safe for any thread.
///
/// A call is known by its minute, and what was taken is told only when that minute is over: whoever asks
/// every second would else see when somebody answers an anonymous survey. What was refused is nobody's
/// answer and told at once.
public final class Heard implements Routes {
    private final InstantSource clock;
    private final Map<Line, Latest> latest = new EnumMap<>(Line.class);

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
    /// @param at the minute in which it came
    /// @param status the HTTP status that it was answered with
    public record Call(Instant at, int status) {
        boolean mayBeTold(Instant minute) {
            return status >= REFUSED || at.isBefore(minute);
        }
    }

    /// The last two calls of a line, as far as they are of different minutes.
    private record Latest(Call newest, Optional<Call> before) {
        Optional<Call> told(Instant minute) {
            return newest.mayBeTold(minute) ? Optional.of(newest) : before;
        }
    }

    private static final int REFUSED = 400;

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
        context.addEndHandler(end -> answered(line, request.response().getStatusCode()));
        context.next();
    }

    synchronized void answered(Line line, int status) {
        Instant minute = minute();
        Optional<Call> before = Optional.ofNullable(latest.get(line)).flatMap(one -> one.told(minute));
        latest.put(line, new Latest(new Call(minute, status), before));
    }

    private Instant minute() {
        return clock.instant().truncatedTo(ChronoUnit.MINUTES);
    }

    /// The last call of that line that may be told; empty if there was none since the start.
    public synchronized Optional<Call> last(Line line) {
        return Optional.ofNullable(latest.get(line)).flatMap(one -> one.told(minute()));
    }
}
