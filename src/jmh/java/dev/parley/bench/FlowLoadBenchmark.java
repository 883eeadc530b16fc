package dev.parley.bench;

import dev.parley.flowfile.FlowFolder;
import dev.parley.flowfile.FlowLoader;
import dev.parley.flowfile.Includes;
import dev.parley.flowfile.LoadedFlow;
import java.io.IOException;
import java.nio.file.Files;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// Reading and checking flow files: what the editor waits for at each key, and a start once.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class FlowLoadBenchmark {
    private byte[] content = {};

    /// Reads the file once.
    @Setup
    public void read() throws IOException {
        content = Files.readAllBytes(Talks.FOLDER.resolve("after-purchase.yaml"));
    }

    /// One flow of nine steps in three languages, with conditions.
    @Benchmark
    public LoadedFlow oneFlow() {
        return FlowLoader.load("after-purchase.yaml", content, Includes.NONE);
    }

    /// The six shipped flows, from disk.
    @Benchmark
    public FlowFolder.Result sixFlows() {
        return FlowFolder.load(Talks.FOLDER);
    }
}
