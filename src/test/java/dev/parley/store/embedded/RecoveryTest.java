package dev.parley.store.embedded;

import static dev.parley.store.embedded.Folders.copy;
import static dev.parley.store.embedded.Folders.delete;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a folder looks like after a crash or damage, and what opening it does. The crashed folder is a copy of one
/// that was in use.
class RecoveryTest {
    private static final int DOCUMENTS = 40;

    /// No checkpoint by itself, so that the log has everything.
    private static final EmbeddedOptions LOG_ONLY =
            EmbeddedOptions.defaults().withCheckpointInterval(Duration.ofHours(1));

    @TempDir
    Path temp;

    private Path crashed;

    @BeforeEach
    void crash() throws IOException {
        crashed = temp.resolve("crashed");
        try (Client client = Client.open(temp.resolve("data"), LOG_ONLY)) {
            client.collection("lanes").createIndex(Indexes.ascending("n"));
            for (int n = 0; n < DOCUMENTS; n++) {
                client.collection("lanes").insertOne(new Document("_id", "d" + n).append("n", n));
            }
            copy(temp.resolve("data"), crashed);
            copy(crashed, temp.resolve("data-at-crash"));
        }
    }

    @Test
    void what_is_in_the_log_alone_is_there_after_a_crash_and_after_the_next_start() {
        assertThat(countAndAudit()).isEqualTo(DOCUMENTS);
        assertThat(countAndAudit()).isEqualTo(DOCUMENTS);
    }

    @Test
    void a_drop_is_replayed_too() throws IOException {
        Path dropped = temp.resolve("dropped");
        try (Client client = Client.open(crashed, LOG_ONLY)) {
            client.collection("lanes").drop();
            client.collection("lanes").insertOne(new Document("_id", "after").append("n", 1));
            copy(crashed, dropped);
        }
        crashed = dropped;
        assertThat(countAndAudit()).isOne();
    }

    @Test
    void a_write_cut_short_at_the_end_of_the_log_is_dropped() throws IOException {
        truncate(log(), Files.size(log()) - 3);
        assertThat(countAndAudit()).isEqualTo(DOCUMENTS - 1);
    }

    @Test
    void garbage_at_the_end_of_the_log_is_dropped() throws IOException {
        Files.write(log(), new byte[500], StandardOpenOption.APPEND);
        assertThat(countAndAudit()).isEqualTo(DOCUMENTS);
    }

    @Test
    void damage_inside_the_log_is_refused_and_a_copy_kept() throws IOException {
        flipByte(log(), Files.size(log()) / 2);
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> EmbeddedStore.open(crashed))
                    .isInstanceOf(EmbeddedStoreException.class)
                    .hasMessageContaining("is damaged at byte")
                    .hasMessageContaining("back-up");
        }
        assertThat(filesLike(".*\\.damaged-\\d+")).containsExactly(log().getFileName() + ".damaged-1");
    }

    @Test
    void salvage_keeps_all_up_to_the_damage() throws IOException {
        flipByte(log(), Files.size(log()) / 2);
        try (Client client = Client.open(crashed, LOG_ONLY.withOnDamage(EmbeddedOptions.OnDamage.SALVAGE))) {
            long kept = client.collection("lanes").countDocuments();
            assertThat(kept).isBetween(1L, DOCUMENTS - 1L);
            for (int n = 0; n < kept; n++) {
                assertThat(client.collection("lanes").find(Filters.eq("n", n)).first())
                        .isNotNull();
            }
        }
        assertThat(StoreAudit.problems(crashed)).isEmpty();
        assertThat(countAndAudit()).isPositive();
    }

    @Test
    void every_single_flipped_byte_of_the_log_is_found_or_harmless() throws IOException {
        byte[] good = Files.readAllBytes(log());
        for (int at = 0; at < good.length; at += 97) {
            flipByte(log(), at);
            try (Client client = Client.open(crashed, LOG_ONLY)) {
                // only the last write, which cannot be told from one cut short, may be missing
                assertThat(client.collection("lanes").countDocuments())
                        .as("byte %d", at)
                        .isGreaterThanOrEqualTo(DOCUMENTS - 1);
            } catch (EmbeddedStoreException e) {
                assertThat(e).hasMessageContaining("damaged");
            }
            restore();
        }
    }

    @Test
    void a_store_file_that_lost_its_end_does_not_open_as_an_older_one() throws IOException {
        EmbeddedStore.open(crashed).close();
        for (int generations = 0; generations < 3; generations++) {
            try (Client client = Client.open(crashed, LOG_ONLY)) {
                client.collection("lanes").insertOne(new Document("_id", "g" + generations).append("n", 1));
            }
        }
        byte[] whole = Files.readAllBytes(crashed.resolve("store.mv"));
        for (int cut = 1; cut < whole.length; cut += 4096) {
            truncate(crashed.resolve("store.mv"), whole.length - cut);
            Path kept = temp.resolve("kept-" + cut);
            copy(crashed, kept);
            openOrRefuse(cut, kept);
            Files.write(crashed.resolve("store.mv"), whole);
        }
    }

    private static void openOrRefuse(int cut, Path folder) {
        try (Client client = Client.open(folder, LOG_ONLY)) {
            assertThat(client.collection("lanes").countDocuments())
                    .as("documents when %d bytes are cut off", cut)
                    .isEqualTo(DOCUMENTS + 3L);
        } catch (EmbeddedStoreException e) {
            assertThat(e).hasMessageContaining("Restore the whole data folder");
        }
    }

    @Test
    void a_store_file_of_an_older_back_up_is_refused() throws IOException {
        Path old = temp.resolve("old");
        EmbeddedStore.open(crashed).close();
        copy(crashed, old);
        for (int i = 0; i < 3; i++) {
            EmbeddedStore.open(crashed).close();
        }
        Files.copy(
                old.resolve("store.mv"),
                crashed.resolve("store.mv"),
                java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        assertThatThrownBy(() -> EmbeddedStore.open(crashed))
                .isInstanceOf(EmbeddedStoreException.class)
                .hasMessageContaining("is missing")
                .hasMessageContaining("Restore the whole data folder from one back-up");
    }

    @Test
    void a_missing_store_file_is_not_taken_for_a_new_store() throws IOException {
        Files.delete(crashed.resolve("store.mv"));
        assertThatThrownBy(() -> EmbeddedStore.open(crashed))
                .isInstanceOf(EmbeddedStoreException.class)
                .hasMessageContaining("store.mv is missing");
        assertThat(crashed.resolve("store.mv")).doesNotExist();
    }

    @Test
    void a_missing_log_is_refused() throws IOException {
        Path missing = log();
        Files.delete(missing);
        assertThatThrownBy(() -> EmbeddedStore.open(crashed))
                .isInstanceOf(EmbeddedStoreException.class)
                .hasMessageContaining(missing.getFileName() + " is missing");
    }

    @Test
    void a_damaged_store_file_is_refused_and_a_copy_kept() throws IOException {
        Files.write(crashed.resolve("store.mv"), new byte[20_000]);
        assertThatThrownBy(() -> EmbeddedStore.open(crashed))
                .isInstanceOf(EmbeddedStoreException.class)
                .hasMessageContaining("store.mv is damaged");
        assertThat(filesLike("store\\.mv\\.damaged-1")).hasSize(1);
    }

    @Test
    void an_unreadable_state_file_is_refused() throws IOException {
        Files.writeString(crashed.resolve("store.state"), "who knows");
        assertThatThrownBy(() -> EmbeddedStore.open(crashed))
                .isInstanceOf(EmbeddedStoreException.class)
                .hasMessageContaining("store.state");
    }

    @Test
    void a_crash_between_two_steps_of_a_checkpoint_loses_nothing() throws IOException {
        // the next log is there already, the store file and its state are not
        long next = generation() + 1;
        try (RedoFile fresh = RedoFile.create(new DataFolder(crashed), next, false, RedoFile.Disk.PLAIN)) {
            assertThat(fresh.size()).isEqualTo(RedoFormat.HEADER_BYTES);
        }
        truncate(log(next), 10);
        assertThat(countAndAudit()).isEqualTo(DOCUMENTS);
    }

    private long countAndAudit() {
        long count;
        try (Client client = Client.open(crashed, LOG_ONLY)) {
            count = client.collection("lanes").countDocuments();
        }
        assertThat(StoreAudit.problems(crashed)).isEmpty();
        return count;
    }

    private long generation() {
        return new DataFolder(crashed).redoGenerations().getLast();
    }

    private Path log() {
        return log(generation());
    }

    private Path log(long generation) {
        return new DataFolder(crashed).redo(generation);
    }

    private List<String> filesLike(String pattern) throws IOException {
        try (Stream<Path> files = Files.list(crashed)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.matches(pattern))
                    .toList();
        }
    }

    /// Puts the crashed folder back to what it was.
    private void restore() throws IOException {
        delete(crashed);
        copy(temp.resolve("data-at-crash"), crashed);
    }

    private static void truncate(Path file, long size) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(size);
        }
    }

    private static void flipByte(Path file, long at) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        bytes[(int) at] ^= 0x10;
        Files.write(file, bytes);
    }
}
