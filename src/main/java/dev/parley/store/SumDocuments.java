package dev.parley.store;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import com.mongodb.client.model.WriteModel;
import dev.parley.flow.FlowId;
import dev.parley.results.Adding;
import dev.parley.results.Days;
import dev.parley.results.Group;
import dev.parley.results.Sheet;
import dev.parley.results.Sums;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.bson.BsonBinary;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.bson.conversions.Bson;

/// The collections `days`, how each day stands, and `sums`, one document a flow, field and day, so that a flow's days
/// lie behind one another. Safe for any thread.
final class SumDocuments implements Sums {
    /// A separator that neither names of flows nor of fields hold.
    private static final String BESIDE = "|";

    /// Stands on a day that is never counted again.
    private static final String SETTLED = "settled";

    /// Stands on what is to be taken from a settled day; it lies behind that day's sums, before the next day's.
    private static final String LESS = "less";

    private static final String BEHIND = BESIDE + "~";

    private static final UpdateOptions OR_INSERT = new UpdateOptions().upsert(true);
    private static final BulkWriteOptions EACH_FOR_ITSELF = new BulkWriteOptions().ordered(false);

    private final MongoCollection<BsonDocument> days;
    private final MongoCollection<BsonDocument> sums;
    private final CountedDocuments counted;
    private final Gate gate;
    private final AtomicBoolean isIndexed = new AtomicBoolean();

    SumDocuments(Collections collections, Gate gate) {
        days = collections.days();
        sums = collections.sums();
        counted = new CountedDocuments(collections, gate);
        this.gate = gate;
    }

    @Override
    public Map<LocalDate, Standing> days(Days wanted) {
        BsonDocument range =
                new BsonDocument("_id", new BsonDocument("$gte", id(wanted.from())).append("$lte", id(wanted.to())));
        Map<LocalDate, Standing> found = new HashMap<>();
        return gate.run("read how days stand", () -> {
            days.find(range).forEach(document -> {
                Fields fields = new Fields(document);
                found.put(LocalDate.parse(fields.text("_id")), standing(fields));
            });
            return found;
        });
    }

    private static Standing standing(Fields fields) {
        Optional<Counted> last = fields.optionalAt("at")
                .map(at -> new Counted(at, fields.text("zone"), fields.big("open"), fields.big("millis")));
        boolean isMarked = fields.wholeOr0("marks") > fields.wholeOr0("counted");
        return new Standing(isMarked, fields.document().containsKey(SETTLED), last);
    }

    @Override
    public void settle(LocalDate day) {
        gate.run("settle a day", () -> days.updateOne(byDay(day), Updates.set(SETTLED, BsonBoolean.TRUE), OR_INSERT));
    }

    @Override
    public void mark(Collection<LocalDate> changed) {
        List<WriteModel<BsonDocument>> writes = changed.stream()
                .<WriteModel<BsonDocument>>map(
                        day -> new UpdateOneModel<>(byDay(day), Updates.inc("marks", 1), OR_INSERT))
                .toList();
        if (!writes.isEmpty()) {
            gate.run("mark days", () -> days.bulkWrite(writes, EACH_FOR_ITSELF));
        }
    }

    @Override
    public Scan begin(LocalDate day) {
        BsonDocument document = gate.run(
                "begin to count a day",
                () -> days.findOneAndUpdate(
                        byDay(day),
                        Updates.inc("scans", 1),
                        new FindOneAndUpdateOptions().upsert(true).returnDocument(ReturnDocument.AFTER)));
        Fields fields = new Fields(Objects.requireNonNull(document, "an upsert gives a document"));
        return new Scan(day, fields.big("scans"), fields.wholeOr0("marks"));
    }

    @Override
    public void read(Instant from, Instant to, Reader reader) {
        counted.read(from, to, reader);
    }

    @Override
    public void keep(Scan scan, Map<FlowId, Map<String, Map<String, Sheet>>> sheets, Counted count) {
        if (isIndexed.compareAndSet(false, true)) {
            gate.run("create the index of sums", () -> sums.createIndex(Indexes.ascending("day")));
        }
        List<WriteModel<BsonDocument>> writes = new ArrayList<>();
        sheets.forEach(
                (flow, fields) -> fields.forEach((field, values) -> writes.add(write(scan, flow, field, values))));
        if (!writes.isEmpty()) {
            gate.run("keep sums", () -> writeUnlessLater(writes));
        }
        BsonDocument gone = new BsonDocument("day", id(scan.day())).append("scan", before(scan));
        gate.run("forget sums of nothing", () -> sums.deleteMany(gone));
        BsonDocument mine = byDay(scan.day()).append("scans", new BsonInt64(scan.number()));
        Bson stand = Updates.combine(
                Updates.set("counted", new BsonInt64(scan.marks())),
                Updates.set("at", Fields.time(count.at())),
                Updates.set("zone", new BsonString(count.zone())),
                Updates.set("open", new BsonInt64(count.open())),
                Updates.set("millis", new BsonInt64(count.millis())));
        gate.run("note that a day is counted", () -> days.updateOne(mine, stand));
    }

    private static WriteModel<BsonDocument> write(Scan scan, FlowId flow, String field, Map<String, Sheet> values) {
        BsonDocument document = Writes.byId(key(flow, field, scan.day()))
                .append("day", id(scan.day()))
                .append("scan", new BsonInt64(scan.number()))
                .append("groups", new BsonBinary(SheetBytes.to(values)));
        BsonDocument older = Writes.byId(key(flow, field, scan.day())).append("scan", before(scan));
        return new ReplaceOneModel<>(older, document, new ReplaceOptions().upsert(true));
    }

    /// A document that a later count has written is no older one, and another of its id cannot be inserted.
    private boolean writeUnlessLater(List<WriteModel<BsonDocument>> writes) {
        try {
            sums.bulkWrite(writes, EACH_FOR_ITSELF);
            return true;
        } catch (MongoBulkWriteException e) {
            boolean onlyLater = e.getWriteConcernError() == null
                    && e.getWriteErrors().stream()
                            .allMatch(error -> error.getCategory() == ErrorCategory.DUPLICATE_KEY);
            if (!onlyLater) {
                throw e;
            }
            return false;
        }
    }

    @Override
    public void less(LocalDate day, String id, Map<FlowId, Map<String, Map<String, Sheet>>> gone) {
        String name =
                UUID.nameUUIDFromBytes(id.getBytes(StandardCharsets.UTF_8)).toString();
        gone.forEach((flow, fields) -> fields.forEach((field, values) -> {
            String key = key(flow, field, day);
            Map<String, Sheet> among = new HashMap<>();
            Set<String> known = known(key);
            values.forEach(
                    (value, sheet) -> among.merge(known.contains(value) ? value : Group.OTHERS, sheet, Sheet::plus));
            BsonDocument less = Writes.byId(key + BESIDE + LESS + BESIDE + name)
                    .append("day", id(day))
                    .append(LESS, BsonBoolean.TRUE)
                    .append("groups", new BsonBinary(SheetBytes.to(among)));
            gate.run(
                    "take from a settled day",
                    () -> sums.replaceOne(
                            Writes.byId(less.getString("_id").getValue()), less, new ReplaceOptions().upsert(true)));
        }));
    }

    /// The groups that a day's sums tell apart.
    private Set<String> known(String key) {
        return Optional.ofNullable(
                        gate.run("read sums", () -> sums.find(Writes.byId(key)).first()))
                .map(found -> sheets(new Fields(found)).keySet())
                .orElse(Set.of());
    }

    @Override
    public void add(FlowId flow, String field, Days wanted, Taker taker) {
        BsonDocument range = new BsonDocument(
                "_id",
                new BsonDocument("$gte", new BsonString(key(flow, field, wanted.from())))
                        .append("$lte", new BsonString(key(flow, field, wanted.to()) + BEHIND)));
        List<BsonDocument> found =
                gate.run("read sums", () -> sums.find(range).batchSize(100).into(new ArrayList<>()));
        found.forEach(document -> add(new Fields(document), taker));
    }

    private static void add(Fields fields, Taker taker) {
        LocalDate day = LocalDate.parse(fields.text("day"));
        if (!fields.document().containsKey(LESS)) {
            SheetBytes.add(groups(fields), value -> taker.of(day, value));
            return;
        }
        sheets(fields).forEach((value, sheet) -> taker.of(day, value).ifPresent(sum -> sum.less(sheet)));
    }

    private static Map<String, Sheet> sheets(Fields fields) {
        Map<String, Adding> sums = new HashMap<>();
        SheetBytes.add(groups(fields), value -> Optional.of(sums.computeIfAbsent(value, it -> new Adding())));
        Map<String, Sheet> sheets = new HashMap<>();
        sums.forEach((value, sum) -> sheets.put(value, sum.sheet()));
        return sheets;
    }

    private static byte[] groups(Fields fields) {
        BsonValue groups = fields.any("groups");
        if (!groups.isBinary()) {
            throw new DamagedDocument("groups", "are no bytes");
        }
        return groups.asBinary().getData();
    }

    @Override
    public Optional<Instant> earliest() {
        return counted.earliest();
    }

    private static String key(FlowId flow, String field, LocalDate day) {
        return flow + BESIDE + field + BESIDE + day;
    }

    private static BsonValue before(Scan scan) {
        return new BsonDocument("$lt", new BsonInt64(scan.number()));
    }

    private static BsonDocument byDay(LocalDate day) {
        return new BsonDocument("_id", id(day));
    }

    private static BsonString id(LocalDate day) {
        return new BsonString(day.toString());
    }
}
