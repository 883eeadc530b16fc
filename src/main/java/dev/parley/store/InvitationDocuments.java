package dev.parley.store;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import dev.parley.contact.ContactId;
import dev.parley.results.Marks;
import dev.parley.schedule.Invitation;
import dev.parley.schedule.Invitation.State;
import dev.parley.schedule.Invitations;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.bson.BsonDocument;
import org.bson.BsonString;

/// The collection `invitations`, one document each by its key. One that waits is claimed by moving its `due`: whoever
/// moved it may write what became of it. Safe for any thread.
final class InvitationDocuments implements Invitations {
    /// When those that are not sent were decided: they are counted by it.
    static final String REFUSED = "refusedAt";

    private final MongoCollection<BsonDocument> invitations;
    private final Gate gate;
    private final Marks marks;

    InvitationDocuments(Collections collections, Gate gate, Marks marks) {
        invitations = collections.invitations();
        this.gate = gate;
        this.marks = marks;
    }

    void index() {
        // Sparse: what does not wait any more has no place in the queue.
        gate.run(
                "create the indexes of invitations",
                () -> invitations.createIndex(Indexes.ascending("due"), new IndexOptions().sparse(true)));
        gate.run("create the indexes of invitations", () -> invitations.createIndex(Indexes.ascending("contact")));
        gate.run(
                "create the indexes of invitations",
                () -> invitations.createIndex(Indexes.ascending(REFUSED), new IndexOptions().sparse(true)));
    }

    @Override
    public Optional<Invitation> plan(Invitation invitation) {
        BsonDocument document = InvitationBson.to(invitation);
        boolean isNew = gate.run("keep an invitation", () -> Writes.insert(invitations, document));
        touch(invitation.state());
        return isNew ? Optional.empty() : Optional.of(find(invitation.key()).orElse(invitation));
    }

    @Override
    public int planAll(Collection<Invitation> all) {
        if (all.isEmpty()) {
            return 0;
        }
        List<BsonDocument> documents = all.stream().map(InvitationBson::to).toList();
        int added = gate.run("keep invitations", () -> {
            try {
                invitations.insertMany(documents, new InsertManyOptions().ordered(false));
                return all.size();
            } catch (MongoBulkWriteException e) {
                return all.size() - e.getWriteErrors().size();
            }
        });
        all.forEach(one -> touch(one.state()));
        return added;
    }

    private void touch(State state) {
        if (state instanceof State.Refused refused) {
            marks.touch(refused.at());
        }
    }

    @Override
    public Optional<Invitation> find(String key) {
        return gate.run(
                        "read an invitation",
                        () -> Optional.ofNullable(
                                invitations.find(Writes.byId(key)).first()))
                .map(InvitationBson::from);
    }

    @Override
    public List<Invitation> due(Instant now, int limit) {
        BsonDocument filter = new BsonDocument("due", new BsonDocument("$lte", Fields.time(now)));
        return read(() -> invitations.find(filter).sort(Sorts.ascending("due")).limit(limit));
    }

    @Override
    public Optional<Invitation> claim(Invitation waiting, Instant until) {
        if (!(waiting.state() instanceof State.Held held)) {
            return Optional.empty();
        }
        BsonDocument filter = Writes.byId(waiting.key()).append("due", Fields.time(held.due()));
        boolean mine = gate.run(
                "claim an invitation",
                () -> invitations
                                .updateOne(filter, Updates.set("due", Fields.time(until)))
                                .getModifiedCount()
                        == 1);
        return mine ? Optional.of(waiting.with(new State.Held(until, held.from(), held.why()))) : Optional.empty();
    }

    @Override
    public boolean settle(Invitation claimed, State outcome) {
        if (!(claimed.state() instanceof State.Held held)) {
            return false;
        }
        BsonDocument filter = Writes.byId(claimed.key()).append("due", Fields.time(held.due()));
        BsonDocument document = InvitationBson.to(claimed.with(outcome));
        boolean isSettled = gate.run(
                "settle an invitation",
                () -> invitations.replaceOne(filter, document).getMatchedCount() == 1);
        touch(outcome);
        return isSettled;
    }

    @Override
    public List<Invitation> waiting(Collection<ContactId> contacts) {
        BsonDocument filter = new BsonDocument(
                        "contact", in(contacts.stream().map(ContactId::value).toList()))
                .append("due", new BsonDocument("$gt", Fields.time(Instant.EPOCH)));
        return contacts.isEmpty() ? List.of() : read(() -> invitations.find(filter));
    }

    @Override
    public Set<String> known(Collection<String> keys) {
        if (keys.isEmpty()) {
            return Set.of();
        }
        BsonDocument filter = new BsonDocument("_id", in(List.copyOf(keys)));
        return gate.run(
                "read which invitations there are",
                () -> invitations
                        .find(filter)
                        .projection(Projections.include("_id"))
                        .map(document -> document.getString("_id").getValue())
                        .into(new HashSet<>()));
    }

    private static BsonDocument in(List<String> values) {
        return new BsonDocument("$in", Fields.array(values, BsonString::new));
    }

    @Override
    public List<Invitation> of(ContactId contact, int limit) {
        BsonDocument filter = new BsonDocument("contact", new BsonString(contact.value()));
        return read(() -> invitations.find(filter).limit(limit));
    }

    @Override
    public List<Invitation> page(String flow, String after, int limit) {
        // A flow's keys lie between its name with "/" and with the character after that.
        BsonDocument range = new BsonDocument("$gt", new BsonString(after.isEmpty() ? flow + "/" : after))
                .append("$lt", new BsonString(flow + "0"));
        return read(() -> invitations
                .find(new BsonDocument("_id", range))
                .sort(Sorts.ascending("_id"))
                .limit(limit));
    }

    @Override
    public void decidedSince(Instant since, Consumer<Invitation> taker) {
        BsonDocument filter = new BsonDocument("at", new BsonDocument("$gte", Fields.time(since)));
        read(() -> invitations.find(filter)).forEach(taker);
    }

    private List<Invitation> read(java.util.function.Supplier<FindIterable<BsonDocument>> query) {
        return gate.run("read invitations", () -> {
            List<Invitation> found = new ArrayList<>();
            query.get().forEach(document -> found.add(InvitationBson.from(document)));
            return found;
        });
    }
}
