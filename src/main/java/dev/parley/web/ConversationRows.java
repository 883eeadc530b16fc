package dev.parley.web;

import dev.parley.conversation.Conversation;
import dev.parley.conversation.Origin;
import dev.parley.flow.Value;
import dev.parley.table.Column;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;

/// Conversations as rows, one each.
final class ConversationRows implements Export.Rows<Conversation> {
    private static final List<Column> HEAD = List.of(
            Column.text("conversation"),
            Column.text("flow"),
            Column.text("revision"),
            Column.text("channel"),
            Column.text("language"),
            Column.text("status"),
            Column.time("startedAt"));

    @Override
    public List<Column> columns() {
        return behindHead(
                List.of(Column.time("changedAt"), new Column("turns", Column.Kind.WHOLE), Column.text("answers")));
    }

    /// Columns behind those that tell of which conversation a row is.
    static List<Column> behindHead(List<Column> columns) {
        List<Column> all = new ArrayList<>(HEAD);
        all.addAll(columns);
        return all;
    }

    /// The cells of those columns.
    static List<Value> head(Conversation conversation) {
        Origin origin = conversation.origin();
        return List.of(
                Value.of(origin.id().value()),
                Value.of(origin.revision().flow().value()),
                Value.of(origin.revision().toString()),
                Value.of(origin.voice().medium().word()),
                Value.of(origin.voice().language().tag()),
                Value.of(conversation.status().word()),
                new Value.Moment(origin.startedAt()));
    }

    /// The same as fields.
    static JsonObject headJson(Conversation conversation) {
        JsonObject json = new JsonObject();
        List<Value> cells = head(conversation);
        for (int i = 0; i < HEAD.size(); i++) {
            json.put(HEAD.get(i).name(), cells.get(i).shown());
        }
        return json;
    }

    @Override
    public List<List<Value>> rows(Conversation conversation) {
        List<Value> row = new ArrayList<>(head(conversation));
        row.add(new Value.Moment(conversation.progress().clock().changedAt()));
        row.add(Value.of(conversation.history().transcript().size()));
        row.add(Value.of(
                ConversationJson.of(conversation).getJsonArray("answers").encode()));
        return List.of(row);
    }

    @Override
    public List<JsonObject> objects(Conversation conversation) {
        return List.of(ConversationJson.of(conversation));
    }
}
