package dev.parley;

import dev.parley.command.Server;
import dev.parley.inbox.Inbox;
import dev.parley.inbox.StoreUnavailable;
import dev.parley.kit.Work;
import dev.parley.store.Store;
import dev.parley.web.WebServer;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A server that accepts requests. Safe for any thread.
final class Running implements Server {
    private static final Logger LOG = LoggerFactory.getLogger(Running.class);
    /// Twilio waits 15 seconds; what takes longer is repeated anyway.
    private static final Duration DRAIN = Duration.ofSeconds(10);
    /// Some 10,000 lanes; what is left is looked up after the next start.
    private static final Duration SETTLE = Duration.ofSeconds(5);

    private final Parts parts;
    private final int flows;
    private final Runnable samples;

    /// What must be closed, see {@link #close}.
    record Parts(Vertx vertx, WebServer web, Store store, Acting acting, Door door) {}

    /// What acts by itself.
    record Acting(
            FlowWatch watch,
            Outgoing outgoing,
            Chatting chatting,
            Behind behind,
            Siblings siblings,
            Admission admission) {}

    /// What waits in memory behind turns.
    record Behind(Inbox inbox, Following following) {}

    /// The way in.
    ///
    /// @param drain how long requests are still taken after readiness has ended, if anybody asks for it
    record Door(Readiness readiness, List<Work> works, Duration drain) {
        Door {
            works = List.copyOf(works);
        }

        /// Lets what was begun come to its end.
        boolean end(Duration atMost) {
            return works.stream().map(work -> work.end(atMost)).reduce(true, Boolean::logicalAnd);
        }
    }

    /// @param samples fills the installation with samples, elsewhere
    Running(Parts parts, int flows, Runnable samples) {
        this.parts = parts;
        this.flows = flows;
        this.samples = samples;
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
    public void showSamples() {
        samples.run();
    }

    /// See {@link WebServer#paths}.
    List<String> paths() {
        return parts.web().paths();
    }

    @Override
    public List<String> welcome() {
        return parts.acting().admission().welcome();
    }

    /// In this order: others are told to send no more, and given the time to notice; no new requests; those under way
    /// end; nothing is sent any more; what waits in memory is written; the store.
    @Override
    public void close() {
        parts.door().readiness().end("The server is being shut down.");
        parts.web().leave();
        parts.acting().watch().close();
        awaitNotice();
        parts.acting().chatting().end();
        parts.acting().behind().following().hush();
        await("requests", parts.web().stop(DRAIN));
        if (!parts.door().end(DRAIN)) {
            LOG.warn("work is still under way after {} s; it is taken up after the next start", DRAIN.toSeconds());
        }
        parts.acting().outgoing().close();
        settle(parts.acting().behind().inbox());
        parts.acting().behind().following().end();
        parts.acting().siblings().close();
        await("event loop", parts.vertx().close());
        parts.store().close();
    }

    /// Who was told a moment ago that this server is ready goes on sending until it asks again.
    private void awaitNotice() {
        try {
            if (parts.door().readiness().isWatched()) {
                TimeUnit.MILLISECONDS.sleep(parts.door().drain().toMillis());
            }
        } catch (InterruptedException e) {
            LOG.info("somebody is in a hurry: balancers get no time to notice");
        }
    }

    private static void settle(Inbox inbox) {
        long end = System.nanoTime() + SETTLE.toNanos();
        BooleanSupplier goOn = () -> System.nanoTime() < end;
        try {
            LOG.debug("receipts of {} lanes were kept in memory", inbox.settle(goOn));
        } catch (StoreUnavailable e) {
            LOG.warn("some receipts were not written; their messages count as sent: {}", e.getMessage());
        }
    }

    private static void await(String what, io.vertx.core.Future<Void> end) {
        try {
            end.await(DRAIN.toSeconds() + 1, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            LOG.warn("the {} did not end within {} s; what was not answered will come again", what, DRAIN.toSeconds());
        }
    }
}
