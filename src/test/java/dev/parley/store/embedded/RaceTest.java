package dev.parley.store.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Many clients on few documents, with checkpoints all the time.
@Timeout(120)
class RaceTest {
    private static final EmbeddedOptions BUSY =
            EmbeddedOptions.defaults().withCheckpointBytes(64 * 1024).withCheckpointInterval(Duration.ofMillis(1));

    @TempDir
    Path folder;

    private Client client;
    private MongoCollection<Document> lanes;

    @BeforeEach
    void open() {
        client = Client.open(folder, BUSY);
        lanes = client.collection("lanes");
    }

    @AfterEach
    void close() {
        client.close();
        assertThat(StoreAudit.problems(folder)).isEmpty();
    }

    @Test
    void of_many_guarded_replacements_exactly_one_wins() throws Exception {
        lanes.insertOne(new Document("_id", "a").append("rev", 0));
        for (int rev = 0; rev < 50; rev++) {
            int expected = rev;
            List<Long> matched = together(
                    8,
                    () -> lanes.replaceOne(
                                    new Document("_id", "a").append("rev", expected), new Document("rev", expected + 1))
                            .getMatchedCount());
            assertThat(matched.stream().mapToLong(Long::longValue).sum()).isOne();
        }
    }

    @Test
    void no_increment_is_lost() throws Exception {
        lanes.insertOne(new Document("_id", "a").append("n", 0));
        together(16, () -> {
            for (int i = 0; i < 100; i++) {
                lanes.updateOne(Filters.eq("_id", "a"), Updates.inc("n", 1));
            }
            return true;
        });
        assertThat(lanes.find().first()).containsEntry("n", 1600);
    }

    @Test
    void of_many_inserts_of_one_unique_key_exactly_one_wins() throws Exception {
        lanes.createIndex(Indexes.ascending("key"), new IndexOptions().unique(true));
        for (int key = 0; key < 50; key++) {
            Document document = new Document("key", key);
            List<Boolean> inserted = together(8, () -> insert(new Document(document)));
            assertThat(Collections.frequency(inserted, true)).isOne();
        }
    }

    @Test
    void upserts_of_one_id_make_one_document() throws Exception {
        together(16, () -> {
            try {
                return lanes.updateOne(Filters.eq("_id", "a"), Updates.inc("n", 1), new UpdateOptions().upsert(true));
            } catch (MongoWriteException e) {
                throw new AssertionError("an upsert by _id failed", e);
            }
        });
        assertThat(lanes.find()).containsExactly(new Document("_id", "a").append("n", 16));
    }

    @Test
    void a_reader_never_sees_half_an_update() throws Exception {
        List<Integer> list = new ArrayList<>(Collections.nCopies(200, 0));
        lanes.insertOne(
                new Document("_id", "a").append("first", 0).append("list", list).append("last", 0));
        AtomicBoolean stop = new AtomicBoolean();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> readers = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                readers.add(threads.submit(() -> countTorn(stop)));
            }
            for (int n = 1; n <= 400; n++) {
                lanes.updateOne(
                        Filters.eq("_id", "a"),
                        Updates.combine(
                                Updates.set("first", n),
                                Updates.set("list", Collections.nCopies(200, n)),
                                Updates.set("last", n)));
            }
            stop.set(true);
            for (Future<Integer> reader : readers) {
                assertThat(reader.get()).isZero();
            }
        }
    }

    @Test
    void a_range_scan_beside_writers_finds_every_document_that_stays() throws Exception {
        lanes.createIndex(Indexes.ascending("due"));
        for (int n = 0; n < 200; n++) {
            lanes.insertOne(new Document("_id", n).append("due", n));
        }
        AtomicBoolean stop = new AtomicBoolean();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Integer> scans = threads.submit(() -> countShort(stop));
            for (int n = 0; n < 1_000; n++) { // only documents with due from 100 on move
                lanes.updateOne(Filters.eq("_id", 100 + n % 100), Updates.inc("due", 1));
            }
            stop.set(true);
            assertThat(scans.get()).isZero();
        }
    }

    private int countShort(AtomicBoolean stop) {
        int found = 0;
        while (!stop.get()) {
            found += lanes.find(Filters.lt("due", 100)).into(new ArrayList<>()).size() == 100 ? 0 : 1;
        }
        return found;
    }

    private int countTorn(AtomicBoolean stop) {
        int torn = 0;
        while (!stop.get()) {
            Document document =
                    Objects.requireNonNull(lanes.find(Filters.eq("_id", "a")).first());
            int first = document.getInteger("first");
            boolean whole = document.getInteger("last") == first
                    && document.getList("list", Integer.class).stream().allMatch(n -> n == first);
            torn += whole ? 0 : 1;
        }
        return torn;
    }

    private boolean insert(Document document) {
        try {
            lanes.insertOne(document);
            return true;
        } catch (MongoWriteException e) {
            assertThat(e.getError().getCode()).isEqualTo(11000);
            return false;
        }
    }

    private static <T> List<T> together(int clients, Callable<T> work) throws Exception {
        List<T> results = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<T> done : threads.invokeAll(Collections.nCopies(clients, work))) {
                results.add(done.get());
            }
        }
        return results;
    }
}
