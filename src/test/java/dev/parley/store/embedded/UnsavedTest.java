package dev.parley.store.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnsavedTest {
    private final AtomicInteger bytes = new AtomicInteger();
    private final Unsaved unsaved = new Unsaved(bytes::get);

    @Test
    void who_writes_waits_only_while_there_is_too_much() throws InterruptedException {
        bytes.set(Unsaved.TOO_MUCH);
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch done = new CountDownLatch(1);
        Thread writer = Thread.ofPlatform().start(() -> {
            unsaved.awaitRoom(() -> {
                asked.countDown();
                return true;
            });
            done.countDown();
        });
        asked.await();
        assertThat(done.getCount()).isOne();

        bytes.set(Unsaved.TOO_MUCH - 1);
        unsaved.written();
        done.await();
        writer.join();
    }

    @Test
    void who_writes_waits_for_no_store_that_has_failed() {
        bytes.set(Unsaved.TOO_MUCH);
        unsaved.awaitRoom(() -> false);
        assertThat(bytes).hasValue(Unsaved.TOO_MUCH);
    }

    @Test
    void a_store_writes_pages_before_they_fill_the_memory_however_small_its_log_is(@TempDir Path folder) {
        EmbeddedOptions bySizeOfLogOnly = EmbeddedOptions.defaults()
                .withCheckpointInterval(Duration.ofHours(1))
                .withCheckpointBytes(1L << 30);
        String page = "x".repeat(10_000);
        try (Client client = Client.open(folder, bySizeOfLogOnly)) {
            for (int written = 0; written < 2 * Unsaved.TOO_MUCH; written += 100 * page.length()) {
                List<Document> many = new ArrayList<>();
                for (int i = 0; i < 100; i++) {
                    many.add(new Document("text", page));
                }
                client.collection("lanes").insertMany(many);
            }
            assertThat(StoreState.read(DataFolder.create(folder))).isGreaterThan(1);
        }
    }
}
