package dev.parley.flow;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// What an answer, a contact's field, an event's field or a variable holds.
public sealed interface Value {
    /// Words.
    record Text(String text) implements Value {}

    /// A number; scores are whole ones.
    record Numeric(BigDecimal number) implements Value {}

    /// True or false.
    record Truth(boolean truth) implements Value {}

    /// A point in time.
    record Moment(Instant at) implements Value {}

    /// Several values in order.
    record Many(List<Value> items) implements Value {
        public Many {
            items = List.copyOf(items);
        }
    }

    /// Named values, in the order they were given.
    record Fields(Map<String, Value> fields) implements Value {
        /// No fields.
        public static final Fields NONE = new Fields(Map.of());

        public Fields {
            fields = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        }

        /// The field of that name, or {@link Missing}.
        public Value get(String name) {
            return fields.getOrDefault(name, Missing.VALUE);
        }

        /// The same fields with one more or another value; {@link Missing} takes the field away.
        public Fields with(String name, Value value) {
            Map<String, Value> copy = new LinkedHashMap<>(fields);
            if (value == Missing.VALUE) {
                copy.remove(name);
            } else {
                copy.put(name, value);
            }
            return new Fields(copy);
        }
    }

    /// Nothing is there.
    enum Missing implements Value {
        /// The one missing value.
        VALUE
    }

    /// Words as a value.
    static Value of(String text) {
        return new Text(text);
    }

    /// A whole number as a value.
    static Value of(long number) {
        return new Numeric(BigDecimal.valueOf(number));
    }

    /// Yes or no as a value.
    static Value of(boolean truth) {
        return new Truth(truth);
    }

    /// How a person reads the value: numbers without trailing zeros, several values with commas, nothing as "".
    default String shown() {
        return switch (this) {
            case Text t -> t.text();
            case Numeric n -> plain(n.number());
            case Truth t -> Boolean.toString(t.truth());
            case Moment m -> m.at().toString();
            case Many m -> m.items().stream().map(Value::shown).collect(Collectors.joining(", "));
            case Fields f ->
                f.fields().entrySet().stream()
                        .map(e -> e.getKey() + ": " + e.getValue().shown())
                        .collect(Collectors.joining(", "));
            case Missing m -> "";
        };
    }

    private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
}
