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
import org.bson.conversions.Bson;

/// Reads what is counted: conversations from their lanes and from where the ended ones are, and invitations that were
/// not sent. Safe for any thread.
final class CountedDocuments {
    private static final String STARTED = "startedAt";
    private static final String IN_LANE = "conversation." + STARTED;
    private static final Bson IN_LANE_SHAPE = Projections.include("conversation", "outbox");
    private static final Bson REFUSED_SHAPE = Projections.include("flow", "why", InvitationDocuments.REFUSED);
    private static final Bson WHOLE = new BsonDocument();

    private final Collections collections;
    private final Gate gate;

    CountedDocuments(Collections collections, Gate gate) {
        this.collections = collections;
        this.gate = gate;
    }

    /// The lanes first: a conversation is kept apart before it leaves its lane, so it is seen in one of both places;
    /// and while it is in both, the lane knows it better.
    void read(Instant from, Instant to, Sums.Reader reader) {
        Set<String> seen = new HashSet<>();
        String what = "count conversations";
        inLanes(collections).each(gate, what, between(from, to, IN_LANE_SHAPE), lane -> inLane(lane, seen, reader));
        apart(collections).each(gate, what, between(from, to, WHOLE), document -> apart(document, seen, reader));
        new Begun(collections.invitations(), InvitationDocuments.REFUSED, "_id")
                .each(gate, what, between(from, to, REFUSED_SHAPE), document -> notSent(new Fields(document), reader));
    }

    /// Conversations that are still in their lanes.
    static Begun inLanes(Collections collections) {
        return new Begun(collections.lanes(), IN_LANE, "conversation.id");
    }

    /// Conversations that were kept apart when they ended.
    static Begun apart(Collections collections) {
        return new Begun(collections.conversations(), STARTED, "id");
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

    private static Begun.Wanted between(Instant from, Instant to, Bson shape) {
        return new Begun.Wanted(from, Optional.of(to), new BsonDocument(), shape);
    }
}
