package dev.parley.store;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Projections;
import dev.parley.contact.Address;
import dev.parley.contact.AddressHashes;
import dev.parley.contact.Contact;
import dev.parley.contact.Erasure;
import dev.parley.contact.OptOuts;
import dev.parley.contact.StopList.Stop;
import dev.parley.conversation.Conversation;
import dev.parley.flow.FlowId;
import dev.parley.inbox.LaneId;
import dev.parley.results.Settled;
import dev.parley.results.Sums;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.bson.BsonDocument;
import org.bson.BsonString;

/// Deletes a person's lanes, conversations, cases, news and favours, invitations and contact, in this order: broken off
/// in the middle, the
/// contact is still there to begin again from. Safe for any thread.
final class PersonErasure implements Erasure {
    private final Collections collections;
    private final Gate gate;
    private final Sums sums;
    private final Settled settled;
    private final CachedLanes cache;
    private final StopDocuments stops;
    private final AddressHashes hashes;

    /// Where there is something of people, and the sums it is counted in.
    ///
    /// @param settled the days that are never counted again
    record Places(Collections collections, Gate gate, Sums sums, Settled settled) {}

    PersonErasure(Places places, CachedLanes cache, StopDocuments stops, AddressHashes hashes) {
        collections = places.collections();
        gate = places.gate();
        sums = places.sums();
        settled = places.settled();
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
        Set<LocalDate> counted = counted(contact, lanes);
        // Before, in case this is broken off, and after: a count in between does not know the difference.
        sums.mark(counted);
        lanes.forEach(this::takeOut);
        takeOutInvitations(contact);
        Optional<Instant> stopped = stopped(contact, lanes);
        stopped.ifPresent(at -> contact.reach()
                .addresses()
                .forEach(address -> stops.add(new Stop(hashes.of(address), at, "before the person was erased"))));
        int conversations = 0;
        for (BsonDocument lane : lanes) {
            String id = new Fields(lane).text("_id");
            conversations +=
                    delete(collections.conversations(), "lane", id) + (lane.containsKey("conversation") ? 1 : 0);
            delete(collections.cases(), "lane", id);
            delete(collections.hearers(), "lane", id);
            delete(collections.favours(), "lane", id);
            delete(collections.lanes(), "_id", id);
            cache.forget(new LaneId(id));
        }
        if (!contact.person().externalId().isEmpty()) {
            delete(collections.hearers(), "person", "id " + contact.person().externalId());
        }
        contact.reach().addresses().stream()
                .flatMap(PersonErasure::asProvidersWriteIt)
                .forEach(address -> delete(collections.links(), "their", address));
        int invitations =
                delete(collections.invitations(), "contact", contact.id().value());
        delete(collections.contacts(), "_id", contact.id().value());
        sums.mark(counted);
        return new Erased(lanes.size(), conversations, invitations, stopped.isPresent());
    }

    private void takeOut(BsonDocument lane) {
        if (lane.containsKey("conversation")) {
            Conversation newest = ConversationBson.from(lane.getDocument("conversation"));
            settled.without(newest, Unreached.is(newest, OutboxBson.from(new Fields(lane))));
        }
        each(collections.conversations(), "lane", new Fields(lane).text("_id"))
                .forEach(one -> settled.without(ConversationBson.from(one), one.containsKey(Unreached.FIELD)));
    }

    private void takeOutInvitations(Contact contact) {
        each(collections.invitations(), "contact", contact.id().value()).stream()
                .map(Fields::new)
                .forEach(one -> one.optionalAt(InvitationDocuments.REFUSED)
                        .ifPresent(at ->
                                settled.without(new FlowId(one.text("flow")), one.text("why"), at, one.text("_id"))));
    }

    private List<BsonDocument> each(MongoCollection<BsonDocument> collection, String field, String value) {
        BsonDocument filter = new BsonDocument(field, new BsonString(value));
        return gate.run("read what a person said", () -> collection.find(filter).into(new ArrayList<>()));
    }

    /// The days on which something of the person is counted, in any time zone.
    private Set<LocalDate> counted(Contact contact, List<BsonDocument> lanes) {
        List<Instant> times = new ArrayList<>();
        for (BsonDocument lane : lanes) {
            Fields fields = new Fields(lane);
            fields.optionalInner("conversation").ifPresent(one -> times.add(one.at("startedAt")));
            times.addAll(times(collections.conversations(), "lane", fields.text("_id"), "startedAt"));
        }
        times.addAll(times(collections.invitations(), "contact", contact.id().value(), InvitationDocuments.REFUSED));
        Set<LocalDate> days = new HashSet<>();
        for (Instant time : times) {
            LocalDate day = LocalDate.ofInstant(time, ZoneOffset.UTC);
            days.addAll(List.of(day.minusDays(1), day, day.plusDays(1)));
        }
        return days;
    }

    private List<Instant> times(MongoCollection<BsonDocument> collection, String field, String value, String time) {
        BsonDocument filter = new BsonDocument(field, new BsonString(value));
        List<Instant> times = new ArrayList<>();
        return gate.run("find when a person was asked", () -> {
            collection
                    .find(filter)
                    .projection(Projections.include(time))
                    .forEach(document -> new Fields(document).optionalAt(time).ifPresent(times::add));
            return times;
        });
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
