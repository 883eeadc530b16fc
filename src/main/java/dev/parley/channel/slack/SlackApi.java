package dev.parley.channel.slack;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.kit.HttpLine;
import dev.parley.kit.NoAnswer;
import dev.parley.kit.Secret;
import io.vertx.core.Vertx;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/// Slack's methods (docs.slack.dev/reference/methods): one request a call, whatever becomes of it. The SDK's own client
/// repeats what it takes for a passing fault and does not tell whether a request had left. Safe for any thread.
public final class SlackApi implements AutoCloseable {
    /// Every turn of a conversation is a call or two, of some hundred milliseconds.
    private static final int CONNECTIONS = 64;

    private static final String JSON = "application/json; charset=utf-8";

    private final HttpLine line;
    private final URI base;

    private SlackApi(HttpLine line, URI base) {
        this.line = line;
        this.base = base;
    }

    /// The methods at this address. An address without a path is a server's; its methods are under `/api`.
    public static SlackApi of(Vertx vertx, URI url) {
        return of(vertx, url, HttpLine.Deadlines.USUAL);
    }

    static SlackApi of(Vertx vertx, URI url, HttpLine.Deadlines deadlines) {
        URI base = url.getPath().isEmpty() ? URI.create(url + "/api") : url;
        return new SlackApi(new HttpLine(vertx, deadlines, CONNECTIONS), base);
    }

    /// What a method answered.
    ///
    /// @param retryAfter the header's value, "" if there was none
    /// @param body the JSON object; an empty one if there was none
    record Answer(int status, String retryAfter, JsonNode body) {
        boolean isOk() {
            return status == 200 && body.path("ok").asBoolean(false);
        }

        /// Slack's word for what went wrong, "" if it says none.
        String error() {
            return Json.text(body, "error");
        }

        /// For a log or an admin: what was answered, without a person's data.
        String reason() {
            return error().isEmpty() ? "HTTP " + status : "Slack error " + error();
        }
    }

    /// Calls a method; blocks.
    ///
    /// @throws NoAnswer if no answer came
    Answer call(String method, Secret token, Map<String, String> arguments) {
        return read(line.ask(ask(method, token, arguments)));
    }

    /// Calls a method without waiting for what it answers.
    ///
    /// @return whether Slack took it; fails with {@link NoAnswer}
    CompletionStage<Boolean> tell(String method, Secret token, Map<String, String> arguments) {
        return line.tell(ask(method, token, arguments))
                .thenApply(answer -> read(answer).isOk());
    }

    private HttpLine.Ask ask(String method, Secret token, Map<String, String> arguments) {
        return ask(method, "Bearer " + token.reveal(), arguments);
    }

    private HttpLine.Ask ask(String method, String authorization, Map<String, String> arguments) {
        return new HttpLine.Ask(
                "POST", URI.create(base + "/" + method), authorization, HttpLine.FORM, FormText.of(arguments));
    }

    /// Calls a method in the name of the app itself; blocks.
    ///
    /// @param authorization the whole header
    /// @throws NoAnswer if no answer came
    Answer callAs(String method, String authorization, Map<String, String> arguments) {
        return read(line.ask(ask(method, authorization, arguments)));
    }

    /// Answers an interaction at the address that came with it, if that is Slack's: an address in a call is nothing to
    /// go to unseen.
    ///
    /// @return whether Slack took it; fails with {@link NoAnswer}
    CompletionStage<Boolean> respond(String responseUrl, JsonNode message) {
        return isSlacks(responseUrl)
                ? line.tell(new HttpLine.Ask("POST", URI.create(responseUrl), "", JSON, message.toString()))
                        .thenApply(answer -> answer.status() == 200)
                : CompletableFuture.completedStage(false);
    }

    @Override
    public void close() {
        line.close();
    }

    private boolean isSlacks(String url) {
        URI uri;
        try {
            uri = URI.create(url);
        } catch (IllegalArgumentException e) {
            return false;
        }
        boolean isStandIn = base.getHost().equals(uri.getHost()) && base.getPort() == uri.getPort();
        return isStandIn || ("https".equals(uri.getScheme()) && "hooks.slack.com".equals(uri.getHost()));
    }

    private static Answer read(HttpLine.Answer answer) {
        JsonNode body = Json.read(answer.body().getBytes()).orElseGet(Json::object);
        return new Answer(answer.status(), answer.retryAfter(), body);
    }
}
