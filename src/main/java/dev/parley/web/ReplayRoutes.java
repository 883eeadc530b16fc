package dev.parley.web;

import dev.parley.authoring.Checker;
import dev.parley.authoring.Replay;
import dev.parley.authoring.Text;
import dev.parley.conversation.Conversation;
import dev.parley.conversation.Engine;
import dev.parley.flow.Flow;
import dev.parley.flow.FlowId;
import dev.parley.inbox.Conversations;
import dev.parley.inbox.Flows;
import dev.parley.kit.Word;
import dev.parley.web.Answering.Reply;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Says to a text of a flow what people have said to that flow before: `POST /api/v1/flows/{id}/replay` with
/// `{source, last}` tells what would differ in the last conversations. Nothing is sent or kept.
public final class ReplayRoutes implements Routes {
    /// A replayed conversation takes about a millisecond.
    /// Of a flow that is rare among many, the newest are not looked for any further back.
    private static final int PAGES = 50;

    static final int MOST = 1_000;

    private static final int USUAL = 200;
    private static final int EXAMPLES = 100;
    private static final Problem BROKEN = Problem.of(
            422, "not-publishable", "The text has errors and cannot be tried. POST it to /api/v1/flows/validate.");
    private static final Problem IN_CONFIDENCE = Problem.of(
            409,
            "in-confidence",
            "This flow is anonymous: what a single person said is shown to nobody, so it is not said again either."
                    + " Try the draft yourself, or write tests for it.");

    private final Parts parts;
    private final ApiPaths api;

    /// What it works with.
    public record Parts(Conversations conversations, Flows flows, Checker checker, Engine engine) {}

    /// @param serving what requests are answered with
    public ReplayRoutes(Parts parts, Serving serving) {
        this.parts = parts;
        api = new ApiPaths(serving, FlowInput.MAX_BODY);
    }

    @Override
    public void addTo(Router router) {
        router.post("/api/v1/flows/:id/replay").handler(api::check).handler(this::replay);
    }

    private void replay(RoutingContext context) {
        FlowId flow = FlowRoutes.flow(context);
        api.read(context, body -> replay(flow, body));
    }

    private Reply replay(FlowId id, byte[] body) {
        FlowInput input = new FlowInput(body, List.of("source", "last"));
        Text text = input.flow(Optional.of(id));
        long last = input.whole("last");
        input.check();
        Flow next = parts.checker().check(text).flow().orElseThrow(() -> new ProblemException(BROKEN));
        boolean isAnonymous = next.about().anonymity().isPresent()
                || parts.flows()
                        .published(id)
                        .filter(served -> served.about().anonymity().isPresent())
                        .isPresent();
        if (isAnonymous) {
            throw new ProblemException(IN_CONFIDENCE);
        }
        Sheet sheet = new Sheet();
        newest(id, Math.clamp(last == 0 ? USUAL : last, 1, MOST)).forEach(talk -> replay(talk, next, sheet));
        return Reply.ok(sheet.json());
    }

    private void replay(Conversation talk, Flow next, Sheet sheet) {
        Optional<Flow> old = parts.flows().revision(talk.origin().revision());
        if (talk.isInConfidence() || old.isEmpty()) {
            sheet.leftOut++;
        } else {
            sheet.add(talk, Replay.of(parts.engine(), talk, old.get(), next));
        }
    }

    private List<Conversation> newest(FlowId id, int last) {
        Conversations.Filter filter =
                new Conversations.Filter(Optional.of(id), Optional.empty(), Optional.empty(), Optional.empty());
        List<Conversation> found = new ArrayList<>();
        Optional<Conversations.Cursor> after = Optional.empty();
        int pages = 0;
        do {
            int limit = Math.min(Conversations.Query.MAX_LIMIT, last - found.size());
            Conversations.Page page = parts.conversations().page(new Conversations.Query(filter, after, limit));
            found.addAll(page.items());
            after = page.next();
            pages++;
        } while (after.isPresent() && found.size() < last && pages < PAGES);
        return found;
    }

    /// What came of it, added up.
    private static final class Sheet {
        private final Map<Replay.Kind, Integer> counts = new EnumMap<>(Replay.Kind.class);
        private final JsonArray items = new JsonArray();
        private int replayed;
        private int alike;
        private int leftOut;

        void add(Conversation talk, List<Replay.Difference> differences) {
            replayed++;
            alike += differences.isEmpty() ? 1 : 0;
            for (Replay.Difference one : differences) {
                counts.merge(one.kind(), 1, Integer::sum);
                if (items.size() < EXAMPLES) {
                    items.add(item(talk, one));
                }
            }
        }

        private static JsonObject item(Conversation talk, Replay.Difference one) {
            return new JsonObject()
                    .put("conversation", talk.id().value())
                    .put("kind", word(one.kind()))
                    .put("step", one.step())
                    .put("reply", one.reply())
                    .put("was", one.was())
                    .put("now", one.now());
        }

        private static String word(Replay.Kind kind) {
            return Word.of(kind);
        }

        JsonObject json() {
            JsonObject told = new JsonObject();
            for (Replay.Kind kind : Replay.Kind.values()) {
                told.put(word(kind), counts.getOrDefault(kind, 0));
            }
            return new JsonObject()
                    .put("replayed", replayed)
                    .put("alike", alike)
                    .put("leftOut", leftOut)
                    .put("differences", told)
                    .put("items", items);
        }
    }
}
