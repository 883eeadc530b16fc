package dev.parley.bench;

import dev.parley.conversation.Advance;
import dev.parley.conversation.Conversation;
import dev.parley.conversation.Engine;
import dev.parley.conversation.Input;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// One turn of a conversation: the work between an inbound message and its answer, without store and network.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class EngineBenchmark {
    private static final Instant LATER = Talks.START.plusSeconds(60);

    private final Engine engine = Talks.engine();
    private final Conversation asked = Talks.start(engine);
    private final Conversation asksWhy = Talks.after(engine, List.of("3"));

    /// The first question.
    @Benchmark
    public Conversation start() {
        return Talks.start(engine);
    }

    /// A bare score.
    @Benchmark
    public Advance score() {
        return said(asked, "9");
    }

    /// A score with its reason, which answers the next question too.
    @Benchmark
    public Advance scoreWithReason() {
        return said(asked, "3 - the parcel was two days late and nobody answered the phone");
    }

    /// A reply that has to be asked back.
    @Benchmark
    public Advance unclear() {
        return said(asked, "well it depends on what you mean by that");
    }

    /// Words, kept as they are.
    @Benchmark
    public Advance words() {
        return said(asksWhy, "The parcel was two days late and nobody answered the phone when I called.");
    }

    private Advance said(Conversation conversation, String text) {
        return engine.advance(Talks.FLOW, conversation, new Input.Said(text), LATER);
    }
}
