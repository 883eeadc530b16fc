package dev.parley.store;

import dev.parley.flow.Value;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bson.BsonBoolean;
import org.bson.BsonDecimal128;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonNull;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.bson.types.Decimal128;

/// Values as they are stored: text, whole numbers, decimals, booleans, times, arrays, documents, null for nothing.
/// Field names come from outside and may hold `.` and `$`, which stored names must not: they are kept as their
/// full-width forms.
final class ValueBson {
    private ValueBson() {}

    static BsonValue to(Value value) {
        return switch (value) {
            case Value.Text text -> new BsonString(text.text());
            case Value.Numeric number -> number(number.number());
            case Value.Truth truth -> BsonBoolean.valueOf(truth.truth());
            case Value.Moment moment -> Fields.time(moment.at());
            case Value.Many many -> Fields.array(many.items(), ValueBson::to);
            case Value.Fields fields -> document(fields);
            case Value.Missing missing -> BsonNull.VALUE;
        };
    }

    static BsonDocument document(Value.Fields fields) {
        BsonDocument document = new BsonDocument();
        fields.fields().forEach((name, value) -> document.put(storedName(name), to(value)));
        return document;
    }

    static Value from(BsonValue value) {
        return switch (value.getBsonType()) {
            case STRING -> Value.of(value.asString().getValue());
            case INT32, INT64, DOUBLE, DECIMAL128 ->
                new Value.Numeric(value.asNumber().decimal128Value().bigDecimalValue());
            case BOOLEAN -> Value.of(value.asBoolean().getValue());
            case DATE_TIME ->
                new Value.Moment(Instant.ofEpochMilli(value.asDateTime().getValue()));
            case ARRAY ->
                new Value.Many(value.asArray().stream().map(ValueBson::from).toList());
            case DOCUMENT -> fields(value.asDocument());
            case NULL -> Value.Missing.VALUE;
            default -> throw new DamagedDocument("value", "is of type " + value.getBsonType());
        };
    }

    static Value.Fields fields(BsonDocument document) {
        Map<String, Value> fields = new LinkedHashMap<>();
        document.forEach((name, value) -> fields.put(givenName(name), from(value)));
        return new Value.Fields(fields);
    }

    private static BsonValue number(BigDecimal number) {
        if (number.stripTrailingZeros().scale() > 0) {
            return new BsonDecimal128(new Decimal128(number.round(java.math.MathContext.DECIMAL128)));
        }
        long whole = number.longValue();
        if (number.compareTo(BigDecimal.valueOf(whole)) != 0) {
            return new BsonDecimal128(new Decimal128(number.round(java.math.MathContext.DECIMAL128)));
        }
        return whole == (int) whole ? new BsonInt32((int) whole) : new BsonInt64(whole);
    }

    private static String storedName(String name) {
        return name.replace('.', '\uFF0E').replace('$', '\uFF04');
    }

    private static String givenName(String name) {
        return name.replace('\uFF0E', '.').replace('\uFF04', '$');
    }
}
