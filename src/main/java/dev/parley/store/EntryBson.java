package dev.parley.store;

import dev.parley.flow.FlowId;
import dev.parley.inbox.LaneId;
import dev.parley.kit.Vault;
import dev.parley.study.Entry;
import dev.parley.study.Item;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonString;

/// What was let out of anonymous flows as it is stored. The way back to a comment's writer is sealed for the comment.
final class EntryBson {
    private EntryBson() {}

    static BsonDocument to(Entry entry, Vault vault) {
        BsonDocument document = Writes.byId(entry.id())
                .append("flow", new BsonString(entry.flow().value()));
        item(document, entry.item());
        document.append("day", new BsonString(entry.release().day().toString()));
        segments(document, entry.release().segments());
        if (!entry.talk().remarks().isEmpty()) {
            document.append("thread", Fields.array(entry.talk().remarks(), EntryBson::remark));
        }
        entry.talk()
                .wayBack()
                .ifPresent(back -> document.append(
                                "writer",
                                Sealed.close(
                                        vault,
                                        new BsonDocument(
                                                        "lane",
                                                        new BsonString(
                                                                back.writer().value()))
                                                .append(
                                                        "crowd",
                                                        Fields.array(
                                                                back.crowd(), lane -> new BsonString(lane.value()))),
                                        entry.id()))
                        .append("until", new BsonString(back.until().toString())));
        return document;
    }

    static Entry from(BsonDocument document, Vault vault) {
        Fields fields = new Fields(document);
        String id = fields.text("_id");
        Optional<Entry.WayBack> back = fields.optionalText("until")
                .map(until -> back(new Fields(Sealed.open(vault, fields.any("writer"), id)), until));
        return new Entry(
                id,
                new FlowId(fields.text("flow")),
                item(fields),
                new Entry.Release(LocalDate.parse(fields.text("day")), segments(fields)),
                new Entry.Talk(back, fields.list("thread", EntryBson::remark)));
    }

    private static Entry.WayBack back(Fields writer, String until) {
        return new Entry.WayBack(
                new LaneId(writer.text("lane")),
                writer.texts("crowd").stream().map(LaneId::new).toList(),
                LocalDate.parse(until));
    }

    static BsonDocument item(BsonDocument document, Item item) {
        document.append("kind", new BsonString(item.kind().word()));
        append(document, "step", item.step());
        append(document, "scale", item.scale());
        append(document, "band", item.band());
        return document.append("values", Fields.array(item.values(), BsonString::new));
    }

    static Item item(Fields fields) {
        return new Item(
                Item.Kind.valueOf(fields.text("kind").toUpperCase(Locale.ROOT)),
                fields.textOr("step"),
                fields.textOr("scale"),
                fields.textOr("band"),
                fields.texts("values"));
    }

    static void segments(BsonDocument document, Map<String, String> segments) {
        if (!segments.isEmpty()) {
            BsonDocument inner = new BsonDocument();
            segments.forEach((field, value) -> inner.append(field, new BsonString(value)));
            document.append("segments", inner);
        }
    }

    static Map<String, String> segments(Fields fields) {
        Map<String, String> segments = new HashMap<>();
        fields.optionalInner("segments")
                .ifPresent(inner -> inner.document().keySet().forEach(field -> segments.put(field, inner.text(field))));
        return segments;
    }

    static BsonDocument remark(Entry.Remark remark) {
        return new BsonDocument("byWriter", BsonBoolean.valueOf(remark.byWriter()))
                .append("text", new BsonString(remark.text()));
    }

    private static Entry.Remark remark(Fields fields) {
        return new Entry.Remark(fields.any("byWriter").asBoolean().getValue(), fields.text("text"));
    }

    private static void append(BsonDocument document, String name, String text) {
        if (!text.isEmpty()) {
            document.append(name, new BsonString(text));
        }
    }
}
