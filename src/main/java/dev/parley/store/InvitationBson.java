package dev.parley.store;

import dev.parley.contact.ContactId;
import dev.parley.flow.FlowId;
import dev.parley.flow.Medium;
import dev.parley.flow.Value;
import dev.parley.schedule.Invitation;
import dev.parley.schedule.Invitation.State;
import dev.parley.schedule.Reason;
import org.bson.BsonDocument;
import org.bson.BsonString;

/// Invitations as they are stored: those that wait have `due`, the others `at`.
final class InvitationBson {
    private InvitationBson() {}

    static BsonDocument to(Invitation invitation) {
        BsonDocument document = Writes.byId(invitation.key())
                .append("flow", new BsonString(invitation.flow().value()))
                .append("contact", new BsonString(invitation.contact().value()));
        if (!invitation.event().fields().isEmpty()) {
            document.append("event", ValueBson.document(invitation.event()));
        }
        state(document, invitation.state());
        return document;
    }

    static Invitation from(BsonDocument document) {
        Fields fields = new Fields(document);
        return new Invitation(
                fields.text("_id"),
                new FlowId(fields.text("flow")),
                new ContactId(fields.text("contact")),
                fields.optionalInner("event")
                        .map(inner -> ValueBson.fields(inner.document()))
                        .orElse(Value.Fields.NONE),
                state(fields));
    }

    static void state(BsonDocument document, State state) {
        switch (state) {
            case State.Held held ->
                document.append("state", new BsonString("held"))
                        .append("why", new BsonString(held.why().word()))
                        .append("due", Fields.time(held.due()))
                        .append("from", Fields.time(held.from()));
            case State.Started started ->
                document.append("state", new BsonString("started"))
                        .append("channel", new BsonString(started.medium().word()))
                        .append("conversation", new BsonString(started.conversation()))
                        .append("at", Fields.time(started.at()));
            case State.Refused refused ->
                document.append("state", new BsonString("refused"))
                        .append("why", new BsonString(refused.why().word()))
                        .append("at", Fields.time(refused.at()))
                        .append(InvitationDocuments.REFUSED, Fields.time(refused.at()));
        }
    }

    private static State state(Fields fields) {
        return switch (fields.text("state")) {
            case "held" -> new State.Held(fields.at("due"), fields.at("from"), reason(fields));
            case "started" ->
                new State.Started(
                        Medium.of(fields.text("channel"))
                                .orElseThrow(() -> new DamagedDocument("channel", "is no channel")),
                        fields.text("conversation"),
                        fields.at("at"));
            case "refused" -> new State.Refused(reason(fields), fields.at("at"));
            default -> throw new DamagedDocument("state", "is no state this version knows: " + fields.text("state"));
        };
    }

    private static Reason reason(Fields fields) {
        String word = fields.text("why");
        return Reason.of(word).orElseThrow(() -> new DamagedDocument("why", "is no reason: " + word));
    }
}
