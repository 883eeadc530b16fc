package dev.parley.store.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.bson.Document;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QueryPlanTest {
    private static final List<Fake> INDEXES = List.of(
            new Fake("_id", true, true, List.of("_id")),
            new Fake("key", true, true, List.of("channel", "user")),
            new Fake("due", false, true, List.of("due")),
            new Fake("flowAt", false, true, List.of("flow", "at")),
            new Fake("page", false, true, List.of("talk.at", "talk.id")),
            new Fake("token", true, false, List.of("token")));

    @TempDir
    Path folder;

    /// An index that is only looked at.
    private record Fake(String name, boolean isUnique, boolean isComplete, List<String> fields) implements StoredIndex {
        @Override
        public boolean isMultikey() {
            return false;
        }

        @Override
        public Stream<Object> positions(KeySpan span, boolean downwards) {
            return Stream.of();
        }

        @Override
        public void abandon(StoreMaps maps) {
            throw new UnsupportedOperationException();
        }
    }

    @ParameterizedTest(name = "{0} sorted by {1} reads {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            {_id:'a'}                                   | {}             | _id
            {_id:'a',rev:7}                             | {}             | _id
            {rev:7}                                     | {}             | everything
            {}                                          | {}             | everything
            {}                                          | {_id:-1}       | _id downwards
            {channel:'sms',user:'u'}                    | {}             | key
            {user:'u',channel:'sms',rev:1}              | {}             | key
            {channel:'sms'}                             | {}             | key
            {user:'u'}                                  | {}             | everything
            {'talk.at':{$gte:0}}                        | {'talk.at':-1,'talk.id':-1} | page downwards
            {'talk.at':{$lte:9},status:'s'}             | {'talk.at':-1,'talk.id':-1} | page downwards
            {due:{$lte:5}}                              | {due:1}        | due in order
            {due:{$lte:5}}                              | {due:-1}       | due downwards
            {due:{$lte:5}}                              | {due:1,_id:1}  | due in order
            {due:{$lte:5}}                              | {due:1,_id:-1} | due
            {due:{$lte:5}}                              | {flow:1}       | due
            {due:{$ne:5}}                               | {}             | everything
            {due:null}                                  | {}             | everything
            {due:{$in:[1,2]}}                           | {due:1}        | due
            {flow:'f'}                                  | {at:-1}        | flowAt downwards
            {flow:'f',at:{$gt:1,$lt:9}}                 | {at:1}         | flowAt in order
            {flow:{$in:['f','g']},at:3}                 | {}             | flowAt
            {}                                          | {flow:1,at:1}  | flowAt in order
            {}                                          | {flow:1,at:-1} | everything
            {}                                          | {token:1}      | everything
            {token:'t'}                                 | {token:1}      | token in order
            {$and:[{channel:'sms'},{user:'u'}]}         | {}             | key
            {$and:[{due:{$gte:1}},{due:{$lt:5}}]}       | {due:1}        | due in order
            {$or:[{due:1},{flow:'f'}]}                  | {}             | everything
            """)
    void the_index_that_narrows_most_is_read(String filter, String sort, String expected) {
        String plan = QueryPlan.choose(INDEXES, FlatFilter.of(parse(filter)), parse(sort))
                .map(QueryPlanTest::describe)
                .orElse("everything");
        assertThat(plan).isEqualTo(expected);
    }

    private static String describe(QueryPlan plan) {
        String order = plan.downwards() ? " downwards" : " in order";
        return ((Fake) plan.index()).name() + (plan.sorted() ? order : "");
    }

    /// A filter as the wire would bring it.
    private static Document parse(String json) {
        return convert(org.bson.Document.parse(json));
    }

    private static Document convert(org.bson.Document document) {
        Document converted = new Document();
        document.forEach((key, value) -> converted.put(key, convert(value)));
        return converted;
    }

    private static @Nullable Object convert(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case org.bson.Document document -> convert(document);
            case List<?> list ->
                list.stream().<@Nullable Object>map(QueryPlanTest::convert).toList();
            default -> value;
        };
    }

    @Test
    void a_limit_ends_the_scan_of_an_index() {
        StoreFile file = StoreFile.open(DataFolder.create(folder), 16);
        try {
            IndexEntries entries =
                    new IndexEntries(new StoreMaps(file.store(), new Changes()).index("parley.lanes", "due"), false);
            IntStream.range(0, 5_000).forEach(n -> entries.map().put(new KeyValue((double) n, "d" + n), true));
            AtomicInteger read = new AtomicInteger();
            List<Object> found = entries.scan(new KeySpan(List.of(), 1000, null), false, key -> counted(read, key))
                    .limit(10)
                    .toList();
            assertThat(found).hasSize(10).first().isEqualTo("d1000");
            assertThat(read).hasValueLessThan(12);
        } finally {
            file.closeWithoutWriting();
        }
    }

    private static Object counted(AtomicInteger read, KeyValue key) {
        read.incrementAndGet();
        return key.get(key.size() - 1);
    }
}
