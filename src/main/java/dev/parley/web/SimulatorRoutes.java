package dev.parley.web;

import dev.parley.channel.Handled;
import dev.parley.channel.Inbound;
import dev.parley.channel.Outbound;
import dev.parley.conversation.Conversation;
import dev.parley.flow.Flow;
import dev.parley.kit.Lanes;
import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/// The phone simulator's side of the server. Anybody who reaches it can hold conversations, so it is for loopback only.
public final class SimulatorRoutes implements Routes {
    /// The channel's name of simulated text messages; their people are nobody else's.
    public static final String CHANNEL = "simulator";

    private static final int MAX_BODY = 16 * 1024;

    private final Supplier<Collection<Flow>> flows;
    private final Function<Inbound, Handled> inbox;
    private final Function<Inbound, Optional<Conversation>> newest;
    private final Lanes lanes;

    /// What it shows and uses.
    ///
    /// @param inbox takes a message in; may block
    /// @param newest the conversation a message belonged to; may block
    public record Parts(
            Supplier<Collection<Flow>> flows,
            Function<Inbound, Handled> inbox,
            Function<Inbound, Optional<Conversation>> newest) {}

    /// @param lanes where messages wait for the earlier ones of their person
    public SimulatorRoutes(Parts parts, Lanes lanes) {
        this.flows = parts.flows();
        this.inbox = parts.inbox();
        this.newest = parts.newest();
        this.lanes = lanes;
    }

    @Override
    public void addTo(Router router) {
        router.get("/simulator/flows").handler(this::list);
        router.post("/simulator/messages")
                .handler(context -> Body.read(context, MAX_BODY, body -> take(context, body)));
    }

    private void list(RoutingContext context) {
        JsonArray list = new JsonArray();
        for (Flow flow : flows.get()) {
            List<String> keywords = flow.start().invite().keywords();
            list.add(new JsonObject()
                    .put("id", flow.id().value())
                    .put("title", flow.about().title())
                    .put("keyword", keywords.isEmpty() ? "" : keywords.getFirst()));
        }
        send(context, list.toBuffer());
    }

    private void take(RoutingContext context, Buffer body) {
        try {
            take(context, message(body));
        } catch (ProblemException problem) {
            // Behind the body's end nobody else would answer.
            context.fail(problem);
        }
    }

    private void take(RoutingContext context, Inbound inbound) {
        Context eventLoop = context.vertx().getOrCreateContext();
        lanes.run(inbound.lane(), () -> answer(inbound))
                .onSuccess(json -> eventLoop.runOnContext(here -> send(context, json)))
                .onFailure(failure -> eventLoop.runOnContext(here -> context.fail(failure)));
    }

    private Buffer answer(Inbound inbound) {
        JsonArray replies = new JsonArray();
        inbox.apply(inbound).replies().stream().map(Outbound::text).forEach(replies::add);
        JsonObject json = new JsonObject().put("replies", replies);
        newest.apply(inbound).ifPresent(conversation -> json.put("conversation", ConversationJson.of(conversation)));
        return json.toBuffer();
    }

    private static Inbound message(Buffer body) {
        try {
            JsonObject json = body.toJsonObject();
            return new Inbound(
                    CHANNEL,
                    "+15550111",
                    json.getString("from", ""),
                    json.getString("id", ""),
                    Inbound.Content.of(json.getString("text", "")));
        } catch (DecodeException | ClassCastException | IllegalArgumentException e) {
            throw new ProblemException(Problem.of(
                    400,
                    "bad-input",
                    "A simulated message is {\"from\": …, \"id\": …, \"text\": …}, all of them texts."));
        }
    }

    private static void send(RoutingContext context, Buffer json) {
        if (!context.response().closed()) {
            context.response()
                    .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                    .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                    .end(json);
        }
    }
}
