package dev.parley.calling;

import dev.parley.conversation.ConversationId;
import dev.parley.conversation.Effect;
import dev.parley.flow.StepId;
import dev.parley.flow.Value;
import dev.parley.followup.Parts;
import dev.parley.inbox.LaneId;
import dev.parley.inbox.PendingCall;
import dev.parley.kit.Word;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/// Calls as named values, for the store and for the API, which does not show what was sent.
final class CallFields {
    private static final int ANY = Integer.MAX_VALUE;

    private CallFields() {}

    static Value.Fields shown(Call one) {
        return Value.Fields.NONE
                .with("integration", Value.of(one.order().integration()))
                .with("conversation", Value.of(one.conversation().value()))
                .with("step", Value.of(one.order().step().value()))
                .with("at", new Value.Moment(one.order().at()))
                .with("state", Value.of(Word.of(one.stand())))
                .with("tries", Value.of(one.tries().count()))
                .with("status", Value.of(one.tries().status()))
                .with("trouble", Value.of(one.tries().trouble()))
                .with("millis", Value.of(one.tries().millis()));
    }

    /// What was sent is of no use once the call is settled, and is not kept.
    static Value.Fields stored(Call one) {
        Map<String, Value> with = new LinkedHashMap<>();
        one.order().with().forEach((name, text) -> with.put(name, Value.of(text)));
        Value.Fields fields = shown(one)
                .with("version", Value.of(one.version()))
                .with("lane", Value.of(one.lane().value()))
                .with("within", Value.of(one.order().within().toMillis()));
        return one.next()
                .map(next -> fields.with("next", new Value.Moment(next)).with("with", new Value.Fields(with)))
                .orElse(fields);
    }

    static Call from(Value.Fields stored) {
        return Parts.stored(stored, CallFields::from, one -> "call " + one.key());
    }

    private static Call from(Parts parts) {
        Parts with = parts.object("with");
        Map<String, String> sent = new LinkedHashMap<>();
        with.names().forEach(name -> sent.put(name, with.text(name, ANY)));
        Effect.Call order = new Effect.Call(
                new StepId(parts.needed("step", ANY)),
                parts.at("at").orElse(Instant.EPOCH),
                parts.needed("integration", ANY),
                sent,
                Duration.ofMillis(parts.whole("within", 0, 0, Long.MAX_VALUE)));
        return new Call(
                new LaneId(parts.needed("lane", ANY)),
                new PendingCall(new ConversationId(parts.needed("conversation", ANY)), order),
                parts.whole("version", 0, 0, Long.MAX_VALUE),
                parts.word("state", Call.Stand.class),
                parts.at("next"),
                tries(parts));
    }

    private static Call.Tries tries(Parts parts) {
        return new Call.Tries(
                Math.toIntExact(parts.whole("tries", 0, 0, Integer.MAX_VALUE)),
                Math.toIntExact(parts.whole("status", 0, 0, 999)),
                parts.text("trouble", ANY),
                parts.whole("millis", 0, 0, Long.MAX_VALUE));
    }
}
