package dev.parley.web;

import dev.parley.channel.webchat.Asked;
import dev.parley.channel.webchat.HostIdentity;
import dev.parley.channel.webchat.Visit;
import dev.parley.flow.FlowId;
import dev.parley.inbox.Link;
import dev.parley.inbox.Pages;
import dev.parley.kit.Lanes;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;

/// What the web chat calls: sessions, messages, events, offers. Who is let in is the door's to say; what happens is the
/// desk's.
public final class ChatRoutes implements Routes {
    private static final String ROOT = "/webhooks/chat";
    /// The longest message, escaped, with its names; and an identity.
    private static final int MAX_BODY = 16 * 1024;

    private static final Problem FULL =
            Problem.tryAgain("streams-full", "As many streams are open as may be. Try again in a moment.");

    private final Parts parts;
    private final ChatDoor door;
    private final ChatJson json;
    private final Lanes lanes;

    /// What it works with.
    ///
    /// @param links gives a link by its secret, or fails; blocks
    public record Parts(
            ChatDesk desk,
            ChatStreams streams,
            HostIdentity identities,
            Function<String, Link> links,
            InstantSource clock) {}

    /// @param lanes where messages wait for the earlier ones of their session
    public ChatRoutes(Parts parts, ChatDoor door, ChatJson json, Lanes lanes) {
        this.parts = parts;
        this.door = door;
        this.json = json;
        this.lanes = lanes;
    }

    @Override
    public void addTo(Router router) {
        router.options(ROOT + "/*").handler(door::preflight);
        router.post(ROOT + "/sessions/:id/messages").handler(this::message);
        router.get(ROOT + "/sessions/:id/events").handler(this::events);
        router.post(ROOT + "/:flow/sessions").handler(context -> open(context, this::opened));
        router.post(ROOT + "/:flow/offers").handler(context -> open(context, this::offered));
    }

    private void open(RoutingContext context, BiFunction<FlowId, ChatBody.Opening, JsonObject> then) {
        FlowId flow = door.admit(context, Objects.requireNonNullElse(context.pathParam("flow"), ""));
        door.countSession(context);
        requireJson(context);
        Body.read(
                context,
                MAX_BODY,
                body -> answer(context, caller(context), () -> then.apply(flow, ChatBody.opening(body.getBytes()))));
    }

    private JsonObject opened(FlowId flow, ChatBody.Opening opening) {
        ChatDesk.Opened opened = parts.desk().open(wanted(flow, opening));
        return json.of(opened.shown(), "")
                .put("words", json.words(opened.shown()))
                .put("session", opened.visit().session())
                .put("token", door.tokens().sign(opened.visit()));
    }

    private JsonObject offered(FlowId flow, ChatBody.Opening opening) {
        Asked before = opening.asked().map(door.asked()::read).orElse(Asked.NOTHING);
        ChatDesk.Offered offered = parts.desk().offer(wanted(flow, opening), before);
        return new JsonObject()
                .put("offer", offered.yes())
                .put("session", offered.visit().session())
                .put("token", door.tokens().sign(offered.visit()))
                .put("asked", door.asked().sign(offered.asked()));
    }

    private ChatDesk.Wanted wanted(FlowId flow, ChatBody.Opening opening) {
        return new ChatDesk.Wanted(
                flow,
                opening.token().map(this::visit),
                opening.identity().map(token -> known(token, flow)),
                opening.link().map(parts.links()),
                opening.language());
    }

    private Visit visit(String token) {
        return door.tokens()
                .read(token)
                .orElseThrow(() -> new ProblemException(
                        Problem.of(401, "bad-token", "The token is forged or expired. Leave it out to begin anew.")));
    }

    private String known(String token, FlowId flow) {
        return switch (parts.identities()
                .read(token, flow.value(), parts.clock().instant())) {
            case HostIdentity.Claim.Known known -> known.name();
            case HostIdentity.Claim.Nobody nobody ->
                throw new ProblemException(Problem.of(401, "bad-identity", "Not taken: " + nobody.why() + "."));
        };
    }

    private void message(RoutingContext context) {
        Visit visit = door.visit(context);
        door.countWord(context, visit.session());
        requireJson(context);
        Body.read(context, MAX_BODY, body -> answer(context, visit.session(), () -> said(visit, body.getBytes())));
    }

    private JsonObject said(Visit visit, byte[] body) {
        ChatBody.Message message = ChatBody.message(body);
        Pages.Visited visited = parts.desk().say(visit, message.input());
        return json.of(visited.shown(), message.after())
                .put(
                        "outcome",
                        switch (visited.fate()) {
                            case TAKEN -> "taken";
                            case REPEATED -> "repeated";
                            case TOO_LATE -> "too-late";
                        });
    }

    private void events(RoutingContext context) {
        Visit visit = door.visit(context);
        door.countWord(context, visit.session());
        if (parts.streams().isFull()) {
            throw new ProblemException(FULL);
        }
        String last = ChatDoor.header(context.request(), "last-event-id");
        String after = last.isEmpty()
                ? Optional.ofNullable(context.request().getParam("after")).orElse("")
                : last;
        parts.streams().open(visit, context.response(), after);
    }

    /// One at a time for each name, on a virtual thread.
    private void answer(RoutingContext context, String name, Supplier<JsonObject> question) {
        Context eventLoop = context.vertx().getOrCreateContext();
        Future<Buffer> answer = lanes.run("chat " + name, () -> JsonText.bytes(question.get()));
        answer.onSuccess(body -> eventLoop.runOnContext(here -> send(context, body)))
                .onFailure(failure -> eventLoop.runOnContext(here -> context.fail(failure)));
    }

    /// Sessions wait for nobody but the same caller's same connection.
    private static String caller(RoutingContext context) {
        return context.request().connection().remoteAddress() + "";
    }

    private static void requireJson(RoutingContext context) {
        if (!MediaType.matches("application/json", context.request().getHeader(HttpHeaders.CONTENT_TYPE))) {
            throw new ProblemException(
                    Problem.of(415, "unsupported-media-type", "The content type must be application/json."));
        }
    }

    private static void send(RoutingContext context, Buffer body) {
        if (!context.response().closed()) {
            context.response()
                    .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                    .end(body);
        }
    }
}
