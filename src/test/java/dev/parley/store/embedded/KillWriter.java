package dev.parley.store.embedded;

import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Updates;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/// The process that `KillTest` kills: writers that go through numbered steps and print `writer step` when all
/// writes of a step are acknowledged.
///
/// A step of writer w: replace lane `w-(step mod 20)` guarded by its rev; insert event `w-step`; delete event
/// `w-(step
/// - 30)`; count the step. Each can be done again, so a new process goes on where the store says the last one was.
final class KillWriter {
    static final int WRITERS = 16;
    static final int LANES = 20;
    static final int EVENTS = 30;

    private final int writer;
    private final MongoCollection<Document> lanes;
    private final MongoCollection<Document> events;
    private final MongoCollection<Document> counters;

    private KillWriter(int writer, Client client) {
        this.writer = writer;
        this.lanes = client.collection("lanes");
        this.events = client.collection("events");
        this.counters = client.collection("counters");
    }

    /// Arguments: the data folder, and whether to fsync.
    public static void main(String[] args) throws InterruptedException {
        EmbeddedOptions options = EmbeddedOptions.defaults()
                .withFsync(Boolean.parseBoolean(args[1]))
                .withCheckpointBytes(512 * 1024)
                .withCheckpointInterval(Duration.ofMillis(400));
        Client client = Client.open(Path.of(args[0]), options);
        client.collection("lanes").createIndex(Indexes.ascending("key"), new IndexOptions().unique(true));
        client.collection("lanes").createIndex(Indexes.ascending("bucket", "n"));
        client.collection("events").createIndex(Indexes.ascending("writer", "at"));
        List<Thread> threads = new ArrayList<>();
        for (int w = 0; w < WRITERS; w++) {
            threads.add(Thread.startVirtualThread(new KillWriter(w, client)::writeForEver));
        }
        for (Thread thread : threads) {
            thread.join();
        }
    }

    private void writeForEver() {
        Document counter = counters.find(Filters.eq("_id", writer)).first();
        for (int step = counter == null ? 0 : counter.getInteger("steps"); ; step++) {
            write(step);
            acknowledge(writer + " " + step + "\n");
        }
    }

    private void write(int step) {
        writeLane(step);
        insertIfMissing(events, event(step));
        events.deleteOne(Filters.eq("_id", writer + "-" + (step - EVENTS)));
        counters.findOneAndUpdate(
                Filters.eq("_id", writer), Updates.set("steps", step + 1), new FindOneAndUpdateOptions().upsert(true));
    }

    private void writeLane(int step) {
        String id = writer + "-" + step % LANES;
        Document before = lanes.find(Filters.eq("_id", id)).first();
        if (before == null) {
            insertIfMissing(lanes, lane(id, 1, step));
        } else if (before.getInteger("n") != step) {
            int rev = before.getInteger("rev");
            lanes.replaceOne(new Document("_id", id).append("rev", rev), lane(id, rev + 1, step));
        }
    }

    private static Document lane(String id, int rev, int step) {
        return new Document("_id", id)
                .append("rev", rev)
                .append("n", step)
                .append("key", id + "-" + rev)
                .append("bucket", rev % 5)
                .append("text", "x".repeat(200 + step % 700));
    }

    private Document event(int step) {
        return new Document("_id", writer + "-" + step).append("writer", writer).append("at", step % 10);
    }

    private static void insertIfMissing(MongoCollection<Document> collection, Document document) {
        try {
            collection.insertOne(document);
        } catch (MongoWriteException e) {
            if (e.getError().getCode() != 11000) { // it is there from before the kill
                throw e;
            }
        }
    }

    private static synchronized void acknowledge(@Nullable String line) {
        System.out.print(line);
        System.out.flush();
    }
}
