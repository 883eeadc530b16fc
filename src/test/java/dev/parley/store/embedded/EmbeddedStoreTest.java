package dev.parley.store.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Updates;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedStoreTest {
    @TempDir
    Path folder;

    private final List<MongoClient> clients = new ArrayList<>();

    @AfterEach
    void closeClients() {
        clients.forEach(MongoClient::close);
    }

    @Test
    void collections_and_indexes_survive_a_reopening() {
        try (EmbeddedStore store = EmbeddedStore.open(folder)) {
            MongoCollection<Document> lanes = lanes(store);
            lanes.createIndex(Indexes.ascending("key"), new IndexOptions().unique(true));
            lanes.createIndex(Indexes.ascending("due"));
            lanes.insertOne(new Document("_id", "a").append("key", "k1").append("due", 5L));
            lanes.insertOne(new Document("_id", "b").append("key", "k2").append("due", 7L));
            lanes.updateOne(Filters.eq("_id", "b"), Updates.set("due", 6L));
        }
        try (EmbeddedStore store = EmbeddedStore.open(folder)) {
            MongoCollection<Document> lanes = lanes(store);
            List<String> names = new ArrayList<>();
            lanes.listIndexes().forEach(index -> names.add(index.getString("name")));
            assertThat(names).containsExactlyInAnyOrder("_id_", "key_1", "due_1");
            assertThat(lanes.find(Filters.eq("key", "k2")).first()).containsEntry("due", 6L);
            assertThat(lanes.find(Filters.lte("due", 6L)).into(new ArrayList<>()))
                    .hasSize(2);
            assertThatThrownBy(() -> lanes.insertOne(new Document("_id", "c").append("key", "k1")))
                    .isInstanceOf(MongoWriteException.class)
                    .hasMessageContaining("E11000");
        }
    }

    @Test
    void a_second_opening_of_the_folder_is_refused_with_its_name() {
        try (EmbeddedStore store = EmbeddedStore.open(folder)) {
            assertThat(store.connectionString()).startsWith("mongodb://127.0.0.1:");
            assertThatThrownBy(() -> EmbeddedStore.open(folder))
                    .isInstanceOf(EmbeddedStoreException.class)
                    .hasMessageContaining(folder.toString())
                    .hasMessageContaining("in use");
        }
        EmbeddedStore.open(folder).close();
    }

    @Test
    void another_process_is_refused_too() throws Exception {
        try (EmbeddedStore store = EmbeddedStore.open(folder)) {
            assertThat(store.connectionString()).endsWith("/");
            Process other = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            KillWriter.class.getName(),
                            folder.toString(),
                            "false")
                    .redirectErrorStream(true)
                    .start();
            String said = new String(other.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(other.waitFor()).isNotZero();
            assertThat(said).contains(folder + " is in use by another running Parley");
        }
    }

    @Test
    void a_missing_folder_is_made_and_its_files_are_for_the_owner_only() throws Exception {
        Path deep = folder.resolve("not/yet");
        EmbeddedStore.open(deep).close();
        try (Stream<Path> files = Files.list(deep)) {
            assertThat(files.filter(file -> !file.endsWith(FolderLock.FILE)))
                    .isNotEmpty()
                    .allSatisfy(file -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                            .isEqualTo("rw-------"));
        }
    }

    private MongoCollection<Document> lanes(EmbeddedStore store) {
        MongoClient client = MongoClients.create(store.connectionString());
        clients.add(client);
        return client.getDatabase("parley").getCollection("lanes");
    }
}
