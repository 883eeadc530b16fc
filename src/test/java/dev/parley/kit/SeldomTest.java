package dev.parley.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SeldomTest {
    private final AtomicLong nanoTime = new AtomicLong();
    private final Seldom seldom = new Seldom(nanoTime::get);

    @Test
    void letsTenLinesThroughInASecond() {
        assertThat(due(25)).isEqualTo(10);

        nanoTime.set(999_999_999);
        assertThat(due(25)).isZero();

        nanoTime.set(1_000_000_000);
        assertThat(due(25)).isEqualTo(10);
    }

    private long due(int lines) {
        return IntStream.range(0, lines).filter(line -> seldom.isDue()).count();
    }
}
