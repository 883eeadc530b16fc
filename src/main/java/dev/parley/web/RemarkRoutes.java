package dev.parley.web;

import dev.parley.followup.Fault;
import dev.parley.followup.Remark;
import dev.parley.followup.RemarkFields;
import dev.parley.followup.Remarks;
import dev.parley.followup.ThemeBook;
import dev.parley.followup.ThemeReport;
import dev.parley.kit.Leaf;
import dev.parley.theme.Themes;
import dev.parley.theme.Tones;
import dev.parley.web.Answering.Reply;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.List;

/// What people said in their own words: `POST /api/v1/comments` takes in what they said elsewhere, `/api/v1/verbatims`
/// lists all of it, `/api/v1/themes/report` tells what it is about and how it sounds.
public final class RemarkRoutes implements Routes {
    private static final int MAX_BODY = 256 * 1024;

    private final Ground ground;
    private final ApiPaths api;

    /// What people said, and what is made of it.
    public record Ground(Remarks remarks, ThemeBook book, Tones tones) {}

    /// @param serving what requests are answered with
    public RemarkRoutes(Ground ground, Serving serving) {
        this.ground = ground;
        api = new ApiPaths(serving, MAX_BODY);
    }

    @Override
    public void addTo(Router router) {
        router.post("/api/v1/comments").handler(api::check).handler(this::keep);
        router.get("/api/v1/verbatims").handler(api::check).handler(this::list);
        router.get("/api/v1/themes/report").handler(api::check).handler(this::report);
    }

    private void keep(RoutingContext context) {
        api.once(context, body -> {
            List<Fault> faults = new ArrayList<>();
            Remark remark = RemarkFields.read(ContactInput.json(body), api.now(), faults);
            CaseOrders.refuse(faults);
            Remarks.Kept kept = ground.remarks().keep(remark);
            JsonObject json = RemarkJson.of(kept.remark(), ground.book().get(), ground.tones());
            return new Reply(kept.isNew() ? 201 : 200, json.encode());
        });
    }

    private void list(RoutingContext context) {
        RemarkQuery query = RemarkQuery.list(context.queryParams(), api.now());
        api.answer(context, () -> {
            Themes themes = ground.book().get();
            Remarks.Window window = ground.remarks().window(query.period());
            Leaf<Remark> leaf = Leaf.newest(
                    window.remarks().stream().filter(query.filter().fits(themes, ground.tones())),
                    one -> new Leaf.Spot(one.origin().at(), one.id()),
                    query.wish());
            Leaf<Remark> page = new Leaf<>(leaf.items(), query.next(leaf, window));
            return Reply.ok(CursorText.json(page, one -> RemarkJson.of(one, themes, ground.tones()))
                    .put("whole", window.back().isEmpty()));
        });
    }

    private void report(RoutingContext context) {
        Remarks.Query period = RemarkQuery.period(context.queryParams(), api.now());
        api.answer(context, () -> {
            Remarks.Found found = ground.remarks().find(period);
            return Reply.ok(ThemeReportJson.of(
                    ThemeReport.of(found, period, ground.book().get(), ground.tones())));
        });
    }
}
