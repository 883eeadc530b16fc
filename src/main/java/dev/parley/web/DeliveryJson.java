package dev.parley.web;

import dev.parley.inbox.Retries;
import dev.parley.outbox.Sending;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What became of the messages of a transcript, beside each: the newest are known. A message is found by when it was
/// written, those of one moment in their order.
final class DeliveryJson {
    private DeliveryJson() {}

    /// Adds `delivery` to turns of ours.
    static void addTo(JsonArray transcript, List<Sending> mail) {
        Map<String, Deque<Sending>> byTime = new HashMap<>();
        mail.stream()
                .filter(one -> !Retries.isAgain(one))
                .forEach(one -> byTime.computeIfAbsent(one.content().born().toString(), at -> new ArrayDeque<>())
                        .add(one));
        for (Object each : transcript) {
            JsonObject turn = (JsonObject) each;
            Deque<Sending> then = byTime.get(turn.getString("at"));
            if (then != null && !then.isEmpty() && turn.getString("from").equals("parley")) {
                turn.put("delivery", of(then.removeFirst()));
            }
        }
        mail.stream()
                .filter(Retries::isAgain)
                .reduce((one, later) -> later)
                .ifPresent(again -> retried(transcript, again));
    }

    /// What was sent again tells what became of the last thing we said, if nobody has said anything since.
    private static void retried(JsonArray transcript, Sending again) {
        JsonObject last = transcript.isEmpty() ? new JsonObject() : transcript.getJsonObject(transcript.size() - 1);
        boolean isOurs = last.getString("from", "").equals("parley");
        if (isOurs && !again.content().born().isBefore(Instant.parse(last.getString("at")))) {
            last.put("delivery", of(again).put("again", true));
        }
    }

    private static JsonObject of(Sending one) {
        JsonObject json = new JsonObject()
                .put("state", one.state().word())
                .put("at", one.stand().at().toString());
        String reason = one.stand().trace().reason();
        return reason.isEmpty() ? json : json.put("reason", reason);
    }
}
