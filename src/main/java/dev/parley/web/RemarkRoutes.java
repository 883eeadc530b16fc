package dev.parley.web;

import dev.parley.flow.FlowId;
import dev.parley.followup.Fault;
import dev.parley.followup.Remark;
import dev.parley.followup.RemarkFields;
import dev.parley.followup.Remarks;
import dev.parley.followup.ThemeBook;
import dev.parley.followup.ThemeFields;
import dev.parley.followup.ThemeFile;
import dev.parley.kit.Work;
import dev.parley.theme.Leaning;
import dev.parley.theme.Theme;
import dev.parley.theme.Themes;
import dev.parley.web.Answering.Reply;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What people said in their own words: `POST /api/v1/comments` takes in what they said elsewhere, `/api/v1/verbatims`
/// lists all of it, `/api/v1/themes` holds what admins look for and tells how often it came up.
public final class RemarkRoutes implements Routes {
    private static final String THEMES = "themes";
    private static final int MAX_BODY = 256 * 1024;
    private static final int WORDS = 30;
    private static final Duration USUAL = Duration.ofDays(90);

    private final Remarks remarks;
    private final ThemeBook book;
    private final InstantSource clock;
    private final ApiTokens tokens;
    private final Answering answering;

    /// @param work where the store is asked
    public RemarkRoutes(Remarks remarks, ThemeBook book, InstantSource clock, ApiTokens tokens, Work work) {
        this.remarks = remarks;
        this.book = book;
        this.clock = clock;
        this.tokens = tokens;
        answering = new Answering(work);
    }

    @Override
    public void addTo(Router router) {
        router.post("/api/v1/comments").handler(tokens::check).handler(this::keep);
        router.get("/api/v1/verbatims").handler(tokens::check).handler(this::list);
        router.route("/api/v1/themes").handler(tokens::check);
        router.get("/api/v1/themes").handler(context -> answering.answer(context, () -> shown(book.get())));
        router.put("/api/v1/themes").handler(this::put);
        router.get("/api/v1/themes/report").handler(tokens::check).handler(this::report);
    }

    private void keep(RoutingContext context) {
        answering.answer(context, MAX_BODY, body -> {
            List<Fault> faults = new ArrayList<>();
            Remark remark = RemarkFields.read(ContactInput.json(body), clock.instant(), faults);
            CaseOrders.refuse(faults);
            boolean isNew = remarks.keep(remark);
            Remark kept = isNew ? remark : remarks.comment(remark.id()).orElse(remark);
            return new Reply(isNew ? 201 : 200, json(kept, book.get()).encode());
        });
    }

    private void put(RoutingContext context) {
        String type = String.valueOf(context.request().getHeader(HttpHeaders.CONTENT_TYPE));
        boolean isYaml = type.contains("yaml");
        answering.answer(context, MAX_BODY, body -> {
            List<Fault> faults = new ArrayList<>();
            Themes themes = isYaml ? ThemeFile.read(body, faults) : ThemeFields.read(ContactInput.json(body), faults);
            CaseOrders.refuse(faults);
            JsonObject before = new JsonObject(shown(book.get()).json());
            book.put(themes);
            Reply reply = shown(themes);
            return reply.telling(Changed.parts(before, new JsonObject(reply.json())));
        });
    }

    private static Reply shown(Themes themes) {
        return new Reply(200, JsonText.of(ThemeFields.of(themes)));
    }

    private Remarks.Query period(Query query) {
        Instant now = clock.instant();
        // What is said at this very moment belongs to it.
        Instant until = query.time("until").orElse(now.plusMillis(1));
        Instant from = query.time("from").orElse(until.minus(USUAL));
        Optional<String> flow = query.text("flow");
        if (flow.filter(name -> !FlowId.isValid(name)).isPresent()) {
            query.fault("flow", "is no survey's name");
        }
        return new Remarks.Query(flow.filter(FlowId::isValid).map(FlowId::new), from, until);
    }

    private void list(RoutingContext context) {
        Query query = new Query(context.queryParams(), List.of("flow", "from", "until", "theme", "mood", "limit"));
        Remarks.Query period = period(query);
        Optional<Remark.Mood> mood = query.text("mood").flatMap(Remark.Mood::of);
        if (query.text("mood").isPresent() && mood.isEmpty()) {
            query.fault("mood", "is unhappy, happy or unknown");
        }
        Optional<String> theme = query.text("theme");
        int limit = query.limit();
        query.check();
        answering.answer(context, () -> {
            Themes themes = book.get();
            Remarks.Found found = remarks.find(period);
            JsonArray items = new JsonArray();
            found.remarks().stream()
                    .filter(one -> mood.filter(wanted -> wanted != one.mood()).isEmpty())
                    .filter(one -> theme.filter(name ->
                                    !themes.of(one.text(), one.language()).contains(name))
                            .isEmpty())
                    .limit(limit)
                    .forEach(one -> items.add(json(one, themes)));
            return Reply.ok(new JsonObject().put("items", items).put("whole", found.whole()));
        });
    }

    private static JsonObject json(Remark one, Themes themes) {
        JsonObject json = ValueJson.of(RemarkFields.of(one)) instanceof JsonObject fields ? fields : new JsonObject();
        return json.put(THEMES, new JsonArray(themes.of(one.text(), one.language())));
    }

    private void report(RoutingContext context) {
        Query query = new Query(context.queryParams(), List.of("flow", "from", "until"));
        Remarks.Query period = period(query);
        query.check();
        answering.answer(context, () -> Reply.ok(report(remarks.find(period), book.get())));
    }

    /// Suggestions are words that no theme looks for yet.
    private static JsonObject report(Remarks.Found found, Themes themes) {
        List<Remark> all = found.remarks();
        JsonArray told = new JsonArray();
        for (Theme theme : themes.all()) {
            List<Remark> fitting = all.stream()
                    .filter(one -> theme.fits(one.text(), one.language()))
                    .toList();
            told.add(new JsonObject()
                    .put("name", theme.name())
                    .put("mentions", fitting.size())
                    .put("unhappy", texts(fitting, true).size()));
        }
        JsonArray words = new JsonArray();
        for (Leaning.Word word : Leaning.of(texts(all, true), texts(all, false), WORDS)) {
            words.add(new JsonObject()
                    .put("word", word.word())
                    .put("z", Math.round(word.z() * 100) / 100.0)
                    .put("unhappy", word.here())
                    .put("others", word.there())
                    .put("suggested", themes.of(word.word(), "").isEmpty()));
        }
        return new JsonObject()
                .put("remarks", all.size())
                .put("unhappy", texts(all, true).size())
                .put("whole", found.whole())
                .put(THEMES, told)
                .put("words", words);
    }

    private static List<String> texts(List<Remark> remarks, boolean unhappy) {
        return remarks.stream()
                .filter(one -> (one.mood() == Remark.Mood.UNHAPPY) == unhappy)
                .map(Remark::text)
                .toList();
    }
}
