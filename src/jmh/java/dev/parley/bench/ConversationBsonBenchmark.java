package dev.parley.bench;

import dev.parley.conversation.Conversation;
import dev.parley.store.ConversationBson;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.bson.BsonDocument;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// A whole conversation of seven replies to a document and back, as each turn does.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class ConversationBsonBenchmark {
    private static final BsonDocumentCodec CODEC = new BsonDocumentCodec();

    private final Conversation conversation = Talks.after(
            Talks.engine(),
            List.of("7 or 8", "2", "It was late and nobody answered", "help", "yes please", "4", "bye"));
    private final RawBsonDocument bytes = new RawBsonDocument(ConversationBson.to(conversation), CODEC);

    /// To bytes.
    @Benchmark
    public RawBsonDocument write() {
        return new RawBsonDocument(ConversationBson.to(conversation), CODEC);
    }

    /// From bytes.
    @Benchmark
    public Conversation read() {
        return ConversationBson.from(bytes.decode(CODEC));
    }

    /// To a document and back, without bytes.
    @Benchmark
    public Conversation roundTrip() {
        BsonDocument document = ConversationBson.to(conversation);
        return ConversationBson.from(document);
    }
}
