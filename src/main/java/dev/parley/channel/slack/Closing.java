package dev.parley.channel.slack;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/// A {@link ClosingForm} that somebody filled in.
///
/// @param tap the press that opened it
/// @param id the case's
record Closing(Tap tap, String id, AlertDesk.Deed.Close deed) {
    /// What somebody filled in; empty if that cannot be read.
    static Optional<Closing> of(JsonNode payload) {
        JsonNode view = payload.path("view");
        Optional<JsonNode> carried = Json.read(Json.text(view, "private_metadata"));
        Optional<Person> by = Person.ofInteraction(payload);
        String id = carried.map(one -> Json.text(one, "case")).orElse("");
        if (by.isEmpty() || id.isEmpty()) {
            return Optional.empty();
        }
        JsonNode given = view.path("state").path("values");
        JsonNode cause = given.path(ClosingForm.CAUSE).path(ClosingForm.CAUSE);
        AlertDesk.Deed.Close deed = new AlertDesk.Deed.Close(
                Person.first(Json.text(cause, "selected_option", "value"), Json.text(cause, "value")),
                Json.text(given, ClosingForm.NOTE, ClosingForm.NOTE, "value"));
        return Optional.of(new Closing(tap(payload, by.get(), carried.orElseThrow()), id, deed));
    }

    private static Tap tap(JsonNode payload, Person by, JsonNode carried) {
        Tap.Place place = new Tap.Place(
                Json.text(payload, "trigger_id"),
                Json.text(carried, "room"),
                Json.text(carried, "ts"),
                Json.text(carried, "url"),
                Json.text(carried, "text"),
                "");
        Tap.Use use = new Tap.Use(Action.RESOLVE, Json.text(carried, "block"), List.of(), "");
        return new Tap(by, Tap.Known.of(by, payload), "", use, place);
    }
}
