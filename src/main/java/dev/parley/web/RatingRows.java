package dev.parley.web;

import dev.parley.conversation.Answer;
import dev.parley.conversation.Conversation;
import dev.parley.flow.Value;
import dev.parley.table.Column;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// The scores of conversations as rows, one a score.
final class RatingRows implements Export.Rows<Conversation> {
    @Override
    public List<Column> columns() {
        return ConversationRows.behindHead(List.of(
                Column.text("step"),
                Column.text("scale"),
                new Column("score", Column.Kind.NUMBER),
                Column.text("band"),
                Column.text("comment"),
                Column.time("at")));
    }

    @Override
    public List<List<Value>> rows(Conversation conversation) {
        return rated(conversation).map(answer -> row(conversation, answer)).toList();
    }

    private static List<Value> row(Conversation conversation, Answer answer) {
        List<Value> row = new ArrayList<>(ConversationRows.head(conversation));
        row.addAll(List.of(
                Value.of(answer.step().value()),
                Value.of(answer.rating().scale()),
                answer.value(),
                Value.of(answer.rating().band()),
                Value.of(answer.comment()),
                new Value.Moment(answer.evidence().at())));
        return row;
    }

    @Override
    public List<JsonObject> objects(Conversation conversation) {
        return rated(conversation)
                .map(answer -> ConversationRows.headJson(conversation)
                        .put("step", answer.step().value())
                        .put("scale", answer.rating().scale())
                        .put("score", ValueJson.of(answer.value()))
                        .put("band", answer.rating().band())
                        .put("comment", answer.comment())
                        .put("at", answer.evidence().at().toString()))
                .toList();
    }

    private static Stream<Answer> rated(Conversation conversation) {
        return conversation.history().answers().stream().filter(ConversationJson::isRating);
    }
}
