package dev.parley.store;

import dev.parley.conversation.Conversation;
import dev.parley.conversation.ConversationId;
import dev.parley.conversation.Origin;
import dev.parley.conversation.Progress;
import dev.parley.conversation.Status;
import dev.parley.flow.Facts;
import dev.parley.flow.Language;
import dev.parley.flow.Medium;
import dev.parley.flow.Revision;
import dev.parley.flow.StepId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonString;

/// Conversations as they are stored. Reading what was written gives an equal conversation, times in milliseconds.
public final class ConversationBson {
    private ConversationBson() {}

    /// The conversation as a document, its id as `id`.
    public static BsonDocument to(Conversation conversation) {
        BsonDocument document = new BsonDocument();
        origin(document, conversation.origin());
        append(document, "contact", conversation.facts().contact());
        append(document, "event", conversation.facts().event());
        append(document, "vars", conversation.facts().vars());
        if (conversation.isInConfidence()) {
            document.append("inConfidence", BsonBoolean.TRUE);
        }
        progress(document, conversation.progress());
        HistoryBson.to(document, conversation.history());
        return document;
    }

    /// Reads what {@link #to} wrote.
    ///
    /// @throws DamagedDocument if the document has another shape
    public static Conversation from(BsonDocument document) {
        Fields fields = new Fields(document);
        Facts facts = new Facts(values(fields, "contact"), values(fields, "event"), values(fields, "vars"));
        return new Conversation(origin(fields), facts, progress(fields), HistoryBson.from(fields));
    }

    private static void origin(BsonDocument document, Origin origin) {
        document.append("id", new BsonString(origin.id().value()))
                .append("flow", new BsonString(origin.revision().flow().value()))
                .append("revision", new BsonString(origin.revision().hash()))
                .append("channel", new BsonString(origin.voice().medium().word()))
                .append("language", new BsonString(origin.voice().language().tag()))
                .append("startedAt", Fields.time(origin.startedAt()))
                .append("seed", new BsonInt64(origin.chance().seed()))
                .append("round", new BsonInt32(origin.chance().round()));
    }

    private static Origin origin(Fields fields) {
        Medium medium = Medium.of(fields.text("channel"))
                .orElseThrow(() -> new DamagedDocument("channel", "is no channel: " + fields.text("channel")));
        return new Origin(
                new ConversationId(fields.text("id")),
                Revision.parse(fields.text("flow") + "@" + fields.text("revision")),
                new Origin.Voice(
                        medium,
                        new Language(fields.text("language")),
                        fields.document().containsKey("inConfidence")),
                fields.at("startedAt"),
                new Origin.Chance(fields.big("seed"), fields.whole("round")));
    }

    private static void progress(BsonDocument document, Progress progress) {
        document.append("status", new BsonString(progress.status().word()))
                .append("waitingSince", Fields.time(progress.clock().waitingSince()))
                .append("changedAt", Fields.time(progress.clock().changedAt()))
                .append("reminded", new BsonInt32(progress.clock().reminded()))
                .append("tries", new BsonInt32(progress.patience().tries()));
        progress.at().ifPresent(at -> document.append("at", new BsonString(at.value())));
        progress.patience().reasonOf().ifPresent(of -> document.append("reasonOf", new BsonString(of.value())));
        progress.detours()
                .back()
                .ifPresent(back -> document.append(
                                "corrected", new BsonString(back.corrected().value()))
                        .append("comeBackTo", new BsonString(back.open().value())));
        if (!progress.detours().rotating().isEmpty()) {
            document.append("rotating", rotating(progress.detours().rotating()));
        }
    }

    private static Progress progress(Fields fields) {
        Optional<Progress.Return> back = fields.optionalText("corrected")
                .map(corrected -> new Progress.Return(new StepId(corrected), new StepId(fields.text("comeBackTo"))));
        return new Progress(
                new Status(fields.text("status")),
                fields.optionalText("at").map(StepId::new),
                new Progress.Patience(
                        fields.whole("tries"), fields.optionalText("reasonOf").map(StepId::new)),
                new Progress.Detours(rotating(fields), back),
                new Progress.Clock(fields.at("waitingSince"), fields.whole("reminded"), fields.at("changedAt")));
    }

    private static org.bson.BsonArray rotating(Map<StepId, List<StepId>> rotating) {
        return Fields.array(
                List.copyOf(rotating.entrySet()),
                entry -> new BsonDocument()
                        .append("step", new BsonString(entry.getKey().value()))
                        .append("left", Fields.array(entry.getValue(), id -> new BsonString(id.value()))));
    }

    private static Map<StepId, List<StepId>> rotating(Fields fields) {
        Map<StepId, List<StepId>> rotating = new HashMap<>();
        for (Fields one : fields.list("rotating", each -> each)) {
            rotating.put(
                    new StepId(one.text("step")),
                    one.texts("left").stream().map(StepId::new).toList());
        }
        return rotating;
    }

    private static void append(BsonDocument document, String name, dev.parley.flow.Value.Fields values) {
        if (!values.fields().isEmpty()) {
            document.append(name, ValueBson.document(values));
        }
    }

    private static dev.parley.flow.Value.Fields values(Fields fields, String name) {
        return fields.optionalInner(name)
                .map(inner -> ValueBson.fields(inner.document()))
                .orElse(dev.parley.flow.Value.Fields.NONE);
    }
}
