package dev.parley.web;

import dev.parley.channel.Handled;
import dev.parley.channel.Heard;
import dev.parley.channel.Inbound;
import dev.parley.channel.Outbound;
import dev.parley.channel.Receipt;
import dev.parley.channel.ReplyBody;
import dev.parley.channel.Webhook;
import dev.parley.kit.Lanes;
import dev.parley.kit.Seldom;
import io.vertx.core.AsyncResult;
import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Where one provider calls. A message is heard on the event loop, taken in on a virtual thread behind the earlier ones
/// of its lane, and answered only when that has returned. The hot path: what is here runs for every message.
public final class WebhookRoutes implements Routes {
    private static final Problem ONLY_POST =
            Problem.of(405, "method-not-allowed", "Providers call this path with POST.");

    private static final long NO_TIMER = -1;

    private static final Logger LOG = LoggerFactory.getLogger(WebhookRoutes.class);

    private final Webhook webhook;
    private final Function<Inbound, Handled> inbox;
    private final Consumer<Receipt> receipts;
    private final Lanes lanes;
    private final Runnable refused;
    private final Seldom refusals = Seldom.inLogs();

    /// @param inbox takes a message in and returns once it is durably stored; may block
    public WebhookRoutes(Webhook webhook, Function<Inbound, Handled> inbox, Lanes lanes) {
        this(webhook, inbox, receipt -> {}, lanes, () -> {});
    }

    private WebhookRoutes(
            Webhook webhook,
            Function<Inbound, Handled> inbox,
            Consumer<Receipt> receipts,
            Lanes lanes,
            Runnable refused) {
        this.webhook = webhook;
        this.inbox = inbox;
        this.receipts = receipts;
        this.lanes = lanes;
        this.refused = refused;
    }

    /// The same routes, and who is told when a message could not be taken in: the provider may not come again.
    ///
    /// @param refused called on an event loop; must not block
    public WebhookRoutes whenRefused(Runnable refused) {
        return new WebhookRoutes(webhook, inbox, receipts, lanes, refused);
    }

    /// Where a provider tells what became of messages of ours, and nothing else.
    ///
    /// @param receipts takes a receipt; may block
    public static WebhookRoutes ofReceipts(Webhook webhook, Consumer<Receipt> receipts, Lanes lanes) {
        return new WebhookRoutes(webhook, inbound -> Handled.SILENTLY, receipts, lanes, () -> {});
    }

    @Override
    public void addTo(Router router) {
        router.post(webhook.path()).handler(this::receive);
        router.route(webhook.path()).handler(context -> context.fail(new ProblemException(ONLY_POST)));
    }

    private void receive(RoutingContext context) {
        if (MediaType.matches(webhook.accepts(), context.request().getHeader(HttpHeaders.CONTENT_TYPE))) {
            Body.read(
                    context,
                    webhook.maxBody(),
                    body -> hear(context, body.getBytes()),
                    () -> logRefusal("its body has more than " + webhook.maxBody() + " bytes"));
        } else {
            logRefusal("its content type is not " + webhook.accepts());
            context.fail(new ProblemException(
                    Problem.of(415, "unsupported-media-type", "The content type must be " + webhook.accepts() + ".")));
        }
    }

    private void hear(RoutingContext context, byte[] body) {
        switch (webhook.hear(context.request().uri(), name -> header(context, name), body)) {
            case Heard.Message message -> take(context, message.inbound());
            case Heard.Told told -> take(context, told.receipt());
            case Heard.AtOnce atOnce -> answer(context, atOnce.reply());
            case Heard.Errand errand -> take(context, errand);
            case Heard.Nothing nothing -> {
                LOG.debug("{}: nothing to do: {}", webhook.path(), nothing.why());
                answer(context, reply(List.of()));
            }
            case Heard.Forged forged -> {
                logRefusal(forged.why());
                context.fail(new ProblemException(Problem.of(
                        webhook.forgedStatus(), "not-genuine", "The call is not proven to come from the provider.")));
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
        lanes.run(inbound.lane(), () -> reply(inbox.apply(inbound).replies()))
                .onComplete(reply -> eventLoop.runOnContext(here -> {
                    if (reply.failed()) {
                        refused.run();
                    }
                    finish(context, reply);
                }));
    }

    private void take(RoutingContext context, Receipt receipt) {
        Context eventLoop = context.vertx().getOrCreateContext();
        lanes.run(receipt.key(), () -> {
                    receipts.accept(receipt);
                    return reply(List.of());
                })
                .onComplete(reply -> eventLoop.runOnContext(here -> finish(context, reply)));
    }

    private void take(RoutingContext context, Heard.Errand errand) {
        Context eventLoop = context.vertx().getOrCreateContext();
        Duration patience = webhook.patience();
        long late = patience.isZero() ? NO_TIMER : context.vertx().setTimer(patience.toMillis(), it -> giveUp(context));
        lanes.run(errand.lane(), errand.work())
                .onComplete(reply -> eventLoop.runOnContext(here -> {
                    context.vertx().cancelTimer(late);
                    finish(context, reply);
                }));
    }

    /// What was begun goes on; the same call again finds it done.
    private static void giveUp(RoutingContext context) {
        if (!context.response().ended()) {
            context.fail(new ProblemException(
                    Problem.tryAgain("too-slow", "It takes too long. Try again: nothing is done twice.")));
        }
    }

    private ReplyBody reply(List<Outbound> messages) {
        return ReplyBody.of(webhook.replyType(), webhook.reply(messages));
    }

    private void finish(RoutingContext context, AsyncResult<ReplyBody> reply) {
        if (context.response().ended()) {
            LOG.debug("{}: done after its caller had been told to come again", webhook.path());
        } else if (reply.succeeded()) {
            answer(context, reply.result());
        } else {
            context.fail(reply.cause());
        }
    }

    private static void answer(RoutingContext context, ReplyBody reply) {
        if (!context.response().closed()) {
            context.response().putHeader(HttpHeaders.CONTENT_TYPE, reply.type()).end(Buffer.buffer(reply.body()));
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
