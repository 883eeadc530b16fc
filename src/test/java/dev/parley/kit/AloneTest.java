package dev.parley.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AloneTest {
    private final Alone alone = new Alone();

    @Test
    void who_comes_while_a_round_is_under_way_goes_without() {
        List<String> ran = new ArrayList<>();

        int first = alone.run(() -> {
            ran.add("first");
            int second = alone.run(() -> {
                ran.add("second");
                return 2;
            });
            assertThat(second).isZero();
            return 1;
        });

        assertThat(first).isOne();
        assertThat(ran).containsExactly("first");
        assertThat(alone.run(() -> 3)).isEqualTo(3);
    }

    @Test
    void a_round_that_fails_is_over() {
        assertThatThrownBy(() -> alone.run(() -> {
                    throw new IllegalStateException("no store");
                }))
                .hasMessage("no store");

        assertThat(alone.run(() -> 1)).isOne();
    }
}
