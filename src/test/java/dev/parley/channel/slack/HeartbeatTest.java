package dev.parley.channel.slack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

class HeartbeatTest {
    private final Deque<Runnable> due = new ArrayDeque<>();
    private final List<String> told = new ArrayList<>();
    private final Heartbeat heart = new Heartbeat(
            (time, task) -> {
                assertThat(time).isEqualTo(Heartbeat.EVERY);
                due.add(task);
            },
            () -> told.add("ping"),
            () -> told.add("given up"));

    @Test
    void a_connection_whose_pings_are_answered_stays() {
        heart.start();
        for (int i = 0; i < 3; i++) {
            heart.heard();
            due.remove().run();
        }
        assertThat(told).containsExactly("ping", "ping", "ping", "ping");
        assertThat(due).hasSize(1);
    }

    @Test
    void a_connection_that_answers_none_is_given_up_once() {
        heart.start();
        heart.heard();
        due.remove().run();
        due.remove().run();
        assertThat(told).containsExactly("ping", "ping", "given up");
        assertThat(due).isEmpty();
    }

    @Test
    void a_connection_that_has_ended_is_asked_no_more() {
        heart.start();
        heart.end();
        due.remove().run();
        assertThat(told).containsExactly("ping");
        assertThat(due).isEmpty();
    }
}
