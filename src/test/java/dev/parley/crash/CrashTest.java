package dev.parley.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A short crash run: a few kills of one node with its own store, and of two nodes and the store they share.
/// `-Dcrash.kills=100` for more, `-Dcrash.patience=300` to wait until everybody was asked everything.
class CrashTest {
    private static final int KILLS = Integer.getInteger("crash.kills", 3);
    private static final Duration PATIENCE = Duration.ofSeconds(Integer.getInteger("crash.patience", 0));

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    @Timeout(value = 15, unit = TimeUnit.MINUTES)
    void what_was_acknowledged_survives_kill_9_and_nobody_is_asked_twice(int nodes)
            throws IOException, InterruptedException {
        Crash.Plan plan = new Crash.Plan(nodes, KILLS, Long.getLong("crash.seed", System.nanoTime()));

        Verdict verdict = Crash.run(Programs.onTheClassPath(), plan, folder, PATIENCE);

        assertThat(verdict.acknowledged()).isPositive();
        assertThat(verdict.lost()).as("lost, %s", plan).isEmpty();
        assertThat(verdict.twice()).as("counted twice, %s", plan).isEmpty();
        assertThat(verdict.doubled()).as("received twice, %s", plan).isEmpty();
    }
}
