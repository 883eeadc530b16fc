package dev.parley.web;

import dev.parley.followup.CaseReport;
import io.vertx.core.json.JsonObject;
import java.util.Map;

/// How the desk does, as the API shows it: times in minutes of work.
final class CaseReportJson {
    private CaseReportJson() {}

    static JsonObject of(CaseReport report) {
        JsonObject json = new JsonObject()
                .put("opened", report.opened())
                .put("replied", report.replied().all())
                .put("repliedInTime", report.replied().inTime())
                .put("overdue", report.replied().overdue())
                .put("closed", report.recovery().closed())
                .put("scoredAgain", report.recovery().scored())
                .put("recovered", report.recovery().higher())
                .put("causes", new JsonObject(Map.copyOf(report.causes())));
        report.firstReply().ifPresent(time -> json.put("firstReplyMinutes", time.toMinutes()));
        report.closing().ifPresent(time -> json.put("closingMinutes", time.toMinutes()));
        return json;
    }
}
