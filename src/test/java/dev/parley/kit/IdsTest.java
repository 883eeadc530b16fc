package dev.parley.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class IdsTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.ofEpochMilli(1469918176385L));

    @Test
    void beginsWithTheTimeAsAUlidDoes() {
        assertThat(new Ids(CLOCK, new Random(1)).next()).hasSize(26).startsWith("01ARYZ6S41");
    }

    @Test
    void usesEveryBitOfChance() {
        assertThat(new Ids(CLOCK, () -> -1).next()).isEqualTo("01ARYZ6S41ZZZZZZZZZZZZZZZZ");
        assertThat(new Ids(CLOCK, () -> 0).next()).isEqualTo("01ARYZ6S410000000000000000");
    }

    @Test
    void laterIdsSortBehindEarlierOnes() {
        String early = new Ids(CLOCK, () -> -1).next();
        String late = new Ids(InstantSource.fixed(CLOCK.instant().plusMillis(1)), () -> 0).next();

        assertThat(early).isLessThan(late);
    }

    @Test
    void doesNotRepeatItself() {
        Ids ids = new Ids(CLOCK, new Random(3));
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < 10_000; i++) {
            assertThat(seen.add(ids.next())).isTrue();
        }
    }
}
