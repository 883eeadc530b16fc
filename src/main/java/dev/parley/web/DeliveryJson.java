package dev.parley.web;

import dev.parley.outbox.Sending;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
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
        mail.forEach(one -> byTime.computeIfAbsent(one.content().born().toString(), at -> new ArrayDeque<>())
                .add(one));
        for (Object each : transcript) {
            JsonObject turn = (JsonObject) each;
            Deque<Sending> then = byTime.get(turn.getString("at"));
            if (then != null && !then.isEmpty() && turn.getString("from").equals("parley")) {
                turn.put("delivery", of(then.removeFirst()));
            }
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
