package dev.parley.command;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.parley.flow.Value;
import dev.parley.reply.Because;
import dev.parley.reply.Reading;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/// Readings as JSON, one object a line: `reply`, `outcome`, and what belongs to the outcome.
///
/// @param explain whether the rule is told as well
record ReadingLines(boolean explain) {
    private static final JsonFactory JSON = new JsonFactory();

    String of(String reply, Reading reading) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            json.writeStringField("reply", reply);
            outcome(json, reading);
            if (explain) {
                because(json, reading.because());
            }
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory failed", e);
        }
        return text.toString();
    }

    private static void outcome(JsonGenerator json, Reading reading) throws IOException {
        switch (reading) {
            case Reading.Understood understood -> value(json, "understood", understood.value(), understood.comment());
            case Reading.Correction correction -> value(json, "correction", correction.value(), correction.comment());
            case Reading.Control control ->
                json.writeStringField("outcome", control.keyword().word());
            case Reading.Unclear unclear -> {
                json.writeStringField("outcome", "unclear");
                json.writeStringField("why", unclear.doubt().word());
                json.writeArrayFieldStart("heard");
                for (String heard : unclear.heard()) {
                    json.writeString(heard);
                }
                json.writeEndArray();
            }
        }
    }

    private static void value(JsonGenerator json, String outcome, Value value, String comment) throws IOException {
        json.writeStringField("outcome", outcome);
        json.writeFieldName("value");
        value(json, value);
        if (!comment.isEmpty()) {
            json.writeStringField("comment", comment);
        }
    }

    private static void value(JsonGenerator json, Value value) throws IOException {
        switch (value) {
            case Value.Numeric number -> json.writeNumber(number.shown());
            case Value.Truth truth -> json.writeBoolean(truth.truth());
            case Value.Many many -> {
                json.writeStartArray();
                for (Value item : many.items()) {
                    value(json, item);
                }
                json.writeEndArray();
            }
            case Value.Text text -> json.writeString(text.text());
            case Value.Moment moment -> json.writeString(moment.shown());
            case Value.Fields fields -> json.writeString(fields.shown());
            case Value.Missing missing -> json.writeNull();
        }
    }

    private static void because(JsonGenerator json, Because because) throws IOException {
        json.writeStringField("rule", because.rule());
        json.writeStringField("from", because.heard());
        json.writeNumberField("sure", because.sure());
    }
}
