package dev.parley.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import dev.parley.kit.KeptAnswers;
import dev.parley.store.embedded.EmbeddedStore;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.bson.BsonDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class KeptSecretTest {
    private static final Instant NOW = Instant.parse("2026-03-02T15:00:00Z");
    private static final KeptAnswers.Request REQUEST = new KeptAnswers.Request("k", "print", Duration.ofHours(1));
    private static final String ANSWER = "{\"secret\":\"whsec_once\"}";

    @TempDir
    private Path folder;

    @Test
    void a_secret_that_an_answer_told_once_does_not_show_in_a_copy_of_the_database() {
        keep();

        assertThat(copy())
                .singleElement()
                .satisfies(one -> assertThat(one.getString("_id").getValue()).isEqualTo("k"));
        assertThat(bytes()).doesNotContain("whsec");
        try (Store store = sealed((byte) 1)) {
            assertThat(store.answers().claim(REQUEST, NOW)).isEqualTo(new KeptAnswers.Claim.Known(201, ANSWER));
        }
    }

    @Test
    void another_installations_key_does_not_open_it() {
        keep();

        try (Store store = sealed((byte) 2)) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> store.answers().claim(REQUEST, NOW))
                    .withMessageContaining("PARLEY_SECRET_KEY");
        }
    }

    private void keep() {
        try (Store store = sealed((byte) 1)) {
            store.answers().claim(REQUEST, NOW);
            store.answers().keep("k", 201, ANSWER);
        }
    }

    private Store sealed(byte key) {
        Store store = Store.embedded(folder);
        store.sealWith(new byte[] {key});
        return store;
    }

    /// What a reader of the copy sees, binary fields too.
    private String bytes() {
        byte[] sealed = copy().getFirst().getBinary("sealed").getData();
        return copy() + new String(sealed, StandardCharsets.ISO_8859_1);
    }

    private List<BsonDocument> copy() {
        try (EmbeddedStore store = EmbeddedStore.open(folder);
                MongoClient mongo = MongoClients.create(store.connectionString())) {
            return mongo.getDatabase("parley")
                    .getCollection("answers", BsonDocument.class)
                    .find()
                    .into(new ArrayList<>());
        }
    }
}
