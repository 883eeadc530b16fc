package dev.parley.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import com.mongodb.MongoSocketReadException;
import com.mongodb.MongoTimeoutException;
import com.mongodb.ServerAddress;
import dev.parley.inbox.StoreUnavailable;
import java.time.Duration;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonString;
import org.junit.jupiter.api.Test;

class GateTest {
    private static final ServerAddress SERVER = new ServerAddress("127.0.0.1", 1);

    private final Gate gate = new Gate(1, Duration.ZERO);

    @Test
    void what_it_lets_in_gives_its_result() {
        assertThat(gate.run("count", () -> 7)).isEqualTo(7);
        assertThat(gate.run("count", () -> 8)).isEqualTo(8);
    }

    @Test
    void a_full_disk_is_told_as_such_and_nothing_the_server_says_is_repeated() {
        assertTells(refusal(14031, "OutOfDiskSpace"), "the database did not write: its disk is full; make room");
        assertTells(refusal(13, "Unauthorized"), "the database did not write: it refused (13 Unauthorized)");
    }

    @Test
    void a_database_that_is_away_is_told_with_where_to_look() {
        assertTells(new MongoTimeoutException("their words"), "nothing answers at its address");
        assertTells(new MongoSocketReadException("their words", SERVER), "the connection broke");
    }

    @Test
    void who_finds_no_place_in_time_hears_so() {
        assertThatThrownBy(() -> gate.run("write", () -> gate.run("read", () -> 1)))
                .isInstanceOf(StoreUnavailable.class)
                .hasMessage("the database is too busy to read");
        assertThat(gate.run("count", () -> 9)).isEqualTo(9);
    }

    private void assertTells(MongoException fault, String words) {
        assertThatThrownBy(() -> gate.run("write", () -> {
                    throw fault;
                }))
                .isInstanceOf(StoreUnavailable.class)
                .hasMessageContaining(words)
                .hasMessageNotContaining("their words");
    }

    private static MongoException refusal(int code, String name) {
        return new MongoCommandException(
                new BsonDocument("ok", new BsonInt32(0))
                        .append("code", new BsonInt32(code))
                        .append("codeName", new BsonString(name))
                        .append("errmsg", new BsonString("their words")),
                SERVER);
    }
}
