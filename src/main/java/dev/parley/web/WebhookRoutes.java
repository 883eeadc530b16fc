package dev.parley.web;

import dev.parley.channel.Handled;
import dev.parley.channel.Heard;
import dev.parley.channel.Inbound;
import dev.parley.channel.Receipt;
import dev.parley.channel.Webhook;
import dev.parley.kit.Lanes;
import dev.parley.kit.Seldom;
import io.vertx.core.AsyncResult;
import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Where one provider calls. A message is heard on the event loop, taken in on a virtual thread behind the earlier ones
/// of its lane, and answered only when that has returned. The hot path: what is here runs for every message.
public final class WebhookRoutes implements Routes {
    /// Far above any message with all its fields; a bound on the work before a signature is checked.
    static final int MAX_BODY = 64 * 1024;

    private static final Problem ONLY_POST =
            Problem.of(405, "method-not-allowed", "Providers call this path with POST.");

    private static final Logger LOG = LoggerFactory.getLogger(WebhookRoutes.class);

    private final Webhook webhook;
    private final Function<Inbound, Handled> inbox;
    private final Consumer<Receipt> receipts;
    private final Lanes lanes;
    private final Seldom refusals = Seldom.inLogs();

    /// @param inbox takes a message in and returns once it is durably stored; may block
    public WebhookRoutes(Webhook webhook, Function<Inbound, Handled> inbox, Lanes lanes) {
        this(webhook, inbox, receipt -> {}, lanes);
    }

    private WebhookRoutes(Webhook webhook, Function<Inbound, Handled> inbox, Consumer<Receipt> receipts, Lanes lanes) {
        this.webhook = webhook;
        this.inbox = inbox;
        this.receipts = receipts;
        this.lanes = lanes;
    }

    /// Where a provider tells what became of messages of ours, and nothing else.
    ///
    /// @param receipts takes a receipt; may block
    public static WebhookRoutes ofReceipts(Webhook webhook, Consumer<Receipt> receipts, Lanes lanes) {
        return new WebhookRoutes(webhook, inbound -> Handled.SILENTLY, receipts, lanes);
    }

    @Override
    public void addTo(Router router) {
        router.post(webhook.path()).handler(this::receive);
        router.route(webhook.path()).handler(context -> context.fail(new ProblemException(ONLY_POST)));
    }

    private void receive(RoutingContext context) {
        if (MediaType.matches(webhook.accepts(), context.request().getHeader(HttpHeaders.CONTENT_TYPE))) {
            Body.read(context, MAX_BODY, body -> hear(context, body.getBytes()));
        } else {
            context.fail(new ProblemException(
                    Problem.of(415, "unsupported-media-type", "The content type must be " + webhook.accepts() + ".")));
        }
    }

    private void hear(RoutingContext context, byte[] body) {
        switch (webhook.hear(context.request().uri(), name -> header(context, name), body)) {
            case Heard.Message message -> take(context, message.inbound());
            case Heard.Told told -> take(context, told.receipt());
            case Heard.Nothing nothing -> {
                LOG.debug("{}: nothing to do: {}", webhook.path(), nothing.why());
                answer(context, webhook.reply(List.of()));
            }
            case Heard.Forged forged -> {
                logRefusal(forged.why());
                context.fail(new ProblemException(
                        Problem.of(403, "not-genuine", "The call is not proven to come from the provider.")));
            }
            case Heard.Unreadable unreadable -> {
                logRefusal(unreadable.why());
                context.fail(new ProblemException(
                        Problem.of(400, "unreadable", "The call cannot be read: " + unreadable.why() + ".")));
            }
        }
    }

    private void take(RoutingContext context, Inbound inbound) {
        Context eventLoop = context.vertx().getOrCreateContext();
        lanes.run(inbound.lane(), () -> webhook.reply(inbox.apply(inbound).replies()))
                .onComplete(reply -> eventLoop.runOnContext(here -> finish(context, reply)));
    }

    private void take(RoutingContext context, Receipt receipt) {
        Context eventLoop = context.vertx().getOrCreateContext();
        lanes.run(receipt.key(), () -> {
                    receipts.accept(receipt);
                    return webhook.reply(List.of());
                })
                .onComplete(reply -> eventLoop.runOnContext(here -> finish(context, reply)));
    }

    private void finish(RoutingContext context, AsyncResult<byte[]> reply) {
        if (reply.succeeded()) {
            answer(context, reply.result());
        } else {
            context.fail(reply.cause());
        }
    }

    private void answer(RoutingContext context, byte[] reply) {
        if (!context.response().closed()) {
            context.response()
                    .putHeader(HttpHeaders.CONTENT_TYPE, webhook.replyType())
                    .end(Buffer.buffer(reply));
        }
    }

    private void logRefusal(String why) {
        if (refusals.isDue()) {
            LOG.warn("{}: refused a call: {}", webhook.path(), why);
        }
    }

    private static String header(RoutingContext context, String name) {
        return Objects.requireNonNullElse(context.request().getHeader(name), "");
    }
}
