package dev.parley.store;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import dev.parley.conversation.Conversation;
import dev.parley.conversation.ConversationId;
import dev.parley.conversation.Status;
import dev.parley.flow.FlowId;
import dev.parley.inbox.Conversations;
import dev.parley.inbox.LaneIds;
import dev.parley.inbox.Leafing;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.conversions.Bson;

/// Reads conversations from where they are: the newest of each person in its lane, the ones before in `conversations`.
/// Safe for any thread.
final class ConversationDocuments implements Conversations {
    private static final Comparator<Conversation> NEWEST_FIRST = Comparator.comparing(
                    (Conversation conversation) -> conversation.origin().startedAt())
            .thenComparing(conversation -> conversation.id().value())
            .reversed();

    private final MongoCollection<BsonDocument> lanes;
    private final MongoCollection<BsonDocument> ended;
    private final Gate gate;

    ConversationDocuments(Collections collections, Gate gate) {
        lanes = collections.lanes();
        ended = collections.conversations();
        this.gate = gate;
    }

    @Override
    public Optional<Conversation> find(ConversationId id) {
        return LaneIds.laneOf(id)
                .flatMap(lane -> one(lanes, lane.value()))
                .flatMap(lane -> Optional.ofNullable(lane.getDocument("conversation", null)))
                .map(ConversationBson::from)
                .filter(current -> current.id().equals(id))
                .or(() -> one(ended, id.value()).map(ConversationBson::from));
    }

    @Override
    public Page page(Query query) {
        return query.filter().isNarrow() ? Leafing.page(query, query.filter()::fits, this::inOrder) : inOrder(query);
    }

    private Page inOrder(Query query) {
        Map<ConversationId, Conversation> found = new LinkedHashMap<>();
        List<Conversation> all = new ArrayList<>(read(ended, query, name -> name, document -> document));
        all.addAll(read(lanes, query, name -> "conversation." + name, lane -> lane.getDocument("conversation")));
        all.sort(NEWEST_FIRST);
        all.forEach(conversation -> found.putIfAbsent(conversation.id(), conversation));
        List<Conversation> items = found.values().stream().limit(query.limit()).toList();
        return new Page(items, found.size() > items.size() ? Optional.of(cursor(items.getLast())) : Optional.empty());
    }

    @Override
    public List<Conversation> running(FlowId flow, int limit) {
        // By the index of what is due: most lanes are at rest, and have no time.
        Bson filter = Filters.and(
                Filters.gt("due", new BsonDateTime(0)),
                Filters.eq("conversation.flow", flow.value()),
                Filters.eq("conversation.status", Status.OPEN.word()));
        return gate.run(
                "list who is in the middle of a flow",
                () -> lanes.find(filter)
                        .sort(Sorts.ascending("due"))
                        .projection(Projections.include("conversation"))
                        .limit(limit)
                        .map(lane -> ConversationBson.from(lane.getDocument("conversation")))
                        .into(new ArrayList<>()));
    }

    private List<Conversation> read(
            MongoCollection<BsonDocument> collection,
            Query query,
            UnaryOperator<String> name,
            UnaryOperator<BsonDocument> conversation) {
        List<Conversation> items = new ArrayList<>();
        return gate.run("list conversations", () -> {
            collection
                    .find(filter(query, name))
                    .sort(Sorts.descending(name.apply("startedAt"), name.apply("id")))
                    .limit(query.limit() + 1)
                    .batchSize(query.limit() + 1)
                    .forEach(document -> items.add(ConversationBson.from(conversation.apply(document))));
            return items;
        });
    }

    private static Bson filter(Query query, UnaryOperator<String> name) {
        Filter filter = query.filter();
        List<Bson> parts = new ArrayList<>();
        BsonDocument started = new BsonDocument();
        filter.since().ifPresent(since -> started.append("$gte", Fields.time(since)));
        filter.until().ifPresent(until -> started.append("$lt", Fields.time(until)));
        query.after().ifPresent(after -> started.append("$lte", Fields.time(after.startedAt())));
        if (started.isEmpty()) {
            started.append("$gte", new BsonDateTime(0));
        }
        parts.add(new BsonDocument(name.apply("startedAt"), started));
        query.after().ifPresent(after -> parts.add(behind(after, name)));
        return Filters.and(parts);
    }

    /// Of the conversations that started in the same millisecond, those behind the cursor.
    private static Bson behind(Cursor after, UnaryOperator<String> name) {
        return Filters.or(
                Filters.lt(name.apply("startedAt"), Fields.time(after.startedAt())),
                Filters.lt(name.apply("id"), new BsonString(after.id().value())));
    }

    private static Cursor cursor(Conversation last) {
        return new Cursor(last.origin().startedAt(), last.id());
    }

    private Optional<BsonDocument> one(MongoCollection<BsonDocument> collection, String id) {
        return gate.run(
                "read a conversation",
                () -> Optional.ofNullable(collection
                        .find(new BsonDocument("_id", new BsonString(id)))
                        .first()));
    }
}
