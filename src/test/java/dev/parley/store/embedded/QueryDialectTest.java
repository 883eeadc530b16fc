package dev.parley.store.embedded;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Sorts.descending;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.set;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Updates;
import java.util.List;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/// Queries, indexes, counts and deletions.
class QueryDialectTest extends Dialect {
    @Test
    void find_one_and_update_says_duplicate_key() {
        lanes.createIndex(Indexes.ascending("key"), new IndexOptions().unique(true));
        insert(List.of(doc("a").append("key", 1), doc("b").append("key", 2)));
        assertThatThrownBy(() -> lanes.findOneAndUpdate(eq("_id", "a"), set("key", 2)))
                .isInstanceOfSatisfying(
                        MongoCommandException.class,
                        e -> assertThat(e.getErrorCode()).isEqualTo(11000));
    }

    @Test
    void unique_keys_hold_on_insert_update_and_replace() {
        lanes.createIndex(Indexes.ascending("channel", "user"), new IndexOptions().unique(true));
        insert(List.of(person("a", "sms", 1), person("b", "sms", 2), person("c", "slack", 1)));
        for (Runnable write : List.<Runnable>of(
                () -> lanes.insertOne(person("d", "sms", 1)),
                () -> lanes.updateOne(eq("_id", "b"), set("user", 1)),
                () -> lanes.replaceOne(eq("_id", "c"), person("c", "sms", 2)),
                () -> lanes.insertOne(person("a", "x", 9)))) {
            assertThatThrownBy(write::run)
                    .isInstanceOfSatisfying(
                            MongoWriteException.class,
                            e -> assertThat(e.getError().getCode()).isEqualTo(11000));
        }
        assertThat(lanes.countDocuments()).isEqualTo(3);
    }

    @Test
    void a_sparse_unique_index_lets_many_documents_go_without() {
        lanes.createIndex(
                Indexes.ascending("token"), new IndexOptions().unique(true).sparse(true));
        insert(List.of(doc("a"), doc("b"), doc("c").append("token", "t")));
        assertThatThrownBy(() -> lanes.updateOne(eq("_id", "a"), set("token", "t")))
                .isInstanceOf(MongoWriteException.class);
        lanes.updateOne(eq("_id", "c"), Updates.unset("token"));
        lanes.updateOne(eq("_id", "a"), set("token", "t"));
        assertThat(ids(eq("token", "t"))).containsExactly("a");
    }

    @Test
    void a_unique_index_over_duplicates_is_refused() {
        insert(List.of(doc("a").append("k", 1), doc("b").append("k", 1)));
        assertThatThrownBy(() -> lanes.createIndex(Indexes.ascending("k"), new IndexOptions().unique(true)))
                .isInstanceOfSatisfying(
                        MongoException.class, e -> assertThat(e.getCode()).isEqualTo(11000));
        lanes.deleteOne(eq("_id", "b"));
        lanes.createIndex(Indexes.ascending("k"), new IndexOptions().unique(true));
        assertThat(ids(eq("k", 1))).containsExactly("a");
        assertThatThrownBy(() -> lanes.insertOne(doc("c").append("k", 1))).isInstanceOf(MongoWriteException.class);
    }

    @Test
    void ranges_sorts_limits_and_skips_work_with_and_without_an_index() {
        insert(IntStream.range(0, 60)
                .mapToObj(n ->
                        doc("d%02d".formatted(n)).append("flow", "f" + n % 3).append("at", n / 2))
                .toList());
        rangesAndSorts();
        lanes.createIndex(Indexes.ascending("at"));
        lanes.createIndex(Indexes.compoundIndex(Indexes.ascending("flow"), Indexes.descending("at")));
        rangesAndSorts();
    }

    private static void rangesAndSorts() {
        assertThat(ids(and(gte("at", 3), lt("at", 5)))).containsExactlyInAnyOrder("d06", "d07", "d08", "d09");
        assertThat(ids(new Document("at", new Document("$gt", 28)))).containsExactlyInAnyOrder("d58", "d59");
        assertThat(lanes.find(lte("at", 10)).sort(ascending("at", "_id")).limit(3))
                .extracting(d -> d.getString("_id"))
                .containsExactly("d00", "d01", "d02");
        assertThat(lanes.find().sort(descending("at", "_id")).limit(2))
                .extracting(d -> d.getString("_id"))
                .containsExactly("d59", "d58");
        assertThat(lanes.find(eq("flow", "f1")).sort(descending("at")).skip(1).limit(2))
                .extracting(d -> d.getInteger("at"))
                .containsExactly(27, 26);
        assertThat(lanes.find(and(eq("flow", "f2"), gte("at", 20), gt("_id", "d50")))
                        .sort(ascending("at")))
                .extracting(d -> d.getString("_id"))
                .containsExactly("d53", "d56", "d59");
        assertThat(ids(in("at", 1, 2, 99))).containsExactlyInAnyOrder("d02", "d03", "d04", "d05");
    }

    @Test
    void missing_and_null_are_found_by_null_and_by_no_range() {
        lanes.createIndex(Indexes.ascending("due"));
        insert(List.of(doc("a"), doc("b").append("due", null), doc("c").append("due", date(5))));
        assertThat(ids(eq("due", null))).containsExactlyInAnyOrder("a", "b");
        assertThat(ids(lte("due", date(9)))).containsExactly("c");
        assertThat(lanes.find().sort(ascending("due", "_id")))
                .extracting(d -> d.getString("_id"))
                .containsExactly("a", "b", "c");
    }

    @Test
    void numbers_of_different_types_are_equal() {
        lanes.createIndex(Indexes.ascending("n"));
        insert(List.of(doc("a").append("n", 1), doc("b").append("n", 1L), doc("c").append("n", 1.0)));
        assertThat(ids(eq("n", 1))).hasSize(3);
        assertThat(ids(new Document("_id", "b").append("n", 1.0))).containsExactly("b");
    }

    @Test
    void lists_are_found_by_their_elements() {
        lanes.createIndex(Indexes.ascending("tags"));
        insert(List.of(
                doc("a").append("tags", List.of("x", "y")),
                doc("b").append("tags", List.of()),
                doc("c").append("tags", "x")));
        assertThat(ids(eq("tags", "x"))).containsExactlyInAnyOrder("a", "c");
        lanes.updateOne(eq("_id", "a"), set("tags", List.of("z")));
        assertThat(ids(eq("tags", "x"))).containsExactly("c");
        assertThat(ids(eq("tags", "z"))).containsExactly("a");
    }

    @Test
    void fields_inside_documents_can_be_indexed() {
        lanes.createIndex(Indexes.ascending("place.city"));
        insert(List.of(
                doc("a").append("place", new Document("city", "Ulm")), doc("b").append("place", new Document())));
        lanes.updateOne(eq("_id", "b"), set("place.city", "Ulm"));
        lanes.updateOne(eq("_id", "a"), set("place", new Document("city", "Bonn")));
        assertThat(ids(eq("place.city", "Ulm"))).containsExactly("b");
        assertThat(ids(eq("place.city", "Bonn"))).containsExactly("a");
    }

    @Test
    void documents_as_ids_are_looked_up_as_a_whole() {
        Document id = new Document("flow", "f").append("day", date(86_400_000));
        lanes.insertOne(new Document("_id", id).append("n", 1));
        lanes.updateOne(eq("_id", id), inc("n", 1));
        assertThat(first(eq("_id", id))).containsEntry("n", 2);
    }

    @Test
    void many_documents_come_in_batches() {
        insert(IntStream.range(0, 2_500)
                .mapToObj(n -> doc("d" + n).append("n", n))
                .toList());
        assertThat(lanes.find().batchSize(300)).hasSize(2_500);
        assertThat(lanes.find(gte("n", 500)).sort(descending("n")).batchSize(7).limit(20))
                .hasSize(20);
    }

    @Test
    void counts_and_distinct_values() {
        insert(IntStream.range(0, 30)
                .mapToObj(n -> doc("d" + n).append("k", n % 4))
                .toList());
        assertThat(lanes.estimatedDocumentCount()).isEqualTo(30);
        assertThat(lanes.countDocuments(eq("k", 1))).isEqualTo(8);
        assertThat(lanes.countDocuments(eq("_id", "d5"))).isOne();
        assertThat(lanes.distinct("k", eq("k", 1), Integer.class)).containsExactly(1);
        assertThat(lanes.distinct("k", Integer.class)).containsExactlyInAnyOrder(0, 1, 2, 3);
    }

    @Test
    void delete_one_and_delete_many() {
        lanes.createIndex(Indexes.ascending("k"));
        insert(IntStream.range(0, 10)
                .mapToObj(n -> doc("d" + n).append("k", n % 2))
                .toList());
        assertThat(lanes.deleteOne(eq("_id", "d0")).getDeletedCount()).isOne();
        assertThat(lanes.deleteOne(eq("_id", "d0")).getDeletedCount()).isZero();
        assertThat(lanes.deleteMany(eq("k", 1)).getDeletedCount()).isEqualTo(5);
        assertThat(ids(eq("k", 1))).isEmpty();
        assertThat(ids(eq("k", 0))).hasSize(4);
    }

    @Test
    void projections_leave_out_what_is_not_asked_for() {
        lanes.insertOne(doc("a").append("x", 1).append("y", new Document("p", 1).append("q", 2)));
        assertThat(lanes.find(eq("_id", "a")).projection(new Document("y.p", 1)).first())
                .isEqualTo(doc("a").append("y", new Document("p", 1)));
        assertThat(first(eq("_id", "a"))).containsKey("x");
    }

    @Test
    void dropping_an_index_leaves_those_of_the_same_name_elsewhere() {
        MongoCollection<Document> others = database.getCollection("dialect-others");
        others.drop();
        for (MongoCollection<Document> collection : List.of(lanes, others)) {
            collection.createIndex(Indexes.ascending("k"), new IndexOptions().unique(true));
            collection.insertOne(doc("a").append("k", 1));
        }
        lanes.dropIndex("k_1");
        lanes.insertOne(doc("b").append("k", 1));
        assertThat(ids(eq("k", 1))).containsExactlyInAnyOrder("a", "b");
        assertThat(others.listIndexes())
                .extracting(index -> index.getString("name"))
                .contains("k_1");
        assertThatThrownBy(() -> others.insertOne(doc("b").append("k", 1))).isInstanceOf(MongoWriteException.class);
        others.drop();
    }

    @Test
    void making_an_index_again_is_fine_unless_it_is_another_one() {
        lanes.createIndex(Indexes.ascending("k"));
        lanes.createIndex(Indexes.ascending("k"));
        assertThatThrownBy(() -> lanes.createIndex(Indexes.ascending("k"), new IndexOptions().unique(true)))
                .isInstanceOf(MongoCommandException.class);
        insert(List.of(doc("a").append("k", 1), doc("b").append("k", 1)));
        assertThat(ids(eq("k", 1))).hasSize(2);
    }
}
