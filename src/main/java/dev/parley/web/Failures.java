package dev.parley.web;

import dev.parley.inbox.StoreUnavailable;
import dev.parley.kit.Busy;
import dev.parley.kit.Ids;
import dev.parley.kit.Seldom;
import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Answers every request that did not come to a good end, and logs what an operator should know. One event loop.
final class Failures {
    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

    private static final Problem OURS =
            Problem.of(500, "fault", "Something went wrong on our side. The log has more under the request's id.");
    private static final Problem BUSY =
            Problem.tryAgain("busy", "The server has too much to do. Nothing was done; try again in a second.");
    private static final Problem NO_STORE = Problem.tryAgain(
            "store-unavailable", "The store cannot be reached. Nothing was answered; try again in a second.");

    private final Ids ids;
    private final Seldom floods = Seldom.inLogs();

    Failures(Ids ids) {
        this.ids = ids;
    }

    /// Answers a request that a handler failed, or that HTTP itself does not allow.
    void answer(RoutingContext context) {
        Throwable failure = context.failure();
        boolean isCallers = context.statusCode() >= 400 && context.statusCode() < 500;
        String id = ids.next();
        send(context, failure == null || isCallers ? ofStatus(context.statusCode()) : of(failure, id), id);
    }

    /// Answers a request that came to this status without any handler of ours.
    void answer(RoutingContext context, int status) {
        send(context, ofStatus(status), ids.next());
    }

    /// Where people look, a page may tell them what programs are told in problems.
    private static void send(RoutingContext context, Problem problem, String id) {
        boolean isOpen = !context.response().ended() && !context.response().headWritten();
        boolean isShown = isOpen && context.get(FaultPage.KEY) instanceof FaultPage page && page.show(context, problem);
        if (!isShown) {
            send(context.response(), problem, id);
        }
    }

    /// Answers what is no HTTP, or has too long a line or header; the connection cannot be used after it.
    void answerInvalid(HttpServerRequest request) {
        Throwable cause = request.decoderResult().cause();
        HttpServerResponse response = request.response().putHeader(HttpHeaders.CONNECTION, "close");
        send(response, ofDecoder(cause), ids.next());
        request.connection().close();
    }

    private static Problem ofDecoder(@Nullable Throwable cause) {
        return switch (cause) {
            case TooLongHttpLineException line ->
                Problem.of(414, "uri-too-long", "The request's first line is too long.");
            case TooLongHttpHeaderException header -> Problem.of(431, "headers-too-large", "The headers are too long.");
            case TooLongFrameException frame -> Problem.of(400, "bad-request", "A part of the request is too long.");
            case null, default -> Problem.of(400, "bad-request", "The request is no HTTP/1.1.");
        };
    }

    private Problem of(Throwable failure, String id) {
        return switch (failure) {
            case ProblemException expected -> expected.problem();
            case Busy busy -> {
                logSeldom("Request {} was refused: {}", id, busy);
                yield BUSY;
            }
            case StoreUnavailable store -> {
                logSeldom("Request {} found no store: {}", id, store);
                yield NO_STORE;
            }
            default -> {
                LOG.error("Request {} failed", id, failure);
                yield OURS;
            }
        };
    }

    /// Comes by the thousand when it comes.
    private void logSeldom(String line, String id, Throwable failure) {
        if (floods.isDue()) {
            LOG.warn(line, id, failure.getMessage());
        }
    }

    private static Problem ofStatus(int status) {
        return switch (status) {
            case 404 -> Problem.of(404, "not-found", "There is nothing at this path.");
            case 405 -> Problem.of(405, "method-not-allowed", "This path does not take that method.");
            case 400 -> Problem.of(400, "bad-request", "The request's path, query or host cannot be read.");
            case 500 -> OURS;
            default -> Problem.of(status, "status-" + status, "The request cannot be answered.");
        };
    }

    private static void send(HttpServerResponse response, Problem problem, String id) {
        if (response.ended() || response.closed()) {
            return;
        }
        if (response.headWritten()) {
            response.reset();
            return;
        }
        if (problem.status() == 503) {
            response.putHeader(HttpHeaders.RETRY_AFTER, "1");
        }
        response.setStatusCode(problem.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, Problem.CONTENT_TYPE)
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .end(problem.json(id).toBuffer());
    }
}
