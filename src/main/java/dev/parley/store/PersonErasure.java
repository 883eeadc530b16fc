package dev.parley.store;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Indexes;
import dev.parley.contact.Address;
import dev.parley.contact.AddressHashes;
import dev.parley.contact.Contact;
import dev.parley.contact.Erasure;
import dev.parley.contact.OptOuts;
import dev.parley.contact.StopList.Stop;
import dev.parley.inbox.LaneId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bson.BsonDocument;
import org.bson.BsonString;

/// Deletes a person's lanes, conversations, invitations and contact, in this order: broken off in the middle, the
/// contact is still there to begin again from. Safe for any thread.
final class PersonErasure implements Erasure {
    private final Collections collections;
    private final Gate gate;
    private final CachedLanes cache;
    private final StopDocuments stops;
    private final AddressHashes hashes;

    PersonErasure(Collections collections, Gate gate, CachedLanes cache, StopDocuments stops, AddressHashes hashes) {
        this.collections = collections;
        this.gate = gate;
        this.cache = cache;
        this.stops = stops;
        this.hashes = hashes;
    }

    /// The indexes by which a person's documents are found.
    static void index(Collections collections, Gate gate) {
        gate.run("create the indexes of addresses", () -> collections.lanes().createIndex(Indexes.ascending("their")));
        gate.run(
                "create the indexes of lanes",
                () -> collections.conversations().createIndex(Indexes.ascending("lane")));
    }

    @Override
    public Erased erase(Contact contact) {
        List<BsonDocument> lanes = lanes(contact);
        Optional<Instant> stopped = stopped(contact, lanes);
        stopped.ifPresent(at -> contact.reach()
                .addresses()
                .forEach(address -> stops.add(new Stop(hashes.of(address), at, "before the person was erased"))));
        int conversations = 0;
        for (BsonDocument lane : lanes) {
            String id = new Fields(lane).text("_id");
            conversations +=
                    delete(collections.conversations(), "lane", id) + (lane.containsKey("conversation") ? 1 : 0);
            delete(collections.lanes(), "_id", id);
            cache.forget(new LaneId(id));
        }
        contact.reach().addresses().stream()
                .flatMap(PersonErasure::asProvidersWriteIt)
                .forEach(address -> delete(collections.links(), "their", address));
        int invitations =
                delete(collections.invitations(), "contact", contact.id().value());
        delete(collections.contacts(), "_id", contact.id().value());
        return new Erased(lanes.size(), conversations, invitations, stopped.isPresent());
    }

    private List<BsonDocument> lanes(Contact contact) {
        List<BsonString> theirs = contact.reach().addresses().stream()
                .flatMap(PersonErasure::asProvidersWriteIt)
                .map(BsonString::new)
                .toList();
        if (theirs.isEmpty()) {
            return List.of();
        }
        BsonDocument filter = new BsonDocument("their", new BsonDocument("$in", Fields.array(theirs, one -> one)));
        return gate.run(
                "find a person's lanes", () -> collections.lanes().find(filter).into(new ArrayList<>()));
    }

    private static Stream<String> asProvidersWriteIt(Address address) {
        return switch (address.medium()) {
            case SMS -> Stream.of(address.value(), "whatsapp:" + address.value());
            case SLACK -> Stream.of(address.value().substring(address.value().indexOf('/') + 1));
            case WEB -> Stream.of(address.value());
        };
    }

    private static Optional<Instant> stopped(Contact contact, List<BsonDocument> lanes) {
        return lanes.stream()
                .flatMap(lane -> new Fields(lane).optionalAt("optedOut").stream())
                .findFirst()
                .or(() -> contact.reach().optOuts().standing().map(OptOuts.Entry::at));
    }

    private int delete(MongoCollection<BsonDocument> collection, String field, String value) {
        BsonDocument filter = new BsonDocument(field, new BsonString(value));
        return Math.toIntExact(gate.run("delete a person's documents", () -> collection.deleteMany(filter))
                .getDeletedCount());
    }
}
