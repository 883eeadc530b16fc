package dev.parley.store;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import dev.parley.conversation.Conversation;
import dev.parley.flow.FlowId;
import dev.parley.results.Sums;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.bson.BsonDocument;

/// Reads what is counted: conversations from their lanes and from where the ended ones are, and invitations that were
/// not sent. Safe for any thread.
final class CountedDocuments {
    private static final int BATCH = 200;
    private static final String STARTED = "startedAt";
    private static final String IN_LANE = "conversation." + STARTED;

    private final Collections collections;
    private final Gate gate;

    CountedDocuments(Collections collections, Gate gate) {
        this.collections = collections;
        this.gate = gate;
    }

    /// The lanes first: a conversation is kept apart before it leaves its lane, so it is seen in one of both
    /// places; and while it is in both, the lane knows it better.
    void read(Instant from, Instant to, Sums.Reader reader) {
        Set<String> seen = new HashSet<>();
        gate.run("count conversations", () -> {
            collections
                    .lanes()
                    .find(between(IN_LANE, from, to))
                    .projection(Projections.include("conversation", "outbox"))
                    .batchSize(BATCH)
                    .forEach(lane -> inLane(lane, seen, reader));
            collections
                    .conversations()
                    .find(between(STARTED, from, to))
                    .batchSize(BATCH)
                    .forEach(document -> apart(document, seen, reader));
            collections
                    .invitations()
                    .find(between(InvitationDocuments.REFUSED, from, to))
                    .projection(Projections.include("flow", "why"))
                    .batchSize(BATCH)
                    .forEach(document -> notSent(new Fields(document), reader));
            return seen;
        });
    }

    private static void inLane(BsonDocument lane, Set<String> seen, Sums.Reader reader) {
        Conversation conversation = ConversationBson.from(lane.getDocument("conversation"));
        seen.add(conversation.id().value());
        reader.conversation(conversation, Unreached.is(conversation, OutboxBson.from(new Fields(lane))));
    }

    private static void apart(BsonDocument document, Set<String> seen, Sums.Reader reader) {
        if (seen.add(new Fields(document).text("id"))) {
            reader.conversation(ConversationBson.from(document), document.containsKey(Unreached.FIELD));
        }
    }

    private static void notSent(Fields invitation, Sums.Reader reader) {
        reader.notSent(new FlowId(invitation.text("flow")), invitation.text("why"));
    }

    Optional<Instant> earliest() {
        return Stream.of(
                        earliest(collections.lanes(), IN_LANE)
                                .map(lane -> lane.inner("conversation").at(STARTED)),
                        earliest(collections.conversations(), STARTED).map(one -> one.at(STARTED)),
                        earliest(collections.invitations(), InvitationDocuments.REFUSED)
                                .map(one -> one.at(InvitationDocuments.REFUSED)))
                .flatMap(Optional::stream)
                .min(Instant::compareTo);
    }

    private Optional<Fields> earliest(MongoCollection<BsonDocument> collection, String time) {
        BsonDocument any = new BsonDocument(time, new BsonDocument("$gte", Fields.time(Instant.EPOCH)));
        return gate.run(
                        "look for the first conversation",
                        () -> Optional.ofNullable(collection
                                .find(any)
                                .sort(Sorts.ascending(time))
                                .limit(1)
                                .first()))
                .map(Fields::new);
    }

    private static BsonDocument between(String field, Instant from, Instant to) {
        return new BsonDocument(field, new BsonDocument("$gte", Fields.time(from)).append("$lt", Fields.time(to)));
    }
}
