package dev.parley.fake;

import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

import com.github.tomakehurst.wiremock.WireMockServer;
import dev.parley.channel.slack.SlackApi;
import io.vertx.core.Vertx;
import java.net.URI;

/// Slack's Web API over HTTP: a stand-in that a test teaches what to answer, and who calls it.
public final class SlackWeb implements AutoCloseable {
    private final WireMockServer server = new WireMockServer(options().dynamicPort());
    private final Vertx vertx = Vertx.vertx();
    private final SlackApi api;

    /// One that answers nothing yet.
    public SlackWeb() {
        server.start();
        api = SlackApi.of(vertx, URI.create("http://localhost:" + server.port()));
    }

    /// The stand-in; methods are below `/api/`.
    public WireMockServer server() {
        return server;
    }

    /// Who calls it.
    public SlackApi api() {
        return api;
    }

    @Override
    public void close() {
        api.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
        server.stop();
    }
}
