package dev.parley.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.parley.fake.TestClock;
import dev.parley.flow.FlowId;
import dev.parley.inbox.Link;
import dev.parley.inbox.Links;
import dev.parley.inbox.Parties;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LinkDeskTest {
    private static final Optional<Parties> ANN = Optional.of(new Parties("sms", "+15550111", "+15550101"));

    private final Kept kept = new Kept(new HashMap<>());
    private final TestClock clock = new TestClock(Instant.parse("2026-03-02T15:00:00Z"));
    private final LinkDesk desk = new LinkDesk(kept, new SecureRandom(), clock);

    /// Links as long as the test.
    private record Kept(Map<String, Link> links) implements Links {
        @Override
        public void keep(Link link) {
            links.put(link.hash(), link);
        }

        @Override
        public Optional<Link> find(String hash) {
            return Optional.ofNullable(links.get(hash));
        }

        @Override
        public void sweep(Instant before) {
            links.values().removeIf(link -> link.expires().isBefore(before));
        }
    }

    @Test
    void a_link_opens_one_persons_line_until_its_time_is_over_and_then_says_so() {
        String secret = desk.make(new FlowId("shop"), ANN, Duration.ofDays(1));
        assertThat(desk.usable(secret).parties()).isEqualTo(ANN);

        clock.pass(Duration.ofDays(1).plusSeconds(1));

        assertThat(statusOf(secret)).isEqualTo(410);
    }

    @Test
    void an_expired_link_is_forgotten_when_nobody_can_wonder_at_it_any_more() {
        String secret = desk.make(new FlowId("shop"), ANN, Duration.ofDays(1));

        clock.pass(Duration.ofDays(20));
        desk.sweep();
        assertThat(statusOf(secret)).isEqualTo(410);

        clock.pass(Duration.ofDays(20));
        desk.sweep();
        assertThat(statusOf(secret)).isEqualTo(404);
    }

    @Test
    void a_persons_own_link_in_the_place_of_a_posters_expires_with_it() {
        Link poster = desk.usable(desk.make(new FlowId("shop"), Optional.empty(), Duration.ofDays(3)));

        Link own = desk.usable(desk.personal(poster));
        Link others = desk.usable(desk.personal(poster));

        assertThat(own.expires()).isEqualTo(poster.expires());
        assertThat(own.parties()).isPresent().isNotEqualTo(others.parties());
    }

    @Test
    void the_secret_in_an_address_is_not_kept() {
        String secret = desk.make(new FlowId("shop"), ANN, Duration.ofDays(1));

        assertThat(secret).hasSize(22);
        assertThat(kept.toString()).doesNotContain(secret);
    }

    private int statusOf(String secret) {
        return catchThrowableOfType(ProblemException.class, () -> desk.usable(secret))
                .problem()
                .status();
    }
}
