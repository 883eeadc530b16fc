package dev.parley.store.embedded;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/// The operations Parley may use do what the MongoDB manual says. Runs on the embedded store, and on a real MongoDB
/// when `MONGODB_URI` is set:
/// what passes on both is the dialect.
abstract class Dialect {
    @TempDir
    static Path folder;

    private static AutoCloseable opened = () -> {};
    static MongoDatabase database;
    static MongoCollection<Document> lanes;

    @BeforeAll
    static void connect() {
        String uri = System.getenv("MONGODB_URI");
        if (uri == null) {
            Client client = Client.open(folder, EmbeddedOptions.defaults());
            opened = client;
            database = client.mongo().getDatabase(Client.DATABASE);
        } else {
            MongoClient client = Client.connect(uri);
            opened = client;
            database = client.getDatabase("parley_dialect_test");
        }
        lanes = database.getCollection("dialect");
    }

    @AfterAll
    static void disconnect() throws Exception {
        lanes.drop();
        opened.close();
    }

    @BeforeEach
    void startEmpty() {
        lanes.drop();
    }

    static FindOneAndUpdateOptions after() {
        return new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER);
    }

    static Document doc(String id) {
        return new Document("_id", id);
    }

    static Document person(String id, String channel, int user) {
        return doc(id).append("channel", channel).append("user", user);
    }

    static void insert(List<Document> documents) {
        lanes.insertMany(documents);
    }

    static Document first(Bson filter) {
        return Objects.requireNonNull(lanes.find(filter).first());
    }

    static Date date(long millis) {
        return Date.from(Instant.ofEpochMilli(millis));
    }

    static List<String> ids(Bson filter) {
        return lanes.find(filter).map(document -> document.getString("_id")).into(new ArrayList<>());
    }
}
