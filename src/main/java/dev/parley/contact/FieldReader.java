package dev.parley.contact;

import dev.parley.flow.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads named values of certain kinds and collects what is wrong with them. One thread.
record FieldReader(Value.Fields given, List<Fault> faults) {
    void fault(String pointer, String message) {
        faults.add(new Fault(pointer, message));
    }

    /// A text, if there is one; null is none.
    Optional<String> text(String name, int max) {
        return switch (given.get(name)) {
            case Value.Text text when text.text().length() <= max -> Optional.of(text.text());
            case Value.Text text -> {
                fault("/" + name, "has more than " + max + " characters");
                yield Optional.empty();
            }
            case Value.Missing missing -> Optional.empty();
            case Value.Numeric n -> wrong(name);
            case Value.Truth t -> wrong(name);
            case Value.Moment m -> wrong(name);
            case Value.Many m -> wrong(name);
            case Value.Fields f -> wrong(name);
        };
    }

    private Optional<String> wrong(String name) {
        fault("/" + name, "must be a text, in quotes");
        return Optional.empty();
    }

    /// The named values under a name; none if there are none.
    Map<String, Value> inner(String name) {
        Value value = given.get(name);
        if (value instanceof Value.Fields inner) {
            return inner.fields();
        }
        if (value != Value.Missing.VALUE) {
            fault("/" + name, "must be an object");
        }
        return Map.of();
    }

    /// A text, or several.
    List<String> texts(String pointer, Value value) {
        List<Value> items = value instanceof Value.Many many ? many.items() : List.of(value);
        List<String> texts = new ArrayList<>();
        for (Value item : items) {
            if (item instanceof Value.Text text) {
                texts.add(text.text());
            } else if (item != Value.Missing.VALUE) {
                fault(pointer, "must be a text or a list of texts");
            }
        }
        return texts;
    }
}
