package dev.parley.web;

import dev.parley.followup.CaseReport;
import dev.parley.insight.Measure;
import dev.parley.insight.Tally;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// How the desk does, as the API shows it: times in minutes of work.
final class CaseReportJson {
    private static final Measure HIGHER = Measure.share("higher", 1, 1);

    private CaseReportJson() {}

    /// Of people whose case is not closed, and whether more of those whose case is closed score higher.
    private static JsonObject others(CaseReport report) {
        CaseReport.Recovery open = report.others();
        JsonObject json = new JsonObject()
                .put("open", open.cases())
                .put("scoredAgain", open.scored())
                .put("higher", open.higher());
        higher(open).flatMap(HIGHER::figure).ifPresent(share -> json.put("share", FigureJson.of(share)));
        Tally none = higher(open).orElse(Tally.NONE);
        Tally closed = higher(report.recovery()).orElse(Tally.NONE);
        return FigureJson.withChange(json, Optional.empty(), HIGHER.change(none, closed));
    }

    private static Optional<Tally> higher(CaseReport.Recovery one) {
        Map<Integer, Long> counts = new TreeMap<>();
        counts.put(1, (long) one.higher());
        counts.put(0, (long) one.scored() - one.higher());
        counts.values().removeIf(count -> count == 0);
        return counts.isEmpty() ? Optional.empty() : Optional.of(new Tally(counts));
    }

    static JsonObject of(CaseReport report) {
        JsonObject json = new JsonObject()
                .put("opened", report.opened())
                .put("replied", report.replied().all())
                .put("repliedInTime", report.replied().inTime())
                .put("overdue", report.replied().overdue())
                .put("closed", report.recovery().cases())
                .put("scoredAgain", report.recovery().scored())
                .put("recovered", report.recovery().higher())
                .put("causes", new JsonObject(Map.copyOf(report.causes())));
        higher(report.recovery())
                .flatMap(HIGHER::figure)
                .ifPresent(share -> json.put("recoveredShare", FigureJson.of(share)));
        json.put("others", others(report));
        report.firstReply().ifPresent(time -> json.put("firstReplyMinutes", time.toMinutes()));
        report.closing().ifPresent(time -> json.put("closingMinutes", time.toMinutes()));
        return json;
    }
}
