package dev.parley;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.settings.Settings;
import dev.parley.store.Store;
import dev.parley.store.TestStore;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Nodes on one database and one machine.
class ClusterTest {
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final Settings.Cluster HERE = new Settings.Cluster(true, "127.0.0.1", 5701);

    @TempDir
    private Path folder;

    private final BlockingQueue<String> one = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> two = new LinkedBlockingQueue<>();

    @Test
    void two_nodes_find_each_other_by_the_database_and_hear_what_the_other_changed() throws InterruptedException {
        try (Store store = TestStore.open(folder)) {
            Cluster.Ground ground =
                    new Cluster.Ground(store.nodes(), InstantSource.fixed(NOW), "test" + folder.hashCode());
            try (Cluster first = Cluster.join(HERE, ground);
                    Cluster second = Cluster.join(HERE, ground)) {
                first.listen(one::add);
                second.listen(two::add);

                assertThat(store.nodes().there(NOW)).hasSize(2);
                assertThat(heard(first, "lane-1", two)).isEqualTo("lane-1");
                assertThat(heard(second, "lane-2", one)).isEqualTo("lane-2");
                assertThat(one).doesNotContain("lane-1");
                assertThat(two).doesNotContain("lane-2");
            }
            assertThat(store.nodes().there(NOW)).isEmpty();
        }
    }

    @Test
    void a_node_that_was_not_there_for_a_minute_is_forgotten() {
        try (Store store = TestStore.open(folder)) {
            store.nodes().present("10.0.0.1:5701", NOW);
            store.nodes().present("10.0.0.2:5701", NOW.plusSeconds(30));

            assertThat(store.nodes().there(NOW.plusSeconds(60))).hasSize(2);
            assertThat(store.nodes().there(NOW.plusSeconds(61))).containsExactly("10.0.0.2:5701");
            assertThat(store.nodes().there(NOW.plus(Duration.ofDays(1)))).isEmpty();
        }
    }

    /// What is told is lost until the other node is known to listen.
    private static String heard(Siblings teller, String lane, BlockingQueue<String> heard) throws InterruptedException {
        String word = null;
        for (int i = 0; i < 600 && word == null; i++) {
            teller.tell(lane);
            word = heard.poll(500, TimeUnit.MILLISECONDS);
        }
        return String.valueOf(word);
    }
}
