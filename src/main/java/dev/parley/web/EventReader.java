package dev.parley.web;

import dev.parley.contact.ContactPatch;
import dev.parley.contact.ContactReader;
import dev.parley.flow.Value;
import dev.parley.schedule.Happening;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Reads events. Safe for any thread.
///
/// @param types those that a flow waits for
record EventReader(Set<String> types) {
    private static final Set<String> NAMES = Set.of("id", "type", "contact", "data", "at");
    /// Anything that can stand in a URL and a log: letters, digits and `._:/@+-`.
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._:/@+\\-]{1," + Happening.MAX_NAME + "}");

    /// An event is kept with each conversation that it begins.
    private static final int MAX_FIELDS = 200;
    private static final int MAX_TEXT = 4_000;

    /// What was read, or what is wrong with it.
    sealed interface Read {
        /// It can be used.
        record Good(Happening happening) implements Read {}

        /// It cannot.
        record Bad(List<Problem.Fault> faults) implements Read {
            public Bad {
                faults = List.copyOf(faults);
            }
        }
    }

    /// Reads an event.
    ///
    /// @param at where it stands in the body: "" or `/3`
    /// @param now when consents without a time were given
    Read read(Value value, String at, Instant now) {
        if (!(value instanceof Value.Fields given)) {
            return new Read.Bad(List.of(new Problem.Fault(at, "must be an object {id, type, contact, data}")));
        }
        List<Problem.Fault> faults = new ArrayList<>();
        given.fields().keySet().stream()
                .filter(name -> !NAMES.contains(name))
                .forEach(name -> faults.add(new Problem.Fault(
                        at + "/" + name, "is not known here; known are id, type, contact, data and at")));
        String id = word(given, "id", at, faults);
        String type = word(given, "type", at, faults);
        if (!type.isEmpty() && !types.contains(type)) {
            faults.add(new Problem.Fault(at + "/type", unknown()));
        }
        Optional<ContactPatch> contact = contact(given.get("contact"), at + "/contact", now, faults);
        Value.Fields data = data(given.get("data"), at + "/data", faults);
        return faults.isEmpty()
                ? new Read.Good(new Happening(id, type, contact.orElseThrow(), data))
                : new Read.Bad(faults);
    }

    private String unknown() {
        return types.isEmpty()
                ? "is no event that a published flow waits for; none waits for any (invite: on)"
                : "is no event that a published flow waits for; those are " + String.join(", ", types);
    }

    private static String word(Value.Fields given, String name, String at, List<Problem.Fault> faults) {
        if (given.get(name) instanceof Value.Text text
                && ID.matcher(text.text()).matches()) {
            return text.text();
        }
        faults.add(new Problem.Fault(
                at + "/" + name,
                "must be a text of 1 to " + Happening.MAX_NAME + " letters, digits and . _ : / @ + -"));
        return "";
    }

    private static Optional<ContactPatch> contact(Value value, String at, Instant now, List<Problem.Fault> faults) {
        if (!(value instanceof Value.Fields fields)) {
            faults.add(new Problem.Fault(at, "must be an object that names a person: externalId, phone, slack or web"));
            return Optional.empty();
        }
        return switch (ContactReader.read(fields, now)) {
            case ContactReader.Read.Good good -> Optional.of(good.patch());
            case ContactReader.Read.Bad bad -> {
                faults.addAll(ContactInput.faults(bad.faults(), at));
                yield Optional.empty();
            }
        };
    }

    /// An event's own fields; none if there are none.
    static Value.Fields data(Value value, String at, List<Problem.Fault> faults) {
        if (value == Value.Missing.VALUE) {
            return Value.Fields.NONE;
        }
        if (!(value instanceof Value.Fields fields)) {
            faults.add(new Problem.Fault(at, "must be an object"));
            return Value.Fields.NONE;
        }
        if (fields.fields().size() > MAX_FIELDS) {
            faults.add(new Problem.Fault(at, "has more than " + MAX_FIELDS + " fields"));
        }
        for (Map.Entry<String, Value> one : fields.fields().entrySet()) {
            if (one.getValue().shown().length() > MAX_TEXT) {
                faults.add(new Problem.Fault(at + "/" + one.getKey(), "has more than " + MAX_TEXT + " characters"));
            }
        }
        return fields;
    }
}
