package dev.parley.store;

import dev.parley.conversation.Conversation;
import dev.parley.flow.FlowId;
import dev.parley.inbox.Aside;
import dev.parley.inbox.Lane;
import dev.parley.inbox.LaneId;
import dev.parley.inbox.Parties;
import dev.parley.inbox.Seen;
import dev.parley.inbox.Standing;
import dev.parley.kit.Vault;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonString;

/// Lanes as they are stored. A person's address stands here and nowhere else. What is said in confidence stands in
/// `sealed`: the conversation, the messages of both sides, and how many of them there were.
final class LaneBson {
    /// The shape of the documents this version writes; a document of a later shape is left alone.
    static final int SHAPE = 2;

    /// The number of writes tells how many questions somebody was asked, whether they came to the end, and whether
    /// a comment of theirs was replied to. A lane that has forgotten is stored under a number by chance instead. It
    /// is from the upper half of a range that belongs to its number of conversations, so that versions still rise
    /// from one conversation to the next.
    private static final long RANGE = 1L << 32;

    private static final SecureRandom CHANCE = new SecureRandom();

    private LaneBson() {}

    /// What a lane bears: its version; its mark while it is in confidence; if it has forgotten a version by chance,
    /// another one each time it is asked for.
    private static long rev(Lane lane, Vault vault) {
        if (!hasForgotten(lane)) {
            long mark = mark(lane, vault);
            return mark == 0 ? lane.version() : mark;
        }
        long conversations = lane.talk().rounds().values().stream()
                .mapToLong(Integer::longValue)
                .sum();
        return conversations * RANGE + RANGE / 2 + CHANCE.nextLong(RANGE / 4);
    }

    private static boolean hasForgotten(Lane lane) {
        return lane.talk().current().filter(Conversation::isForgotten).isPresent();
    }

    /// What a lane bears instead of its version while that tells how far somebody is in a survey; its version is
    /// sealed. Made with the key: a plain hash of so small a number would be found by trying. 0 for other lanes.
    static long mark(Lane lane, Vault vault) {
        return lane.isInConfidence() && !hasForgotten(lane)
                ? vault.mark(lane.id().value(), lane.version())
                : 0;
    }

    static BsonDocument to(Lane lane, Vault vault) {
        Parties parties = lane.contact().parties();
        BsonDocument document = new BsonDocument()
                .append("_id", new BsonString(lane.id().value()))
                .append("rev", new BsonInt64(rev(lane, vault)))
                .append("shape", new BsonInt32(SHAPE))
                .append("channel", new BsonString(parties.channel()))
                .append("our", new BsonString(parties.our()))
                .append("their", new BsonString(parties.their()));
        Standing standing = lane.contact().standing();
        standing.optedOut().ifPresent(at -> document.append("optedOut", Fields.time(at)));
        standing.optedIn().ifPresent(at -> document.append("optedIn", Fields.time(at)));
        standing.noticed().ifPresent(at -> document.append("noticed", Fields.time(at)));
        BsonDocument rounds = new BsonDocument();
        lane.talk().rounds().forEach((flow, count) -> rounds.append(flow.value(), new BsonInt32(count)));
        document.append("rounds", rounds);
        lane.stamp().due().ifPresent(due -> document.append("due", Fields.time(due)));
        StartBson.to(document, lane.talk().starts());
        BsonDocument hidden = lane.isInConfidence() ? hidden(lane) : document;
        boolean isHidden =
                lane.talk().current().filter(Conversation::isInConfidence).isPresent();
        lane.talk()
                .current()
                .ifPresent(
                        current -> (isHidden ? hidden : document).append("conversation", ConversationBson.to(current)));
        hidden.append("seen", Fields.array(lane.mail().seen(), LaneBson::seen));
        OutboxBson.to(hidden, lane.outbox());
        lane.talk()
                .aside()
                .ifPresent(aside -> hidden.append(
                        "aside",
                        new BsonDocument("comment", new BsonString(aside.comment()))
                                .append("until", Fields.time(aside.until()))));
        return lane.isInConfidence()
                ? document.append(
                        "sealed", Sealed.close(vault, hidden, lane.id().value()))
                : document;
    }

    private static BsonDocument hidden(Lane lane) {
        BsonDocument hidden = new BsonDocument();
        return hasForgotten(lane) ? hidden : hidden.append("version", new BsonInt64(lane.version()));
    }

    static Lane from(BsonDocument document, Vault vault) {
        Fields fields = new Fields(document);
        Fields said = document.containsKey("sealed")
                ? new Fields(Sealed.open(vault, fields.any("sealed"), fields.text("_id")))
                : fields;
        if (fields.whole("shape") > SHAPE) {
            throw new DamagedDocument("shape", "was written by a later version of Parley; update this node");
        }
        Parties parties = new Parties(fields.text("channel"), fields.text("our"), fields.text("their"));
        return new Lane(
                new LaneId(fields.text("_id")),
                stamp(fields, said),
                new Lane.Contacting(
                        parties,
                        new Standing(
                                fields.optionalAt("optedOut"),
                                fields.optionalAt("optedIn"),
                                fields.optionalAt("noticed"))),
                new Lane.Talk(
                        current(said).or(() -> current(fields)),
                        rounds(fields.inner("rounds")),
                        StartBson.from(fields, parties),
                        said.optionalInner("aside")
                                .map(aside -> new Aside(aside.text("comment"), aside.at("until"), List.of()))),
                new Lane.Mail(
                        said.list("seen", one -> new Seen(one.text("id"), one.texts("said"))), OutboxBson.from(said)));
    }

    private static Lane.Stamp stamp(Fields fields, Fields said) {
        long rev = fields.big("rev");
        boolean isMarked = said.document().containsKey("version");
        return new Lane.Stamp(isMarked ? said.big("version") : rev, fields.optionalAt("due"), isMarked ? rev : 0);
    }

    private static BsonDocument seen(Seen seen) {
        BsonDocument document = new BsonDocument().append("id", new BsonString(seen.messageId()));
        return seen.answers().isEmpty()
                ? document
                : document.append("said", Fields.array(seen.answers(), BsonString::new));
    }

    private static Optional<Conversation> current(Fields fields) {
        return fields.optionalInner("conversation").map(inner -> ConversationBson.from(inner.document()));
    }

    private static Map<FlowId, Integer> rounds(Fields fields) {
        Map<FlowId, Integer> rounds = new HashMap<>();
        fields.document().keySet().forEach(flow -> rounds.put(new FlowId(flow), fields.whole(flow)));
        return rounds;
    }
}
