package dev.parley.channel.slack;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/// A control that somebody used.
///
/// @param organisation the one that has installed the app as a whole, "" if none has
/// @param place where the message with it is
record Tap(Person by, Known known, String organisation, Use use, Place place) {
    /// What Slack tells about whoever used it.
    ///
    /// @param name how it names them
    /// @param stranger whether they are of another company, with which the channel is shared
    record Known(String name, boolean stranger) {
        static Known of(Person by, JsonNode payload) {
            JsonNode user = payload.path("user");
            String own = Json.text(user, "team_id");
            boolean isOfHere = own.isEmpty()
                    || own.equals(by.team())
                    || !Json.text(payload, "enterprise", "id").isEmpty();
            return new Known(Person.first(Json.text(user, "name"), Json.text(user, "username"), by.user()), !isOfHere);
        }
    }

    /// What was used, and what it says.
    ///
    /// @param ref names the question it belongs to
    /// @param shown the values as the person reads them
    record Use(Action action, String ref, List<String> values, String shown) {
        Use {
            values = List.copyOf(values);
        }
    }

    Action action() {
        return use.action();
    }

    String ref() {
        return use.ref();
    }

    List<String> values() {
        return use.values();
    }

    String shown() {
        return use.shown();
    }

    /// The message with the control.
    ///
    /// @param id names this one use of the control; it tells when that was, and what was chosen
    /// @param responseUrl where Slack takes changes of the message, "" if it gives none
    /// @param text the text over the controls
    /// @param trigger opens a form, for three seconds
    record Place(String id, String room, String ts, String responseUrl, String text, String trigger) {
        /// Whether it is the app's home, which has no message.
        boolean isHome() {
            return ts.isEmpty() && responseUrl.isEmpty();
        }

        static Place of(JsonNode payload, JsonNode action) {
            String ts =
                    Person.first(Json.text(payload, "container", "message_ts"), Json.text(payload, "message", "ts"));
            String once = Person.first(Json.text(action, "action_ts"), Json.text(payload, "trigger_id"));
            return new Place(
                    once + "\n" + Json.text(action, "action_id"),
                    Person.first(Json.text(payload, "channel", "id"), Json.text(payload, "container", "channel_id")),
                    ts,
                    Json.text(payload, "response_url"),
                    Card.textOf(payload.path("message")),
                    Json.text(payload, "trigger_id"));
        }
    }

    static Tap of(Person by, Action action, JsonNode payload, JsonNode used) {
        List<String> values = new ArrayList<>();
        List<String> shown = new ArrayList<>();
        for (JsonNode option : options(action, payload, used)) {
            values.add(Json.text(option, "value"));
            shown.add(Json.text(option, "text", "text"));
        }
        boolean isWide = payload.path("is_enterprise_install").asBoolean(false);
        return new Tap(
                by,
                Known.of(by, payload),
                isWide ? Json.text(payload, "enterprise", "id") : "",
                new Use(action, Json.text(used, "block_id"), values, String.join(", ", shown)),
                Place.of(payload, used));
    }

    /// A button and a calendar are their own options; what is ticked stands in the state of the whole message.
    private static List<JsonNode> options(Action action, JsonNode payload, JsonNode used) {
        List<JsonNode> options = new ArrayList<>();
        if (action == Action.DONE) {
            for (JsonNode block : payload.path("state").path("values")) {
                block.path(Action.SEVERAL.id()).path("selected_options").forEach(options::add);
            }
        } else if (used.path("selected_option").isObject()) {
            options.add(used.path("selected_option"));
        } else if (used.hasNonNull("selected_date")) {
            String day = Json.text(used, "selected_date");
            options.add(Block.option(day, day));
        } else {
            options.add(used);
        }
        return options;
    }
}
