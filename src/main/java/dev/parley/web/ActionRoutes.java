package dev.parley.web;

import dev.parley.action.Action;
import dev.parley.action.ActionFields;
import dev.parley.action.Actions;
import dev.parley.action.Echo;
import dev.parley.action.Effects;
import dev.parley.action.Spreading;
import dev.parley.followup.Fault;
import dev.parley.kit.Leaf;
import dev.parley.theme.Theme;
import dev.parley.theme.Themes;
import dev.parley.web.Answering.Reply;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

/// `/api/v1/actions`: what is done about themes; once it is, those who raised them are told.
public final class ActionRoutes implements Routes {
    private static final String PATH = "/api/v1/actions";
    private static final int MAX_BODY = 64 * 1024;
    private static final Problem UNKNOWN = Problem.of(404, "not-found", "There is no action of this id.");
    private static final Problem DONE =
            Problem.of(409, "done-already", "This action is done, and people have been told. Write down another one.");

    private final Ground ground;
    private final ApiPaths api;

    /// What it works with.
    public record Ground(Actions actions, Spreading spreading, Echo echo, Supplier<Themes> themes) {}

    /// @param serving what requests are answered with
    public ActionRoutes(Ground ground, Serving serving) {
        this.ground = ground;
        api = new ApiPaths(serving, MAX_BODY);
    }

    @Override
    public void addTo(Router router) {
        api.guard(router, PATH);
        router.get(PATH).handler(this::list);
        router.post(PATH).handler(context -> {
            String author = Door.author(context);
            api.once(context, body -> add(body, author));
        });
        router.get(PATH + "/:id").handler(context -> {
            String id = id(context);
            api.answer(context, () -> Reply.ok(whole(require(id))));
        });
        router.delete(PATH + "/:id").handler(this::drop);
        router.post(PATH + "/:id/done").handler(context -> {
            String id = id(context);
            String author = Door.author(context);
            boolean isTrial = "true".equals(context.request().getParam("dryRun"));
            api.once(context, body -> done(id, news(body, author), isTrial));
        });
    }

    /// Without a limit, as many as nobody ever had.
    private void list(RoutingContext context) {
        Query query = new Query(context.queryParams(), List.of("cursor", "limit"));
        Leaf.Wish wish = CursorText.wish(query);
        int limit = query.text("limit").isPresent() ? wish.limit() : Actions.MOST;
        query.check();
        api.answer(
                context,
                () -> Reply.ok(CursorText.json(
                        ground.actions().page(new Leaf.Wish(wish.after(), limit)), ActionRoutes::json)));
    }

    private Reply add(byte[] body, String author) {
        List<Fault> faults = new ArrayList<>();
        List<String> themes =
                ground.themes().get().all().stream().map(Theme::name).toList();
        Action.About about = ActionFields.about(ContactInput.json(body), themes, api.now(), faults);
        CaseOrders.refuse(faults);
        Action added = ground.actions().add(api.nextId(), about.by(author));
        return new Reply(201, json(added).encode());
    }

    private Action.News news(byte[] body, String author) {
        List<Fault> faults = new ArrayList<>();
        Action.News news = ActionFields.news(ContactInput.json(body), api.now(), faults);
        CaseOrders.refuse(faults);
        return news.by(author);
    }

    private Reply done(String id, Action.News news, boolean isTrial) {
        Action before = require(id);
        if (before.isDone()) {
            throw new ProblemException(DONE);
        }
        if (isTrial) {
            return Reply.ok(new JsonObject()
                    .put("dryRun", true)
                    .put("people", counts(ground.spreading().outlook(before, news))));
        }
        Action done = ground.actions().done(before, news).orElseThrow(() -> new ProblemException(DONE));
        return Reply.ok(json(done));
    }

    private void drop(RoutingContext context) {
        String id = id(context);
        api.answer(context, () -> {
            Action planned = require(id);
            if (planned.isDone()) {
                throw new ProblemException(DONE);
            }
            ground.actions().drop(planned);
            return Reply.ok(new JsonObject().put("removed", id));
        });
    }

    private JsonObject whole(Action one) {
        JsonObject json = json(one);
        if (one.isDone()) {
            Effects effects = ground.echo().of(one);
            json.put("people", counts(effects.fates()))
                    .put(
                            "since",
                            new JsonObject()
                                    .put("told", side(effects.told()))
                                    .put("heldBack", side(effects.heldBack()))
                                    .put("change", change(effects)));
        }
        return json;
    }

    private static String change(Effects effects) {
        return effects.change().name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static JsonObject side(Effects.Side side) {
        JsonObject json = new JsonObject().put("people", side.people()).put("scoredAgain", side.again());
        side.higher().ifPresent(figure -> json.put("higher", FigureJson.of(figure)));
        return json;
    }

    private static JsonObject counts(Map<String, Integer> counts) {
        JsonObject json = new JsonObject();
        counts.forEach(json::put);
        return json;
    }

    private static JsonObject json(Action one) {
        return ValueJson.object(ActionFields.shown(one));
    }

    private Action require(String id) {
        return ground.actions().find(id).orElseThrow(() -> new ProblemException(UNKNOWN));
    }

    private static String id(RoutingContext context) {
        return Objects.requireNonNull(context.pathParam("id"), "the route has :id");
    }
}
