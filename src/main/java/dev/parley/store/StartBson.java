package dev.parley.store;

import dev.parley.conversation.ConversationId;
import dev.parley.flow.Facts;
import dev.parley.flow.FlowId;
import dev.parley.flow.Language;
import dev.parley.flow.Value;
import dev.parley.flow.WhileOpen;
import dev.parley.inbox.Parties;
import dev.parley.inbox.StartLog;
import dev.parley.inbox.StartRequest;
import java.util.Locale;
import org.bson.BsonDocument;
import org.bson.BsonString;

/// Requests to start a conversation as they are stored in their lane: `starts` and `waiting`, left out when empty.
final class StartBson {
    private StartBson() {}

    static void to(BsonDocument lane, StartLog log) {
        if (!log.granted().isEmpty()) {
            lane.append("starts", Fields.array(log.granted(), StartBson::granted));
        }
        if (!log.waiting().isEmpty()) {
            lane.append("waiting", Fields.array(log.waiting(), StartBson::waiting));
        }
    }

    static StartLog from(Fields lane, Parties parties) {
        return new StartLog(
                lane.list("starts", StartBson::granted), lane.list("waiting", fields -> waiting(fields, parties)));
    }

    private static BsonDocument granted(StartLog.Granted one) {
        BsonDocument document = new BsonDocument().append("key", new BsonString(one.key()));
        one.conversation().ifPresent(id -> document.append("conversation", new BsonString(id.value())));
        return document;
    }

    private static StartLog.Granted granted(Fields fields) {
        return new StartLog.Granted(
                fields.text("key"), fields.optionalText("conversation").map(ConversationId::new));
    }

    private static BsonDocument waiting(StartLog.Waiting one) {
        StartRequest request = one.request();
        BsonDocument document = new BsonDocument()
                .append("flow", new BsonString(request.flow().value()))
                .append("key", new BsonString(request.key()))
                .append("since", Fields.time(one.since()));
        append(document, "contact", request.facts().contact());
        append(document, "event", request.facts().event());
        append(document, "vars", request.facts().vars());
        request.options().language().ifPresent(it -> document.append("language", new BsonString(it.tag())));
        request.options().whileOpen().ifPresent(it -> document.append("whileOpen", new BsonString(it.word())));
        return document;
    }

    private static StartLog.Waiting waiting(Fields fields, Parties parties) {
        StartRequest request = new StartRequest(
                parties,
                new FlowId(fields.text("flow")),
                fields.text("key"),
                new Facts(values(fields, "contact"), values(fields, "event"), values(fields, "vars")),
                new StartRequest.Options(
                        fields.optionalText("language").map(Language::new),
                        fields.optionalText("whileOpen")
                                .map(word -> WhileOpen.valueOf(word.toUpperCase(Locale.ROOT)))));
        return new StartLog.Waiting(request, fields.at("since"));
    }

    private static void append(BsonDocument document, String name, Value.Fields values) {
        if (!values.fields().isEmpty()) {
            document.append(name, ValueBson.document(values));
        }
    }

    private static Value.Fields values(Fields fields, String name) {
        return fields.optionalInner(name)
                .map(inner -> ValueBson.fields(inner.document()))
                .orElse(Value.Fields.NONE);
    }
}
