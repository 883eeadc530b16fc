package dev.parley.store.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Updates;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A disk that is full or fails: nothing is acknowledged that is not there, nobody hangs, and the store comes back
/// with the space.
@Timeout(120)
class FailureTest {
    @TempDir
    Path temp;

    @Test
    void nothing_is_acknowledged_that_a_full_disk_did_not_take() throws Exception {
        FailingDisk disk = new FailingDisk(40_000);
        List<String> acknowledged;
        try (Client client = Client.of(EmbeddedStore.open(temp, EmbeddedOptions.defaults(), disk))) {
            client.collection("lanes").createIndex(Indexes.ascending("n"));
            acknowledged = writeUntilRefused(client);
            assertThat(acknowledged).hasSizeBetween(20, 300);
            assertThatThrownBy(() -> client.collection("lanes").find().first())
                    .as("a read could tell of what is not on the disk")
                    .isInstanceOfSatisfying(
                            MongoException.class, e -> assertThat(e.getCode()).isEqualTo(14031));
        }
        assertThat(StoreAudit.problems(temp)).isEmpty();
        try (Client client = Client.open(temp, EmbeddedOptions.defaults())) {
            assertThat(ids(client)).containsAll(acknowledged);
        }
    }

    @Test
    void the_store_is_back_when_there_is_space_again() throws Exception {
        FailingDisk disk = new FailingDisk(40_000);
        try (Client client = Client.of(EmbeddedStore.open(temp, EmbeddedOptions.defaults(), disk))) {
            List<String> acknowledged = writeUntilRefused(client);
            disk.makeRoom();
            retryUntilDone(() -> client.collection("lanes").insertOne(new Document("_id", "again")));
            assertThat(ids(client)).containsAll(acknowledged).contains("again");
        }
        assertThat(StoreAudit.problems(temp)).isEmpty();
    }

    @Test
    void a_read_waits_for_the_write_it_saw() throws Exception {
        FailingDisk disk = new FailingDisk(Long.MAX_VALUE / 2);
        try (Client client = Client.of(EmbeddedStore.open(temp, EmbeddedOptions.defaults(), disk));
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            MongoCollection<Document> lanes = client.collection("lanes");
            lanes.insertOne(new Document("_id", "a").append("n", 1));
            disk.hang();
            Future<?> write = threads.submit(() -> lanes.updateOne(Filters.eq("_id", "a"), Updates.set("n", 2)));
            Future<Document> read = threads.submit(() -> readUntil(lanes, 2));
            disk.fillUp();
            disk.goOn();
            assertThatThrownBy(write::get).hasCauseInstanceOf(MongoException.class);
            assertThatThrownBy(read::get).hasCauseInstanceOf(MongoException.class);
        }
    }

    /// Reads until the value is seen; fails with the store.
    private static Document readUntil(MongoCollection<Document> lanes, int n) {
        Document found = lanes.find(Filters.eq("_id", "a")).first();
        while (found == null || found.getInteger("n") != n) {
            found = lanes.find(Filters.eq("_id", "a")).first();
        }
        return found;
    }

    @Test
    void little_space_refuses_writes_but_not_reads() throws Exception {
        try (Client client = Client.open(temp, EmbeddedOptions.defaults())) {
            client.collection("lanes").insertOne(new Document("_id", "a"));
        }
        try (Client client = Client.open(temp, EmbeddedOptions.defaults().withMinFreeBytes(Long.MAX_VALUE))) {
            MongoException refusal = firstRefusal(client);
            assertThat(client.store().refusal())
                    .hasValueSatisfying(why ->
                            assertThat(why).startsWith("The disk is full").doesNotContain(temp.toString()));
            assertThat(refusal).hasMessageContaining("MB are free").hasMessageContaining(temp.toString());
            assertThat(client.collection("lanes").find(Filters.eq("_id", "a")).first())
                    .isNotNull();
        }
    }

    /// Needs to be root on Linux, for a disk of its own.
    @Test
    void a_real_full_disk_takes_what_it_acknowledged_and_comes_back() throws Exception {
        Path small = Files.createDirectory(temp.resolve("small"));
        assumeTrue(run("mount", "-t", "tmpfs", "-o", "size=6m", "tmpfs", small.toString()), "cannot mount a tmpfs");
        try {
            Path ballast = small.resolve("ballast");
            Files.write(ballast, new byte[2 << 20]);
            List<String> acknowledged;
            EmbeddedOptions options =
                    EmbeddedOptions.defaults().withMinFreeBytes(0).withCheckpointBytes(512 << 10);
            try (Client client = Client.open(small.resolve("data"), options)) {
                acknowledged = writeUntilRefused(client);
                assertThat(acknowledged).hasSizeGreaterThan(100);
                assertThat(client.store().refusal()).isPresent();
                Files.delete(ballast);
                retryUntilDone(() -> client.collection("lanes").insertOne(new Document("_id", "again")));
                assertThat(client.store().refusal()).isEmpty();
                assertThat(ids(client)).containsAll(acknowledged).contains("again");
            }
            assertThat(StoreAudit.problems(small.resolve("data"))).isEmpty();
        } finally {
            assertThat(run("umount", "-l", small.toString())).isTrue();
        }
    }

    private static boolean run(String... command) throws InterruptedException {
        try {
            return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor() == 0;
        } catch (IOException e) {
            return false; // there is no such command
        }
    }

    /// Ids whose insertion was acknowledged, up to the first refusal.
    private static List<String> writeUntilRefused(Client client) {
        List<String> acknowledged = new ArrayList<>();
        while (acknowledged.size() < 100_000) {
            String id = "d" + acknowledged.size();
            try {
                client.collection("lanes").insertOne(new Document("_id", id).append("text", "x".repeat(500)));
                acknowledged.add(id);
            } catch (MongoException e) {
                assertThat(e.getCode()).as(e.getMessage()).isEqualTo(14031);
                return acknowledged;
            }
        }
        throw new AssertionError("never refused");
    }

    private static MongoException firstRefusal(Client client) {
        while (true) {
            try {
                client.collection("lanes").updateOne(Filters.eq("_id", "a"), Updates.inc("n", 1));
            } catch (MongoException e) {
                return e;
            }
        }
    }

    private static void retryUntilDone(Runnable write) {
        while (true) {
            try {
                write.run();
                return;
            } catch (MongoCommandException e) {
                assertThat(e.getCode()).as(e.getMessage()).isIn(14031, 1);
            }
        }
    }

    private static List<String> ids(Client client) {
        return client.collection("lanes")
                .find()
                .map(document -> document.getString("_id"))
                .into(new ArrayList<>());
    }
}
