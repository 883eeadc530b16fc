package dev.parley;

import dev.parley.command.Server;
import dev.parley.store.Store;
import dev.parley.web.WebServer;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A server that accepts requests. Safe for any thread.
final class Running implements Server {
    private static final Logger LOG = LoggerFactory.getLogger(Running.class);
    /// Twilio waits 15 seconds; what takes longer is repeated anyway.
    private static final Duration DRAIN = Duration.ofSeconds(10);

    private final Parts parts;
    private final int flows;

    /// What must be closed, in this order: no new requests, those under way end, nothing writes any more, the
    /// store.
    record Parts(Vertx vertx, WebServer web, Store store, FlowWatch watch, Outgoing outgoing) {}

    Running(Parts parts, int flows) {
        this.parts = parts;
        this.flows = flows;
    }

    @Override
    public int port() {
        return parts.web().port();
    }

    @Override
    public int flows() {
        return flows;
    }

    @Override
    public void close() {
        parts.watch().close();
        await("requests", parts.web().stop(DRAIN));
        parts.outgoing().close();
        await("event loop", parts.vertx().close());
        parts.store().close();
    }

    private static void await(String what, io.vertx.core.Future<Void> end) {
        try {
            end.await(DRAIN.toSeconds() + 1, TimeUnit.SECONDS);
        } catch (java.util.concurrent.TimeoutException e) {
            LOG.warn("the {} did not end within {} s; what was not answered will come again", what, DRAIN.toSeconds());
        }
    }
}
