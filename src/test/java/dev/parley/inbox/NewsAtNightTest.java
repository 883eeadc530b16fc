package dev.parley.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.channel.Delivery;
import dev.parley.channel.Receipt;
import dev.parley.fake.TestFlows;
import dev.parley.flow.Gates.Quiet;
import dev.parley.flow.Value;
import dev.parley.outbox.Job;
import dev.parley.schedule.Local;
import dev.parley.schedule.Nights;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

/// News waits for the day in every zone that a number may be in, though the survey before it may write at night.
class NewsAtNightTest extends OneLane {
    private static final String ANY_HOUR = """
            flow: any-hour
            language: en
            invite: {keywords: [hello], quiet: none}
            steps:
              - {id: name, ask: Who was it?, answer: text}
              - end: Thank you.
            """;
    /// North America, from Guam to Newfoundland: its common day lasts an hour and a half in winter, half of one in
    /// summer.
    private static final Duration STEP = Duration.ofMinutes(10);

    NewsAtNightTest() {
        courtesy = new Nights(ZoneOffset.UTC);
    }

    @Test
    void at_no_hour_is_anybody_told_of_something_while_it_may_be_night_for_them() {
        Announcements announcements = answered();
        int told = 0;
        for (Instant end = clock.instant().plus(Duration.ofDays(2));
                clock.instant().isBefore(end);
                clock.pass(STEP)) {
            boolean isTold = announcements.tell(id, "news " + told, "We did it.") == Announcements.Outcome.TOLD;

            assertThat(isTold).as("at %s", clock.instant()).isEqualTo(!isNight());
            assertThat(send()).isEqualTo(isTold ? "We did it." : "");
            told += isTold ? 1 : 0;
        }
        assertThat(told).as("the common day of two days in winter").isBetween(12, 24);
    }

    @Test
    void who_sleeps_is_told_as_soon_as_it_is_day_for_them() {
        Announcements announcements = answered();
        assertThat(announcements.tell(id, "news", "We did it.")).isEqualTo(Announcements.Outcome.ASLEEP);

        Instant again = announcements.again(id);
        clock.pass(Duration.between(clock.instant(), again).minusSeconds(1));
        assertThat(announcements.tell(id, "news", "We did it.")).isEqualTo(Announcements.Outcome.ASLEEP);
        clock.pass(Duration.ofSeconds(1));
        assertThat(announcements.tell(id, "news", "We did it.")).isEqualTo(Announcements.Outcome.TOLD);
        assertThat(announcements.again(id))
                .as("by day")
                .isEqualTo(clock.instant().plus(Duration.ofHours(1)));
    }

    @Test
    void what_the_provider_did_not_take_by_the_evening_waits_for_the_next_day() {
        Announcements announcements = answered();
        clock.pass(Duration.between(clock.instant(), announcements.again(id)));
        announcements.tell(id, "news", "We did it.");
        Job job = inbox.tick(id).orElseThrow();
        inbox.report(job, new Delivery.Deferred("429", Duration.ofHours(2)));
        clock.pass(Duration.ofHours(3));

        assertThat(isNight()).isTrue();
        assertThat(inbox.tick(id)).isEmpty();
    }

    private Announcements answered() {
        flows.publish(List.of(TestFlows.of(ANY_HOUR)));
        say("hello");
        hear("Bo").replies().forEach(reply -> receipt(reply, Receipt.Fate.DELIVERED));
        assertThat(lane().open()).isEmpty();
        return inbox.beside().announcements();
    }

    private boolean isNight() {
        return Local.of(Value.Fields.NONE, parties, ZoneOffset.UTC).isQuiet(clock.instant(), Quiet.NIGHT);
    }
}
