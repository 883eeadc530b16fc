package dev.parley.store.embedded;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.bson.Document;

/// An open store with a driver on it. Closing it closes both.
record Client(EmbeddedStore store, MongoClient mongo) implements AutoCloseable {
    static final String DATABASE = "parley";

    static Client open(Path folder, EmbeddedOptions options) {
        return of(EmbeddedStore.open(folder, options));
    }

    static Client of(EmbeddedStore store) {
        return new Client(store, connect(store.connectionString()));
    }

    static MongoClient connect(String uri) {
        return MongoClients.create(MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(uri))
                .applyToConnectionPoolSettings(pool -> pool.maxSize(64))
                .applyToClusterSettings(cluster -> cluster.serverSelectionTimeout(10, TimeUnit.SECONDS))
                .build());
    }

    MongoCollection<Document> collection(String name) {
        return mongo.getDatabase(DATABASE).getCollection(name);
    }

    @Override
    public void close() {
        try (store) {
            mongo.close();
        }
    }
}
