package dev.parley.web;

import dev.parley.access.Deed;
import dev.parley.authoring.Catalog;
import dev.parley.authoring.Desk;
import dev.parley.authoring.Draft;
import dev.parley.authoring.Publication;
import dev.parley.authoring.Saving;
import dev.parley.authoring.Shelf;
import dev.parley.authoring.Text;
import dev.parley.flow.FlowId;
import dev.parley.flow.Revision;
import dev.parley.kit.Leaf;
import dev.parley.web.Answering.Reply;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

/// Flows for those who write them: the list, each with its text, its draft (`GET`, `PUT`, `DELETE`), what
/// was published of it, and publishing.
public final class FlowRoutes implements Routes {
    private static final String PATH = "/api/v1/flows";
    private static final Problem UNKNOWN = Problem.of(404, "not-found", "There is no flow of this name.");
    private static final Problem NO_REVISION =
            Problem.of(404, "not-found", "That revision of the flow was never published here.");

    private final Catalog catalog;
    private final Desk desk;
    private final Function<RoutingContext, String> who;
    private final ApiPaths api;

    /// @param who what somebody is called
    /// @param serving what requests are answered with
    public FlowRoutes(Catalog catalog, Desk desk, Function<RoutingContext, String> who, Serving serving) {
        this.catalog = catalog;
        this.desk = desk;
        this.who = who;
        api = new ApiPaths(serving, FlowInput.MAX_BODY);
    }

    @Override
    public void addTo(Router router) {
        router.get(PATH).handler(api::check).handler(context -> api.answer(context, this::list));
        router.get(PATH + "/:id").handler(api::check).handler(context -> answer(context, this::one));
        String draft = PATH + "/:id/draft";
        router.get(draft).handler(api::check).handler(context -> answer(context, this::draft));
        router.put(draft).handler(api::check).handler(context -> write(context, this::save));
        router.delete(draft).handler(api::check).handler(context -> write(context, this::drop));
        router.post(PATH + "/:id/publish").handler(api::check).handler(context -> write(context, this::publish));
        router.get(PATH + "/:id/revisions").handler(api::check).handler(this::revisions);
        router.get(PATH + "/:id/revisions/:hash").handler(api::check).handler(this::revision);
    }

    /// Answers a question about the flow of the path.
    private interface Question {
        Reply reply(FlowId flow);
    }

    /// Does something to the flow of the path.
    private interface Change {
        Reply reply(FlowId flow, byte[] body, String author);
    }

    private void answer(RoutingContext context, Question question) {
        FlowId flow = flow(context);
        api.answer(context, () -> question.reply(flow));
    }

    private void write(RoutingContext context, Change change) {
        FlowId flow = flow(context);
        String author = who.apply(context);
        api.once(context, body -> change.reply(flow, body, author));
    }

    /// The flow of the path, `:id`.
    ///
    /// @throws ProblemException 404 if no flow can have that name
    static FlowId flow(RoutingContext context) {
        String name = Objects.requireNonNull(context.pathParam("id"), "the route has :id");
        if (!FlowId.isValid(name)) {
            throw new ProblemException(UNKNOWN);
        }
        return new FlowId(name);
    }

    private Reply list() {
        JsonArray items = new JsonArray();
        catalog.all().forEach(flow -> items.add(FlowJson.of(flow)));
        return Reply.ok(new JsonObject().put("items", items));
    }

    private Reply one(FlowId flow) {
        JsonObject json = catalog.find(flow).map(FlowJson::of).orElseThrow(() -> new ProblemException(UNKNOWN));
        desk.text(flow).ifPresent(text -> json.put("source", text.source()).put("tests", text.tests()));
        return Reply.ok(json);
    }

    private Reply draft(FlowId flow) {
        Draft draft = desk.draft(flow).orElseThrow(() -> new ProblemException(UNKNOWN));
        return Reply.ok(FlowJson.of(draft));
    }

    private Reply save(FlowId flow, byte[] body, String author) {
        FlowInput input = new FlowInput(body, List.of("source", "tests", "version"));
        Text text = input.flow(Optional.of(flow));
        long version = input.whole("version");
        input.check();
        return switch (desk.save(text, version, author)) {
            case Saving.Saved saved -> Reply.ok(FlowJson.head(saved.draft()));
            case Saving.Conflict conflict ->
                throw new ProblemException(Problem.of(
                        409,
                        "draft-conflict",
                        "The draft was changed by " + conflict.other().author() + " at "
                                + conflict.other().at() + ". Compare yours with it before you save again."));
        };
    }

    private Reply drop(FlowId flow, byte[] body, String author) {
        FlowInput input = new FlowInput(body, List.of("version"));
        long version = input.whole("version");
        input.check();
        if (!desk.drop(flow, version)) {
            throw new ProblemException(Problem.of(
                    409,
                    "draft-conflict",
                    "There is no draft of this version: it was changed or thrown away meanwhile."));
        }
        return Reply.ok(new JsonObject().put("flow", flow.value()).put("dropped", version));
    }

    /// Publishes the draft of a `version`, a `revision` that was published before, or a text that is sent along.
    private Reply publish(FlowId flow, byte[] body, String author) {
        FlowInput input = new FlowInput(body, List.of("version", "revision", "source", "tests", "note"));
        Desk.Reason reason = new Desk.Reason(author, input.text("note"));
        String revision = input.text("revision");
        boolean isText = !input.text("source").isEmpty();
        Text text = isText ? input.flow(Optional.of(flow)) : new Text(flow, "", "");
        long version = input.whole("version");
        input.check();
        String before = served(flow);
        Publication publication = isText
                ? desk.publish(text, reason)
                : revision.isEmpty()
                        ? desk.publish(flow, version, reason)
                        : desk.rollBack(revision(flow, revision), reason);
        return switch (publication) {
            case Publication.Done done ->
                Reply.ok(FlowJson.of(done.release())).telling(new Deed.Change(before, served(flow)));
            case Publication.Refused refused -> throw new ProblemException(FlowJson.refused(refused));
            case Publication.Conflict conflict ->
                throw new ProblemException(Problem.of(409, "publish-conflict", conflict.why()));
            case Publication.Unknown unknown -> throw new ProblemException(Problem.of(404, "not-found", unknown.why()));
        };
    }

    /// What is served, in a word; "" if nothing is.
    private String served(FlowId flow) {
        return desk.shelf(flow)
                .map(shelf -> shelf.served().revision().toString())
                .orElse("");
    }

    private void revisions(RoutingContext context) {
        Query query = new Query(context.queryParams(), List.of("cursor", "limit"));
        Leaf.Wish wish = CursorText.wish(query);
        query.check();
        answer(context, flow -> {
            Shelf shelf = desk.shelf(flow).orElseThrow(() -> new ProblemException(UNKNOWN));
            Leaf<Integer> leaf = Leaf.newest(
                    IntStream.range(0, shelf.releases().size()).boxed(), index -> place(shelf, index), wish);
            return Reply.ok(
                    CursorText.json(leaf, index -> FlowJson.of(shelf.releases().get(index)))
                            .put("served", shelf.served().revision().toString()));
        });
    }

    /// In the order in which they were published: clocks are put back, and of the first ones no time is known.
    private static Leaf.Spot place(Shelf shelf, int index) {
        return new Leaf.Spot(Instant.EPOCH, String.format("%019d", shelf.number(index)));
    }

    private void revision(RoutingContext context) {
        Revision revision =
                revision(flow(context), Objects.requireNonNull(context.pathParam("hash"), "the route has :hash"));
        api.answer(context, () -> {
            Text text = desk.text(revision).orElseThrow(() -> new ProblemException(NO_REVISION));
            return Reply.ok(new JsonObject()
                    .put("revision", revision.toString())
                    .put("source", text.source())
                    .put("tests", text.tests()));
        });
    }

    /// A revision by its hash, or written whole.
    private static Revision revision(FlowId flow, String hash) {
        try {
            return new Revision(flow, hash.substring(hash.indexOf('@') + 1));
        } catch (IllegalArgumentException e) {
            throw new ProblemException(NO_REVISION);
        }
    }
}
