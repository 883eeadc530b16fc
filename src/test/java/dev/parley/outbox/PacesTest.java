package dev.parley.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PacesTest {
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final Pace LATER = (channel, our, content, now) -> now.plusSeconds(7);
    private static final Pace PACES = new Paces(Map.of("sms", LATER, "slack", Paces.repliesAtOnce(LATER)));

    @Test
    void each_channel_has_its_own_pace_and_one_without_any_sends_at_once() {
        assertThat(slot("sms", Urgency.REPLY)).isEqualTo(NOW.plusSeconds(7));
        assertThat(slot("web", Urgency.INVITATION)).isEqualTo(NOW);
    }

    @Test
    void who_has_just_written_is_not_held_up_where_bursts_are_borne() {
        assertThat(slot("slack", Urgency.REPLY)).isEqualTo(NOW);
        assertThat(slot("slack", Urgency.REMINDER)).isEqualTo(NOW.plusSeconds(7));
        assertThat(slot("slack", Urgency.INVITATION)).isEqualTo(NOW.plusSeconds(7));
    }

    private static Instant slot(String channel, Urgency urgency) {
        return PACES.reserve(channel, "our", new Sending.Content(Kind.QUESTION, urgency, "?", 1, NOW), NOW);
    }
}
