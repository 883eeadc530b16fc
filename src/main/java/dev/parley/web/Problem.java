package dev.parley.web;

import io.netty.handler.codec.http.HttpResponseStatus;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/// What went wrong with a request, as its caller may know it (RFC 9457).
///
/// @param status the HTTP status
/// @param kind a stable word for programs, the end of the problem's `type`
/// @param detail a sentence that a person can act on, with nothing of our insides
/// @param faults what is wrong with single parts of the input; empty if that is not the trouble
public record Problem(int status, String kind, String detail, List<Fault> faults) {
    static final String CONTENT_TYPE = "application/problem+json";

    private static final String TYPE = "urn:parley:problem:";

    /// One wrong part of the input: a JSON pointer into the body, or `?name` for a part of the query.
    public record Fault(String pointer, String message) {}

    public Problem {
        faults = List.copyOf(faults);
    }

    /// A problem that is not about single parts of the input.
    public static Problem of(int status, String kind, String detail) {
        return new Problem(status, kind, detail, List.of());
    }

    /// Input that cannot be used, and why.
    public static Problem badInput(List<Fault> faults) {
        return new Problem(400, "bad-input", "The request has parts that cannot be used.", faults);
    }

    /// Nothing was done, and the same request may succeed in a second.
    public static Problem tryAgain(String kind, String detail) {
        return of(503, kind, detail);
    }

    /// The problem's JSON.
    ///
    /// @param requestId also in the log, for those who ask about it
    JsonObject json(String requestId) {
        JsonObject json = new JsonObject()
                .put("type", TYPE + kind)
                .put("title", HttpResponseStatus.valueOf(status).reasonPhrase())
                .put("status", status)
                .put("detail", detail)
                .put("requestId", requestId);
        if (!faults.isEmpty()) {
            JsonArray errors = new JsonArray();
            faults.forEach(fault ->
                    errors.add(new JsonObject().put("pointer", fault.pointer()).put("message", fault.message())));
            json.put("errors", errors);
        }
        return json;
    }
}
