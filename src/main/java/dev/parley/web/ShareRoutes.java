package dev.parley.web;

import dev.parley.access.Hashes;
import dev.parley.board.Cards;
import dev.parley.board.Floor;
import dev.parley.board.Shares;
import dev.parley.channel.webchat.Allowances;
import dev.parley.flow.Flow;
import dev.parley.flow.FlowId;
import dev.parley.followup.Fault;
import dev.parley.followup.Parts;
import dev.parley.inbox.Flows;
import dev.parley.results.Report;
import dev.parley.results.ResultDesk;
import dev.parley.results.Wanted;
import dev.parley.web.Answering.Reply;
import io.vertx.core.Context;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// `/api/v1/shares`: links to results for people without an account; `GET /shared/{secret}` shows them: figures, no
/// words of anybody, no small group, nothing to do but to read.
public final class ShareRoutes implements Routes {
    private static final String PATH = "/api/v1/shares";
    private static final int MAX_BODY = 16 * 1024;
    private static final int TEXT = 200;
    private static final int MAX_DAYS = 366;
    private static final int USUAL_DAYS = 30;

    private static final Problem UNKNOWN = Problem.of(404, "not-found", "There is no such link.");
    private static final Problem FULL =
            Problem.of(409, "too-many", "There are too many links already. Take back some that nobody needs.");

    private final Ground ground;
    private final ApiPaths api;
    private final SecureRandom chance = new SecureRandom();

    /// What it works with.
    ///
    /// @param publicUrl where links lead
    public record Ground(Shares shares, Flows flows, ResultDesk desk, URI publicUrl, Callers callers) {}

    /// Who looks, and how often they may.
    public record Callers(Caller caller, Allowances allowances) {}

    /// @param serving what requests are answered with
    public ShareRoutes(Ground ground, Serving serving) {
        this.ground = ground;
        api = new ApiPaths(serving, MAX_BODY);
    }

    @Override
    public void addTo(Router router) {
        api.guard(router, PATH);
        router.get(PATH).handler(context -> api.answer(context, this::list));
        router.post(PATH).handler(context -> {
            String by = Door.name(context);
            api.once(context, body -> open(by, body));
        });
        router.delete(PATH + "/:id").handler(this::remove);
        router.get("/shared/page.css")
                .handler(context -> context.response()
                        .putHeader(HttpHeaders.CONTENT_TYPE, "text/css; charset=utf-8")
                        .putHeader(HttpHeaders.CACHE_CONTROL, "max-age=3600")
                        .end(SharePage.STYLE));
        router.get("/shared/:secret").handler(this::show);
    }

    private Instant now() {
        return api.now();
    }

    private Reply list() {
        JsonArray items = new JsonArray();
        ground.shares().all(now()).forEach(card -> items.add(CardRoutes.json(card)));
        return Reply.ok(new JsonObject().put("items", items));
    }

    private Reply open(String by, byte[] body) {
        List<Fault> faults = new ArrayList<>();
        Parts given = Parts.of(ContactInput.json(body), faults);
        Optional<Flow> flow = flow(given.needed("flow", TEXT));
        if (flow.isEmpty() && given.has("flow")) {
            given.fault("flow", "is no published survey");
        } else if (flow.flatMap(one -> one.about().anonymity()).isPresent()) {
            given.fault("flow", "is anonymous; its results are not shown to people outside");
        }
        int last = Math.toIntExact(given.whole("last", USUAL_DAYS, 1, 3_660));
        int lasts = Math.toIntExact(given.whole("days", USUAL_DAYS, 1, MAX_DAYS));
        MultiMap query = MultiMap.caseInsensitiveMultiMap().set("by", "");
        for (String name : List.of("from", "to", "segment", "by")) {
            String text = given.text(name, TEXT);
            if (!text.isEmpty()) {
                query.set(name, text);
            }
        }
        if (given.has("last") && (query.contains("from") || query.contains("to"))) {
            given.fault("last", "goes without from and to");
        }
        given.nothingElse();
        CaseOrders.refuse(faults);
        Wanted wanted =
                new ResultQuery(query).named(flow.orElseThrow(), ground.desk().today());
        boolean isSet = query.contains("from") || query.contains("to");
        return opened(
                new Shares.Shown(
                        flow.orElseThrow().id(),
                        isSet ? 0 : last,
                        isSet ? Optional.of(wanted.days()) : Optional.empty(),
                        wanted.group(),
                        wanted.by()),
                by,
                Duration.ofDays(lasts));
    }

    private Reply opened(Shares.Shown shown, String by, Duration lasts) {
        String secret = Hashes.secret(chance);
        Cards.Card card = ground.shares()
                .open(secret, shown, new Shares.Made(by, now()), lasts)
                .orElseThrow(() -> new ProblemException(FULL));
        return new Reply(
                201,
                CardRoutes.json(card)
                        .put("url", ground.publicUrl() + "/shared/" + secret)
                        .encode());
    }

    private void remove(RoutingContext context) {
        String id = Objects.requireNonNull(context.pathParam("id"), "the route has :id");
        api.answer(context, () -> {
            if (!ground.shares().remove(id)) {
                throw new ProblemException(UNKNOWN);
            }
            return Reply.ok(new JsonObject().put("removed", id));
        });
    }

    private Optional<Flow> flow(String name) {
        return Optional.of(name)
                .filter(FlowId::isValid)
                .flatMap(one -> ground.flows().published(new FlowId(one)));
    }

    /// A page.
    private record Page(int status, String html) {}

    private void show(RoutingContext context) {
        SharePage.HEADERS.forEach((name, value) -> context.response().putHeader(name, value));
        Optional<Duration> pause =
                ground.callers().allowances().take(ground.callers().caller().of(context.request()));
        if (pause.isPresent()) {
            long seconds = Math.max(1, pause.get().plusMillis(999).toSeconds());
            context.response().putHeader(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
            send(context, new Page(429, SharePage.notice("Too often", "Try again in " + seconds + " s.")));
            return;
        }
        String secret = Objects.requireNonNull(context.pathParam("secret"), "the route has :secret");
        Context eventLoop = context.vertx().getOrCreateContext();
        api.work()
                .run(() -> page(secret))
                .onSuccess(page -> eventLoop.runOnContext(here -> send(context, page)))
                .onFailure(fault -> eventLoop.runOnContext(here -> context.fail(fault)));
    }

    private Page page(String secret) {
        Optional<Shares.Shown> shown = ground.shares().find(secret, now());
        Optional<Flow> flow = shown.flatMap(one -> flow(one.flow().value()))
                .filter(one -> one.about().anonymity().isEmpty());
        if (shown.isEmpty() || flow.isEmpty()) {
            return new Page(
                    404,
                    SharePage.notice(
                            "This link shows nothing", "It has ended, or was taken back. Ask whoever sent it to you."));
        }
        return new Page(200, SharePage.of(results(flow.get(), shown.get())));
    }

    /// What a link to one group shows depends on all groups, which it does not show unless that was chosen.
    private JsonObject results(Flow flow, Shares.Shown shown) {
        Wanted wanted = shown.wanted(ground.desk().today());
        Report report = Floor.of(ground.desk().report(flow.id(), wanted.besides()));
        return ReportJson.of(
                flow, report.only(wanted.by()), List.of(), ground.desk().zone());
    }

    private static void send(RoutingContext context, Page page) {
        context.response()
                .setStatusCode(page.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, "text/html; charset=utf-8")
                .end(page.html());
    }
}
