package dev.parley.followup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.fake.TestClock;
import dev.parley.store.Store;
import dev.parley.store.TestStore;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Looking up what a lost process wrote, which takes minutes in a large store.
class FollowerTest {
    private static final Instant LOST = Instant.parse("2026-03-05T12:00:00Z");

    private final TestClock clock = new TestClock(LOST);

    @Test
    void while_one_look_is_under_way_no_other_begins_and_the_next_finds_nothing_left(@TempDir Path folder) {
        try (Store store = TestStore.open(folder)) {
            Shelf shelf = store.shelf("followed", List.of());
            new Marks(shelf, "lost", Duration.ZERO).advance(LOST, LOST);
            List<Follower> self = new ArrayList<>();
            List<Integer> meanwhile = new ArrayList<>();
            Written slow = (since, taker) -> meanwhile.add(self.getFirst().adopt());
            Follower follower = new Follower(
                    new Marks(shelf, "new", Duration.ZERO),
                    new Follower.Sources(slow, since -> List.of()),
                    List.of(),
                    clock);
            self.add(follower);

            assertThat(follower.adopt()).isEqualTo(1);
            assertThat(meanwhile).containsExactly(0);
            assertThat(follower.adopt()).isZero();
        }
    }
}
