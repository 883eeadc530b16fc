package dev.parley.flowfile.cel;

import dev.parley.flow.Value;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Our values as CEL's, and back.
final class CelValues {
    private CelValues() {}

    /// Whole numbers as long, others as double; empty for what is missing.
    static Optional<Object> toCel(Value value) {
        return switch (value) {
            case Value.Text text -> Optional.of(text.text());
            case Value.Numeric numeric -> Optional.of(number(numeric.number()));
            case Value.Truth truth -> Optional.of(truth.truth());
            case Value.Moment moment -> Optional.of(moment.at());
            case Value.Many many ->
                Optional.of(many.items().stream()
                        .flatMap(item -> toCel(item).stream())
                        .toList());
            case Value.Fields fields -> Optional.of(map(fields));
            case Value.Missing missing -> Optional.empty();
        };
    }

    static Map<String, Object> map(Value.Fields fields) {
        Map<String, Object> map = new LinkedHashMap<>();
        fields.fields().forEach((name, value) -> toCel(value).ifPresent(known -> map.put(name, known)));
        return map;
    }

    private static Value finite(double number) {
        return Double.isFinite(number) ? new Value.Numeric(BigDecimal.valueOf(number)) : Value.Missing.VALUE;
    }

    private static Object number(BigDecimal number) {
        BigDecimal plain = number.stripTrailingZeros();
        boolean whole = plain.scale() <= 0 && plain.precision() - plain.scale() <= 18;
        return whole ? (Object) plain.longValueExact() : (Object) number.doubleValue();
    }

    /// What CEL made; {@link Value.Missing} for kinds that a conversation cannot keep.
    static Value fromCel(Object made) {
        return switch (made) {
            case String text -> Value.of(text);
            case Long number -> Value.of(number);
            case Double number -> finite(number);
            case Boolean truth -> Value.of(truth);
            case Instant at -> new Value.Moment(at);
            case List<?> list -> {
                List<Value> items = new ArrayList<>();
                list.forEach(item -> items.add(fromCel(item)));
                yield new Value.Many(items);
            }
            case Object other -> Value.Missing.VALUE;
        };
    }
}
