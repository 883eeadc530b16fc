package dev.parley.web;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import dev.parley.flow.Value;
import dev.parley.kit.JsonBuffers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads JSON into values, exactly: numbers keep their digits, a key may stand once, `null` is {@link
/// Value.Missing}. Safe for any thread.
final class JsonValues {
    /// Deeper than any event; a bound on the stack.
    private static final int MAX_DEPTH = 20;

    private static final int MAX_DIGITS = 100;
    /// What every program can hold as a number, and what is stored (Decimal128 reaches further).
    private static final int MAX_EXPONENT = 300;

    private static final int MAX_NAME = 256;
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    private static final JsonFactory FACTORY = JsonBuffers.shared()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxNumberLength(MAX_DIGITS)
                    .maxNameLength(MAX_NAME)
                    .build())
            .build();

    private JsonValues() {}

    /// What was read, or why it cannot be.
    sealed interface Read {
        /// A value.
        record Good(Value value) implements Read {}

        /// No JSON; `why` says where, and repeats nothing of it.
        record Bad(String why) implements Read {}

        /// What was read already.
        static Read of(Value value) {
            return new Good(value);
        }
    }

    /// Reads one value, with nothing behind it.
    static Read read(String text) {
        try (JsonParser parser = FACTORY.createParser(text)) {
            if (parser.nextToken() == null) {
                return new Read.Bad("is empty");
            }
            Value value = value(parser);
            return parser.nextToken() == null ? new Read.Good(value) : bad(parser, "has something behind its end");
        } catch (JsonProcessingException e) {
            return new Read.Bad("is no JSON" + place(e.getLocation()) + ": " + plain(e.getOriginalMessage()));
        } catch (IOException e) {
            throw new UncheckedIOException("a text in memory was not readable", e);
        }
    }

    /// A document that breaks a limit is refused without a place.
    private static String place(@Nullable JsonLocation location) {
        return location == null ? "" : " at line " + location.getLineNr() + ", column " + location.getColumnNr();
    }

    private static Read bad(JsonParser parser, String why) {
        return new Read.Bad(why + " at line " + parser.currentTokenLocation().getLineNr());
    }

    private static Value value(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> fields(parser);
            case START_ARRAY -> many(parser);
            case VALUE_STRING -> Value.of(parser.getText());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Value.Numeric(number(parser));
            case VALUE_TRUE -> Value.of(true);
            case VALUE_FALSE -> Value.of(false);
            case VALUE_NULL -> Value.Missing.VALUE;
            case NOT_AVAILABLE, END_OBJECT, END_ARRAY, FIELD_NAME, VALUE_EMBEDDED_OBJECT ->
                throw new IllegalStateException("no JSON value begins with " + parser.currentToken());
        };
    }

    private static BigDecimal number(JsonParser parser) throws IOException {
        BigDecimal number = parser.getDecimalValue();
        if (Math.abs((long) number.precision() - number.scale()) > MAX_EXPONENT
                || Math.abs(number.scale()) > MAX_EXPONENT) {
            throw new JsonParseException(parser, "a number beyond 1e" + MAX_EXPONENT, parser.currentTokenLocation());
        }
        return number;
    }

    private static Value.Fields fields(JsonParser parser) throws IOException {
        Map<String, Value> fields = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            if (CONTROL.matcher(name).find()) {
                throw new JsonParseException(parser, "a name with control characters", parser.currentTokenLocation());
            }
            parser.nextToken();
            fields.put(name, value(parser));
        }
        return new Value.Fields(fields);
    }

    private static Value many(JsonParser parser) throws IOException {
        List<Value> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(value(parser));
        }
        return new Value.Many(items);
    }

    /// The first line of the parser's message, which names what it met but not where in our code.
    private static String plain(String message) {
        int end = message.indexOf('\n');
        return end < 0 ? message : message.substring(0, end);
    }
}
