package dev.parley.web;

import dev.parley.board.Cards;
import dev.parley.board.Cards.Card;
import dev.parley.flow.FlowId;
import dev.parley.flow.Value;
import dev.parley.followup.Fault;
import dev.parley.followup.Parts;
import dev.parley.web.Answering.Reply;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// What people pin to results: `/api/v1/annotations`, notes on days ("new checkout"), and `/api/v1/views`, what the
/// results page was set to, under a name.
public final class CardRoutes implements Routes {
    private static final String NOTES = "/api/v1/annotations";
    private static final String VIEWS = "/api/v1/views";
    private static final int MAX_BODY = 16 * 1024;
    private static final int WORDS = 200;
    private static final int NAME = 80;
    private static final int QUERY = 1_000;

    private static final Problem UNKNOWN = Problem.of(404, "not-found", "There is none of this id.");
    private static final Problem FULL =
            Problem.of(409, "too-many", "There are too many already. Remove some that nobody needs.");

    private final Ground ground;
    private final ApiPaths api;

    /// What it works with.
    public record Ground(Cards notes, Cards views) {}

    /// @param serving what requests are answered with
    public CardRoutes(Ground ground, Serving serving) {
        this.ground = ground;
        api = new ApiPaths(serving, MAX_BODY);
    }

    /// Reads what a card says.
    @FunctionalInterface
    private interface Reader {
        Value.Fields read(Parts given);
    }

    @Override
    public void addTo(Router router) {
        add(router, NOTES, ground.notes(), CardRoutes::note);
        add(router, VIEWS, ground.views(), CardRoutes::view);
    }

    private void add(Router router, String path, Cards cards, Reader reader) {
        api.guard(router, path);
        router.get(path).handler(context -> api.answer(context, () -> list(cards)));
        router.post(path).handler(context -> {
            String by = Door.name(context);
            api.once(context, body -> pin(cards, reader, by, body));
        });
        router.delete(path + "/:id").handler(context -> remove(context, cards));
    }

    private static Reply list(Cards cards) {
        JsonArray items = new JsonArray();
        cards.all().forEach(card -> items.add(json(card)));
        return Reply.ok(new JsonObject().put("items", items));
    }

    private Reply pin(Cards cards, Reader reader, String by, byte[] body) {
        List<Fault> faults = new ArrayList<>();
        Parts given = Parts.of(ContactInput.json(body), faults);
        Value.Fields fields = reader.read(given);
        given.nothingElse();
        CaseOrders.refuse(faults);
        Card card = new Card(api.nextId(), by, api.now(), fields);
        if (!cards.add(card)) {
            throw new ProblemException(FULL);
        }
        return new Reply(201, json(card).encode());
    }

    private void remove(RoutingContext context, Cards cards) {
        String id = Objects.requireNonNull(context.pathParam("id"), "the route has :id");
        api.answer(context, () -> {
            if (!cards.remove(id)) {
                throw new ProblemException(UNKNOWN);
            }
            return Reply.ok(new JsonObject().put("removed", id));
        });
    }

    private static Value.Fields note(Parts given) {
        String day = given.needed("day", 10);
        try {
            LocalDate.parse(day);
        } catch (DateTimeException e) {
            given.fault("day", "is a day such as 2026-03-31");
        }
        String flow = given.text("flow", 100);
        if (!flow.isEmpty() && !FlowId.isValid(flow)) {
            given.fault("flow", "is a survey's name; leave it out for all surveys");
        }
        return Value.Fields.NONE
                .with("day", Value.of(day))
                .with("text", Value.of(given.needed("text", WORDS)))
                .with("flow", Value.of(flow));
    }

    private static Value.Fields view(Parts given) {
        String query = given.needed("query", QUERY);
        if (!query.matches("[A-Za-z0-9_.~%&=:,+-]*")) {
            given.fault("query", "is the part of the page's address behind the question mark");
        }
        return Value.Fields.NONE
                .with("name", Value.of(given.needed("name", NAME)))
                .with("query", Value.of(query));
    }

    /// The card as the API shows it.
    static JsonObject json(Card card) {
        JsonObject json = new JsonObject().put("id", card.id());
        card.fields().fields().forEach((name, value) -> json.put(name, value.shown()));
        return json.put("by", card.by()).put("at", card.at().toString());
    }
}
