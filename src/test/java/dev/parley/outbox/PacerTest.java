package dev.parley.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.store.Store;
import dev.parley.store.TestStore;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PacerTest {
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

    @AutoClose
    private final Store store;

    PacerTest(@TempDir Path folder) {
        store = TestStore.open(folder);
    }

    @Test
    void two_nodes_together_keep_a_senders_pace() {
        List<Pacer> nodes = List.of(new Pacer(store.pace(), 10), new Pacer(store.pace(), 10));
        List<Instant> slots = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            slots.add(reserve(nodes.get(i % 2), Urgency.INVITATION, 1, NOW));
        }
        slots.sort(Instant::compareTo);

        assertThat(slots.getFirst()).isEqualTo(NOW);
        for (int i = 10; i < slots.size(); i++) {
            assertThat(Duration.between(slots.get(i - 8), slots.get(i))).isGreaterThan(Duration.ofMillis(999));
        }
        assertThat(slots.getLast()).isBefore(NOW.plusSeconds(55));
    }

    @Test
    void a_campaign_holds_up_nobody_in_a_conversation() {
        Pacer pacer = new Pacer(store.pace(), 1);
        for (int i = 0; i < 100; i++) {
            reserve(pacer, Urgency.INVITATION, 1, NOW);
        }

        assertThat(reserve(pacer, Urgency.INVITATION, 1, NOW)).isAfter(NOW.plusSeconds(140));
        assertThat(reserve(pacer, Urgency.REMINDER, 1, NOW)).isEqualTo(NOW);
        assertThat(reserve(pacer, Urgency.REMINDER, 1, NOW)).isBetween(NOW.plusSeconds(3), NOW.plusSeconds(4));
    }

    @Test
    void a_message_of_several_segments_takes_as_much_time() {
        Pacer pacer = new Pacer(store.pace(), 1);
        reserve(pacer, Urgency.INVITATION, 7, NOW);

        assertThat(reserve(pacer, Urgency.INVITATION, 1, NOW)).isBetween(NOW.plusSeconds(10), NOW.plusSeconds(11));
    }

    @Test
    void no_more_invitations_are_begun_than_their_sender_can_send_soon() {
        Pacer pacer = new Pacer(store.pace(), 1);
        assertThat(pacer.room(NOW, 200)).isEqualTo(21);
        for (int i = 0; i < 42; i++) {
            reserve(pacer, Urgency.INVITATION, 1, NOW);
        }

        assertThat(pacer.room(NOW, 200)).isZero();
        assertThat(pacer.room(NOW.plusSeconds(40), 200)).isEqualTo(21);
        assertThat(new Paces(Map.of("sms", pacer, "slack", new Pacer(store.pace(), 100))).room(NOW, 200))
                .isZero();
        assertThat(new Pacer(store.pace(), 0.01).room(NOW, 200)).isEqualTo(1);
        assertThat(new Pacer(store.pace(), 100).room(NOW, 200)).isEqualTo(200);
    }

    @Test
    void time_that_nobody_used_is_no_credit() {
        Pacer pacer = new Pacer(store.pace(), 1);
        reserve(pacer, Urgency.REPLY, 1, NOW);
        Instant later = NOW.plusSeconds(3600);

        assertThat(reserve(pacer, Urgency.REPLY, 1, later)).isEqualTo(later);
        assertThat(reserve(pacer, Urgency.REPLY, 1, later)).isAfter(later.plusSeconds(3));
    }

    @Test
    void a_clock_that_was_ahead_for_a_day_holds_up_nobody_afterwards() {
        reserve(new Pacer(store.pace(), 1), Urgency.REPLY, 1, NOW.plus(Duration.ofDays(1)));

        assertThat(reserve(new Pacer(store.pace(), 1), Urgency.REPLY, 1, NOW)).isEqualTo(NOW);
    }

    private static Instant reserve(Pacer pacer, Urgency urgency, int segments, Instant now) {
        return pacer.reserve("sms", "+15550111", new Sending.Content(Kind.QUESTION, urgency, "x", segments, now), now);
    }
}
