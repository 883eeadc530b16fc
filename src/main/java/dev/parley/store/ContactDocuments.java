package dev.parley.store;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoCursor;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.WriteModel;
import dev.parley.contact.Contact;
import dev.parley.contact.ContactId;
import dev.parley.contact.ContactStore;
import dev.parley.kit.Gather;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.BsonString;
import org.bson.conversions.Bson;

/// The collection `contacts`, one document a person. `keys` holds the external id and every address, unique over all
/// contacts. Every write is guarded by the contact's version. Safe for any thread.
final class ContactDocuments implements ContactStore {
    private static final int BATCH = 500;
    private static final int IDS = 5_000;

    private final MongoCollection<BsonDocument> contacts;
    private final Gate gate;
    private final Gather<String, List<Contact>> lookups;

    ContactDocuments(Collections collections, Gate gate) {
        contacts = collections.contacts();
        this.gate = gate;
        // Every conversation begins with asking who this is.
        lookups = new Gather<>(new Gather.Limits(2, 64), this::lookUp);
    }

    void index() {
        // Sparse: somebody without external id and address has no keys.
        gate.run(
                "create the indexes of contacts",
                () -> contacts.createIndex(
                        Indexes.ascending("keys"),
                        new IndexOptions().unique(true).sparse(true)));
    }

    @Override
    public Optional<Contact> find(ContactId id) {
        return gate.run(
                        "read a contact",
                        () -> Optional.ofNullable(
                                contacts.find(Writes.byId(id.value())).first()))
                .map(ContactBson::from);
    }

    @Override
    public List<Contact> having(Collection<String> keys) {
        if (keys.isEmpty()) {
            return List.of();
        }
        return keys.size() == 1 ? lookups.ask(keys.iterator().next()) : havingAny(keys);
    }

    private List<Contact> havingAny(Collection<String> keys) {
        return read(
                new BsonDocument("keys", new BsonDocument("$in", Fields.array(List.copyOf(keys), BsonString::new))),
                Integer.MAX_VALUE);
    }

    /// The contacts of several look-ups, in one command.
    private List<List<Contact>> lookUp(List<String> keys) {
        List<Contact> found = havingAny(Set.copyOf(keys));
        return keys.stream()
                .map(key -> found.stream()
                        .filter(contact -> contact.keys().contains(key))
                        .toList())
                .toList();
    }

    @Override
    public boolean commit(Contact contact) {
        BsonDocument document = ContactBson.to(contact);
        return gate.run(
                "write a contact",
                () -> contact.version() == 1
                        ? Writes.insert(contacts, document)
                        : Writes.unlessTaken(() ->
                                contacts.replaceOne(before(contact), document).getMatchedCount() == 1));
    }

    @Override
    public Set<ContactId> commitAll(Collection<Contact> all) {
        List<Contact> fresh = all.stream().filter(one -> one.version() == 1).toList();
        Set<ContactId> lost = new HashSet<>();
        if (!fresh.isEmpty()) {
            insert(fresh).forEach(place -> lost.add(fresh.get(place).id()));
        }
        // One by one: a bulk answer does not tell which of several guards held.
        all.stream().filter(one -> one.version() > 1 && !commit(one)).forEach(one -> lost.add(one.id()));
        return lost;
    }

    private List<Integer> insert(List<Contact> fresh) {
        List<WriteModel<BsonDocument>> writes = new ArrayList<>();
        fresh.forEach(contact -> writes.add(new InsertOneModel<>(ContactBson.to(contact))));
        return gate.run("write contacts", () -> {
            try {
                contacts.bulkWrite(writes, new BulkWriteOptions().ordered(false));
                return List.of();
            } catch (MongoBulkWriteException e) {
                return e.getWriteErrors().stream().map(BulkWriteError::getIndex).toList();
            }
        });
    }

    @Override
    public List<Contact> page(Optional<ContactId> after, int limit) {
        String last = after.map(ContactId::value).orElse("");
        return read(new BsonDocument("_id", new BsonDocument("$gt", new BsonString(last))), limit);
    }

    @Override
    public void each(Consumer<Contact> consumer) {
        Optional<ContactId> after = Optional.empty();
        for (List<Contact> page = page(after, BATCH); !page.isEmpty(); page = page(after, BATCH)) {
            page.forEach(consumer);
            after = Optional.of(page.getLast().id());
        }
    }

    @Override
    public void eachId(Consumer<ContactId> consumer) {
        String after = "";
        for (List<String> page = ids(after); !page.isEmpty(); page = ids(after)) {
            page.forEach(id -> consumer.accept(new ContactId(id)));
            after = page.getLast();
        }
    }

    private List<String> ids(String after) {
        return gate.run("read contacts", () -> {
            List<String> found = new ArrayList<>();
            contacts.find(new BsonDocument("_id", new BsonDocument("$gt", new BsonString(after))))
                    .projection(Projections.include("_id"))
                    .sort(Sorts.ascending("_id"))
                    .limit(IDS)
                    .batchSize(IDS)
                    .forEach(document -> found.add(new Fields(document).text("_id")));
            return found;
        });
    }

    @Override
    public void delete(ContactId id) {
        gate.run("delete a contact", () -> contacts.deleteOne(Writes.byId(id.value())));
    }

    private List<Contact> read(Bson filter, int limit) {
        return gate.run("read contacts", () -> {
            List<Contact> found = new ArrayList<>();
            var query = contacts.find(filter).batchSize(BATCH);
            try (MongoCursor<BsonDocument> cursor = (limit == Integer.MAX_VALUE
                            ? query
                            : query.sort(Sorts.ascending("_id")).limit(limit))
                    .cursor()) {
                cursor.forEachRemaining(document -> found.add(ContactBson.from(document)));
            }
            return found;
        });
    }

    private static BsonDocument before(Contact contact) {
        return Writes.byId(contact.id().value()).append("rev", new BsonInt64(contact.version() - 1));
    }
}
