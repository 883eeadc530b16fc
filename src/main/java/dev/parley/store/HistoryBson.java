package dev.parley.store;

import dev.parley.conversation.Answer;
import dev.parley.conversation.History;
import dev.parley.conversation.Rating;
import dev.parley.conversation.Turn;
import dev.parley.flow.StepId;
import org.bson.BsonDocument;
import org.bson.BsonString;

/// Transcript, answers and effects as they are stored: `turns`, `answers`, `effects`.
final class HistoryBson {
    private HistoryBson() {}

    static void to(BsonDocument document, History history) {
        document.append("turns", Fields.array(history.transcript(), HistoryBson::turn))
                .append("answers", Fields.array(history.answers(), HistoryBson::answer))
                .append("effects", Fields.array(history.effects(), EffectBson::to));
    }

    static History from(Fields fields) {
        return new History(
                fields.list("turns", HistoryBson::turn),
                fields.list("answers", HistoryBson::answer),
                fields.list("effects", EffectBson::from));
    }

    private static BsonDocument turn(Turn turn) {
        BsonDocument document = new BsonDocument()
                .append("who", new BsonString(turn.from() == Turn.Speaker.BOT ? "bot" : "person"))
                .append("step", new BsonString(turn.step()))
                .append("text", new BsonString(turn.text()))
                .append("at", Fields.time(turn.at()));
        if (!turn.reading().isEmpty()) {
            document.append("reading", new BsonString(turn.reading()));
        }
        return document;
    }

    private static Turn turn(Fields fields) {
        Turn.Speaker who = fields.text("who").equals("bot") ? Turn.Speaker.BOT : Turn.Speaker.PERSON;
        return new Turn(who, fields.text("step"), fields.text("text"), fields.textOr("reading"), fields.at("at"));
    }

    private static BsonDocument answer(Answer answer) {
        BsonDocument document = new BsonDocument()
                .append("step", new BsonString(answer.step().value()))
                .append("value", ValueBson.to(answer.value()))
                .append("at", Fields.time(answer.evidence().at()))
                .append("rule", new BsonString(answer.evidence().rule()));
        append(document, "scale", answer.rating().scale());
        append(document, "band", answer.rating().band());
        append(document, "comment", answer.comment());
        append(document, "before", answer.evidence().before());
        return document;
    }

    private static Answer answer(Fields fields) {
        return new Answer(
                new StepId(fields.text("step")),
                ValueBson.from(fields.any("value")),
                new Rating(fields.textOr("scale"), fields.textOr("band")),
                fields.textOr("comment"),
                new Answer.Evidence(fields.at("at"), fields.text("rule"), fields.textOr("before")));
    }

    private static void append(BsonDocument document, String name, String text) {
        if (!text.isEmpty()) {
            document.append(name, new BsonString(text));
        }
    }
}
