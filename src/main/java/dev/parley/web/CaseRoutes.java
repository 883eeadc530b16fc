package dev.parley.web;

import dev.parley.conversation.Conversation;
import dev.parley.flow.Value;
import dev.parley.followup.Case;
import dev.parley.followup.CaseBook;
import dev.parley.followup.CaseDesk;
import dev.parley.followup.CaseDesk.Outcome;
import dev.parley.followup.CaseFields;
import dev.parley.followup.CaseId;
import dev.parley.followup.Desks;
import dev.parley.inbox.ReplyByHand;
import dev.parley.kit.Leaf;
import dev.parley.web.Answering.Reply;
import dev.parley.web.CaseOrders.Deed;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/// `/api/v1/cases`: unhappy people to win back: list, look at, open by hand, and everything that is done with them.
public final class CaseRoutes implements Routes {
    private static final List<String> STANDING = List.of("state", "owner", "queue", "priority", "cause", "wake");
    private static final String PATH = "/api/v1/cases";
    private static final Duration REPORTED = Duration.ofDays(30);
    private static final int MAX_BODY = 32 * 1024;
    private static final Problem UNKNOWN = Problem.of(404, "not-found", "There is no case of this id.");
    private static final Problem NO_CONVERSATION = Problem.of(
            404,
            "not-found",
            "There is no conversation of this id for which a case can be opened; anonymous ones have none.");

    private final Parts parts;
    private final ApiPaths api;

    /// What it works with.
    ///
    /// @param about what a case's page shows beside the case
    /// @param talks the conversations of a case's person
    public record Parts(
            CaseBook book,
            CaseDesk desk,
            Desks desks,
            Function<Case, Backdrop> about,
            Function<Case, List<Conversation>> talks) {}

    /// @param serving what requests are answered with
    public CaseRoutes(Parts parts, Serving serving) {
        this.parts = parts;
        api = new ApiPaths(serving, MAX_BODY);
    }

    @Override
    public void addTo(Router router) {
        api.guard(router, PATH);
        router.get(PATH).handler(this::list);
        router.post(PATH).handler(this::open);
        router.get(PATH + "/report").handler(this::report);
        router.get(PATH + "/:id").handler(this::one);
        for (String word : CaseOrders.WORDS) {
            router.post(PATH + "/:id/" + word).handler(context -> order(context, word));
        }
    }

    private void list(RoutingContext context) {
        Query query = new Query(context.queryParams(), List.of("state", "owner", "queue", "limit", "cursor"));
        Case.State state = Case.State.of(query.word("state", List.of("open", "snoozed", "done")))
                .orElse(Case.State.OPEN);
        Map<String, String> equal = new HashMap<>();
        query.text("owner").ifPresent(owner -> equal.put("owner", owner));
        query.text("queue").ifPresent(queue -> equal.put("queue", queue));
        Leaf.Wish wish = CursorText.wish(query);
        query.check();
        api.answer(
                context,
                () -> Reply.ok(
                        CursorText.json(parts.book().page(new CaseBook.Query(state, equal, wish)), CaseRoutes::json)));
    }

    private void report(RoutingContext context) {
        Query query = new Query(context.queryParams(), List.of("from", "until"));
        Instant now = api.now();
        Instant until = query.time("until").orElse(now.plusMillis(1));
        Instant from = query.time("from").orElse(until.minus(REPORTED));
        query.check();
        api.answer(
                context,
                () -> Reply.ok(CaseReportJson.of(
                        parts.book().report(from, until, parts.desks().get(), parts.talks()))));
    }

    private void one(RoutingContext context) {
        CaseId id = id(context);
        api.answer(context, () -> Reply.ok(full(require(id))));
    }

    private JsonObject full(Case one) {
        return parts.about().apply(one).addTo(json(one));
    }

    /// A case as the API shows it.
    static JsonObject json(Case one) {
        return ValueJson.object(CaseFields.of(one));
    }

    private void open(RoutingContext context) {
        String author = Door.author(context);
        api.once(context, body -> {
            CaseOrders.Opening opening = CaseOrders.opening(body);
            return parts.desk()
                    .open(
                            opening.conversation(),
                            author,
                            opening.order(),
                            parts.desks().get())
                    .map(one -> new Reply(201, json(one).encode()))
                    .orElseThrow(() -> new ProblemException(NO_CONVERSATION));
        });
    }

    private void order(RoutingContext context, String word) {
        CaseId id = id(context);
        String author = Door.author(context);
        // Said once for each request that has a key, and once for each that has none.
        String key = "by hand "
                + Idempotent.Signature.of(context.request())
                        .key()
                        .map(given -> id + " " + given)
                        .orElseGet(api::nextId);
        api.once(context, body -> {
            CaseOrders.Ordered ordered =
                    CaseOrders.read(word, body, parts.desks().get(), api.now());
            CaseDesk.Order order = new CaseDesk.Order(id, author, ordered.version());
            JsonObject before = standing(id);
            Reply reply = answer(carriedOut(order, ordered.deed(), key));
            return reply.telling(Changed.parts(before, standing(id)));
        });
    }

    /// How a case stands, without what anybody said.
    private JsonObject standing(CaseId id) {
        JsonObject standing = new JsonObject();
        parts.book()
                .find(id)
                .map(CaseRoutes::json)
                .ifPresent(all -> STANDING.stream()
                        .filter(all::containsKey)
                        .forEach(name -> standing.put(name, all.getValue(name))));
        return standing;
    }

    private Outcome carriedOut(CaseDesk.Order order, Deed deed, String key) {
        CaseDesk desk = parts.desk();
        return switch (deed) {
            case Deed.Assign assign -> desk.assign(order, assign.to());
            case Deed.Comment comment -> desk.note(order, comment.text());
            case Deed.Reply reply -> desk.reply(order, key, reply.text());
            case Deed.Snooze snooze -> desk.snooze(order, snooze.until());
            case Deed.Resolve resolve -> desk.close(order, resolve.cause(), resolve.text());
            case Deed.Reopen reopen -> desk.reopen(order);
        };
    }

    private Reply answer(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Done done -> Reply.ok(full(done.now()));
            case Outcome.Unknown unknown -> throw new ProblemException(UNKNOWN);
            case Outcome.Stale stale ->
                throw new ProblemException(Problem.of(
                        409,
                        "changed-meanwhile",
                        "Somebody else has changed the case: it is at version "
                                + stale.now().version() + " now. Look at it again."));
            case Outcome.Refused refused -> throw new ProblemException(problem(refused.why()));
        };
    }

    private static Problem problem(ReplyByHand.Outcome why) {
        return switch (why) {
            case OPTED_OUT ->
                Problem.of(409, "opted-out", "This person wants no messages: nothing was sent. Call them instead.");
            case NO_WAY ->
                Problem.of(409, "no-sender", "Nothing can be sent on this person's channel: it is not set up.");
            case IN_CONFIDENCE ->
                Problem.of(
                        409,
                        "in-confidence",
                        "This person is taking part in an anonymous survey on the same line: nothing was sent.");
            case SAID, SAID_BEFORE, UNKNOWN -> UNKNOWN;
        };
    }

    private Case require(CaseId id) {
        return parts.book().find(id).orElseThrow(() -> new ProblemException(UNKNOWN));
    }

    private static CaseId id(RoutingContext context) {
        return new CaseId(Objects.requireNonNull(context.pathParam("id"), "the route has :id"));
    }

    /// What a page shows beside a case.
    ///
    /// @param talk the conversation, if it is still there
    /// @param before earlier and later scores of the same person, the oldest first
    /// @param person what is to be known before one writes to them: their local time, whether it is night there
    public record Backdrop(Optional<Conversation> talk, Value.Many before, Value.Fields person) {
        JsonObject addTo(JsonObject json) {
            talk.ifPresent(one -> json.put("talk", ConversationJson.of(one)));
            return json.put("scores", ValueJson.of(before)).put("contact", ValueJson.of(person));
        }
    }
}
