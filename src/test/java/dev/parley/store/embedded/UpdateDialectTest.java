package dev.parley.store.embedded;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.set;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoWriteException;
import com.mongodb.bulk.BulkWriteResult;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.PushOptions;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import com.mongodb.client.result.UpdateResult;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.stream.IntStream;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.Binary;
import org.junit.jupiter.api.Test;

/// Updates, replacements, upserts and bulks.
class UpdateDialectTest extends Dialect {
    @Test
    void every_type_comes_back_as_it_went_in() {
        Document document = new Document("_id", "a")
                .append("int", 1)
                .append("long", 2L)
                .append("double", 1.5)
                .append("date", date(1_700_000_000_123L))
                .append("yes", true)
                .append("none", null)
                .append("bytes", new Binary(new byte[] {1, 2, 3}))
                .append("text", "naïve ☕ — 你好 𝄞")
                .append("long text", "x".repeat(40_000))
                .append("list", List.of(1, "b", List.of(), new Document("k", "v")))
                .append("inner", new Document("b", 1).append("a", new Document()));
        lanes.insertOne(document);
        assertThat(first(eq("_id", "a"))).isEqualTo(document);
    }

    @Test
    void a_guarded_replacement_wins_once() {
        lanes.insertOne(doc("a").append("rev", 1).append("old", 1));
        Bson guard = new Document("_id", "a").append("rev", 1);
        UpdateResult won = lanes.replaceOne(guard, new Document("rev", 2).append("new", 1));
        UpdateResult lost = lanes.replaceOne(guard, new Document("rev", 2).append("never", 1));
        assertThat(List.of(won.getMatchedCount(), won.getModifiedCount(), lost.getMatchedCount()))
                .containsExactly(1L, 1L, 0L);
        assertThat(first(eq("_id", "a"))).isEqualTo(doc("a").append("rev", 2).append("new", 1));
    }

    @Test
    void an_id_cannot_be_changed() {
        lanes.insertOne(doc("a"));
        assertThatThrownBy(() -> lanes.replaceOne(eq("_id", "a"), doc("b"))).isInstanceOf(MongoWriteException.class);
        assertThatThrownBy(() -> lanes.updateOne(eq("_id", "a"), set("_id", "b")))
                .isInstanceOf(MongoWriteException.class);
    }

    @Test
    void set_and_unset_change_only_what_they_name() {
        lanes.insertOne(doc("a").append("x", 1)
                .append("in", new Document("p", 1).append("q", 2))
                .append("y", 3));
        lanes.updateOne(
                eq("_id", "a"),
                combine(set("x", 5), set("in.p", 9), set("in.r.s", 7), Updates.unset("y"), set("z", 4)));
        assertThat(first(eq("_id", "a")))
                .isEqualTo(doc("a").append("x", 5)
                        .append("in", new Document("p", 9).append("q", 2).append("r", new Document("s", 7)))
                        .append("z", 4));
    }

    @Test
    void inc_max_and_min_start_where_nothing_is() {
        lanes.insertOne(doc("a").append("n", 5).append("hi", 3).append("lo", 3));
        lanes.updateOne(
                eq("_id", "a"),
                combine(inc("n", 2), inc("m", 1L), Updates.max("hi", 7), Updates.max("top", 1), Updates.min("lo", 4)));
        assertThat(first(eq("_id", "a")))
                .isEqualTo(doc("a").append("n", 7)
                        .append("hi", 7)
                        .append("lo", 3)
                        .append("m", 1L)
                        .append("top", 1));
    }

    @Test
    void inc_of_a_text_is_refused_and_changes_nothing() {
        lanes.insertOne(doc("a").append("n", "seven").append("m", 1));
        assertThatThrownBy(() -> lanes.updateOne(eq("_id", "a"), combine(inc("m", 1), inc("n", 1))))
                .isInstanceOf(MongoWriteException.class);
        assertThat(first(eq("_id", "a"))).containsEntry("m", 1);
    }

    @Test
    void two_changes_of_one_path_are_refused() {
        lanes.insertOne(doc("a"));
        assertThatThrownBy(() -> lanes.updateOne(
                        eq("_id", "a"),
                        new Document("$set", new Document("x.y", 1)).append("$inc", new Document("x", 1))))
                .isInstanceOf(MongoWriteException.class);
    }

    @Test
    void push_each_slice_keeps_the_last_ones() {
        lanes.insertOne(doc("a").append("ring", List.of(1, 2, 3)));
        lanes.updateOne(
                eq("_id", "a"),
                combine(
                        Updates.pushEach("ring", List.of(4, 5), new PushOptions().slice(-3)),
                        Updates.pushEach("fresh", List.of("x")),
                        Updates.push("one", new Document("k", 1))));
        assertThat(first(eq("_id", "a")))
                .isEqualTo(doc("a").append("ring", List.of(3, 4, 5))
                        .append("fresh", List.of("x"))
                        .append("one", List.of(new Document("k", 1))));
    }

    @Test
    void a_push_onto_something_else_than_a_list_is_refused() {
        lanes.insertOne(doc("a").append("ring", "no list"));
        assertThatThrownBy(() -> lanes.updateOne(eq("_id", "a"), Updates.push("ring", 1)))
                .isInstanceOf(MongoWriteException.class);
    }

    @Test
    void pull_takes_out_and_add_to_set_adds_once() {
        lanes.insertOne(doc("a").append("outbox", List.of(new Document("k", 1).append("s", "x"), new Document("k", 2)))
                .append("seen", List.of("p", "q")));
        lanes.updateOne(
                eq("_id", "a"), combine(Updates.pull("outbox", new Document("k", 1)), Updates.addToSet("seen", "q")));
        lanes.updateOne(eq("_id", "a"), Updates.addToSet("seen", "r"));
        assertThat(first(eq("_id", "a")))
                .isEqualTo(doc("a").append("outbox", List.of(new Document("k", 2)))
                        .append("seen", List.of("p", "q", "r")));
    }

    @Test
    void an_upsert_takes_the_filter_the_set_and_the_set_on_insert() {
        Bson update = combine(set("x", 1), inc("n", 1), Updates.setOnInsert("born", 7));
        UpdateResult inserted =
                lanes.updateOne(new Document("_id", "a").append("kind", "k"), update, new UpdateOptions().upsert(true));
        UpdateResult updated =
                lanes.updateOne(new Document("_id", "a").append("kind", "k"), update, new UpdateOptions().upsert(true));
        assertThat(inserted.getUpsertedId()).isNotNull();
        assertThat(updated.getMatchedCount()).isOne();
        assertThat(first(eq("_id", "a")))
                .isEqualTo(doc("a").append("kind", "k")
                        .append("x", 1)
                        .append("n", 2)
                        .append("born", 7));
    }

    @Test
    void a_replacing_upsert_inserts_the_replacement() {
        lanes.replaceOne(eq("_id", "a"), new Document("x", 1), new ReplaceOptions().upsert(true));
        assertThat(first(eq("_id", "a"))).isEqualTo(doc("a").append("x", 1));
    }

    @Test
    void an_upsert_whose_guard_fails_is_a_duplicate_key() {
        lanes.insertOne(doc("a").append("rev", 2));
        assertThatThrownBy(() -> lanes.updateOne(
                        new Document("_id", "a").append("rev", 1), inc("rev", 1), new UpdateOptions().upsert(true)))
                .isInstanceOfSatisfying(
                        MongoWriteException.class,
                        e -> assertThat(e.getError().getCode()).isEqualTo(11000));
    }

    @Test
    void find_one_and_update_gives_the_document_before_or_after() {
        lanes.insertOne(doc("a").append("n", 1));
        assertThat(lanes.findOneAndUpdate(eq("_id", "a"), inc("n", 1))).containsEntry("n", 1);
        assertThat(lanes.findOneAndUpdate(eq("_id", "a"), inc("n", 1), after())).containsEntry("n", 3);
        assertThat(lanes.findOneAndUpdate(eq("_id", "none"), inc("n", 1))).isNull();
        assertThat(lanes.findOneAndUpdate(eq("_id", "new"), inc("n", 1), after().upsert(true)))
                .isEqualTo(new Document("_id", "new").append("n", 1));
    }

    @Test
    void find_one_and_update_takes_the_first_in_the_order_asked_for() {
        insert(IntStream.of(3, 1, 2)
                .mapToObj(n -> doc("d" + n).append("due", n))
                .toList());
        Document taken = lanes.findOneAndUpdate(lte("due", 2), set("due", 9), after().sort(ascending("due")));
        assertThat(taken).isEqualTo(doc("d1").append("due", 9));
    }

    @Test
    void an_unordered_bulk_does_all_it_can_and_says_what_failed() {
        lanes.insertOne(doc("a").append("n", 1));
        assertThatThrownBy(() -> lanes.bulkWrite(
                        List.of(
                                new InsertOneModel<>(doc("a")),
                                new InsertOneModel<>(doc("b")),
                                new UpdateOneModel<>(eq("_id", "a"), inc("n", 1)),
                                new UpdateOneModel<>(eq("_id", "c"), inc("n", 1), new UpdateOptions().upsert(true)),
                                new ReplaceOneModel<>(eq("_id", "b"), new Document("r", 1))),
                        new BulkWriteOptions().ordered(false)))
                .isInstanceOfSatisfying(MongoBulkWriteException.class, e -> {
                    assertThat(e.getWriteErrors())
                            .extracting(error -> error.getIndex())
                            .containsExactly(0);
                    assertThat(e.getWriteResult().getUpserts()).hasSize(1);
                });
        assertThat(first(eq("_id", "a"))).containsEntry("n", 2);
        assertThat(first(eq("_id", "b"))).containsEntry("r", 1);
        assertThat(first(eq("_id", "c"))).containsEntry("n", 1);
    }

    @Test
    void a_bulk_counts_what_it_did() {
        BulkWriteResult result = lanes.bulkWrite(
                List.of(
                        new InsertOneModel<>(doc("a")),
                        new UpdateOneModel<>(eq("_id", "a"), set("x", 1)),
                        new UpdateOneModel<>(eq("_id", "a"), set("x", 1))),
                new BulkWriteOptions().ordered(false));
        assertThat(List.of(result.getInsertedCount(), result.getMatchedCount(), result.getModifiedCount()))
                .containsExactly(1, 2, 1);
    }

    @Test
    void update_many_changes_all_that_match() {
        lanes.createIndex(Indexes.ascending("k"));
        insert(IntStream.range(0, 10)
                .mapToObj(n -> doc("d" + n).append("k", n % 2))
                .toList());
        UpdateResult result = lanes.updateMany(eq("k", 1), set("k", 2));
        assertThat(result.getModifiedCount()).isEqualTo(5);
        assertThat(ids(eq("k", 2))).hasSize(5);
    }

    @Test
    void dates_keep_their_milliseconds() {
        Instant time = Instant.parse("2026-03-29T01:59:59.999Z");
        lanes.insertOne(doc("a").append("at", time));
        assertThat(first(eq("_id", "a")).getDate("at")).isEqualTo(Date.from(time));
    }
}
