package dev.parley.store;

import dev.parley.outbox.Kind;
import dev.parley.outbox.Outbox;
import dev.parley.outbox.Sending;
import dev.parley.outbox.State;
import dev.parley.outbox.Urgency;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonString;

/// Messages on their way out as they are stored in their lane: `outbox`, left out when there are none. Numbers that are
/// 0 and words that are empty are left out, too.
final class OutboxBson {
    private static final Map<String, State> STATES = byWord(State.values(), State::word);
    private static final Map<String, Kind> KINDS = byWord(Kind.values(), Kind::word);
    private static final Map<String, Urgency> URGENCIES = byWord(Urgency.values(), Urgency::word);

    private OutboxBson() {}

    static void to(BsonDocument lane, Outbox outbox) {
        if (!outbox.all().isEmpty()) {
            lane.append("outbox", Fields.array(outbox.all(), OutboxBson::sending));
        }
    }

    static Outbox from(Fields lane) {
        return new Outbox(lane.list("outbox", OutboxBson::sending));
    }

    private static BsonDocument sending(Sending one) {
        Sending.Content content = one.content();
        Sending.Stand stand = one.stand();
        BsonDocument document = new BsonDocument()
                .append("key", new BsonString(one.key()))
                .append("state", new BsonString(stand.state().word()))
                .append("at", Fields.time(stand.at()))
                .append("kind", new BsonString(content.kind().word()))
                .append("urgency", new BsonString(content.urgency().word()))
                .append("segments", new BsonInt32(content.segments()))
                .append("born", Fields.time(content.born()))
                .append("epoch", new BsonInt64(stand.epoch()));
        append(document, "text", content.text());
        append(document, "attempts", stand.tries().attempts());
        append(document, "again", stand.tries().again());
        append(document, "providerId", stand.trace().providerId());
        append(document, "reason", stand.trace().reason());
        return document;
    }

    private static Sending sending(Fields fields) {
        return new Sending(
                fields.text("key"),
                new Sending.Content(
                        word(KINDS, fields, "kind"),
                        word(URGENCIES, fields, "urgency"),
                        fields.textOr("text"),
                        fields.whole("segments"),
                        fields.at("born")),
                new Sending.Stand(
                        word(STATES, fields, "state"),
                        fields.at("at"),
                        new Sending.Tries(fields.wholeOr0("attempts"), fields.wholeOr0("again")),
                        fields.big("epoch"),
                        new Sending.Trace(fields.textOr("providerId"), fields.textOr("reason"))));
    }

    private static void append(BsonDocument document, String name, String text) {
        if (!text.isEmpty()) {
            document.append(name, new BsonString(text));
        }
    }

    private static void append(BsonDocument document, String name, int number) {
        if (number != 0) {
            document.append(name, new BsonInt32(number));
        }
    }

    private static <T> T word(Map<String, T> words, Fields fields, String name) {
        T found = words.get(fields.text(name));
        if (found == null) {
            throw new DamagedDocument(name, "is no word this version knows: " + fields.text(name));
        }
        return found;
    }

    private static <T> Map<String, T> byWord(T[] values, Function<T, String> word) {
        return Arrays.stream(values).collect(Collectors.toMap(word, Function.identity()));
    }
}
