package dev.parley;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.channel.slack.SlackApi;
import dev.parley.channel.slack.SlackParts;
import dev.parley.channel.slack.Workspaces;
import dev.parley.contact.Address;
import dev.parley.fake.SlackStandIn;
import dev.parley.fake.TestFlows;
import dev.parley.flow.Flow;
import dev.parley.flow.Medium;
import dev.parley.inbox.Courtesy;
import dev.parley.inbox.Parties;
import dev.parley.kit.Seal;
import dev.parley.kit.Secret;
import dev.parley.schedule.OurEnds;
import io.vertx.core.Vertx;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Pulses and people who have set Slack not to disturb them.
class SlackRestTest {
    private static final Instant NOW = Instant.ofEpochSecond(1_772_460_000);
    private static final Instant MORNING = NOW.plusSeconds(3_600);
    private static final String TOLD = """
            {"ok": true, "users": {
              "U1": {"dnd_enabled": true, "next_dnd_start_ts": 1772450000, "next_dnd_end_ts": 1772463600},
              "U2": {"dnd_enabled": true, "next_dnd_start_ts": 1772463600, "next_dnd_end_ts": 1772470000},
              "U3": {"dnd_enabled": false}}}
            """;

    private final SlackStandIn slack = new SlackStandIn();
    private final Vertx vertx = Vertx.vertx();
    private final Queue<Runnable> later = new ArrayDeque<>();
    private final List<Duration> pauses = new ArrayList<>();
    private final Flow pulse = flow("pulse");
    private SlackParts parts;
    private SlackRest rest;
    private Courtesy courtesy;

    @BeforeEach
    void start() {
        SlackApi api = SlackApi.of(vertx, URI.create(slack.url().replaceFirst("/$", "")));
        parts = SlackParts.of(api, Workspaces.one(new Secret("xoxb-1")), Seal.of(new byte[32], "slack"));
        OurEnds ends = new OurEnds(Map.of(Medium.SLACK, new OurEnds.End("slack", "T1")));
        rest = new SlackRest(parts.doNotDisturb(), ends, later::add, pauses::add);
        courtesy = rest.beside(Courtesy.NONE);
        slack.answers("dnd.teamInfo", TOLD);
    }

    @AfterEach
    void stop() {
        parts.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
        slack.close();
    }

    @Test
    void who_rests_is_known_of_fifty_people_by_one_call() throws InterruptedException {
        rest.expect(IntStream.rangeClosed(1, 60).mapToObj(i -> address("U" + i)).toList(), NOW);

        assertThat(rest.until(address("U1"), NOW)).contains(MORNING);
        assertThat(rest.until(address("U2"), NOW)).isEmpty();
        assertThat(rest.until(address("U2"), MORNING)).contains(Instant.ofEpochSecond(1_772_470_000));
        assertThat(rest.until(address("U3"), NOW)).isEmpty();
        assertThat(rest.until(address("U60"), NOW)).isEmpty();
        assertThat(slack.next("dnd.teamInfo").fields())
                .containsEntry("team_id", "T1")
                .extractingByKey("users")
                .asString()
                .startsWith("U1,U2,U3")
                .endsWith("U50");
        assertThat(slack.next("dnd.teamInfo").fields().get("users"))
                .startsWith("U51,")
                .endsWith("U60");
        assertThat(slack.unseen("dnd.teamInfo")).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"ok\": false, \"error\": \"missing_scope\"}",
                "{\"ok\": false, \"error\": \"ratelimited\"}",
                "no"
            })
    void where_slack_does_not_tell_nobody_rests_and_it_is_left_alone_for_a_while(String answer)
            throws InterruptedException {
        slack.answers("dnd.teamInfo", answer);

        assertThat(rest.until(address("U1"), NOW)).isEmpty();
        assertThat(rest.until(address("U1"), NOW.plusSeconds(1))).isEmpty();
        slack.next("dnd.teamInfo");
        assertThat(slack.unseen("dnd.teamInfo")).isZero();
        slack.answers("dnd.teamInfo", TOLD);
        assertThat(rest.until(address("U1"), NOW.plusSeconds(900))).contains(MORNING);
    }

    @Test
    void a_reminder_waits_for_the_look_and_then_for_the_end_of_the_rest() {
        assertThat(reminded("U1")).isEqualTo(NOW.plusSeconds(5));
        assertThat(reminded("U2")).isEqualTo(NOW.plusSeconds(5));
        assertThat(later).hasSize(1);
        later.remove().run();

        assertThat(reminded("U1")).isEqualTo(MORNING);
        assertThat(reminded("U2")).isEqualTo(NOW);
        assertThat(pauses).containsExactly(Duration.ofSeconds(1));
        assertThat(later).isEmpty();
    }

    @Test
    void what_is_no_pulse_disturbs_and_people_elsewhere_are_not_looked_at() {
        assertThat(courtesy.undisturbed(new Parties("slack", "T1", "U1"), flow("transactional"), NOW))
                .isEqualTo(NOW);
        assertThat(courtesy.undisturbed(new Parties("sms", "+15550100", "+15550101"), pulse, NOW))
                .isEqualTo(NOW);
        assertThat(rest.until(new Address(Medium.SMS, "+15550101"), NOW)).isEmpty();
        assertThat(slack.unseen("dnd.teamInfo")).isZero();
    }

    private Instant reminded(String user) {
        return courtesy.undisturbed(new Parties("slack", "T1", user), pulse, NOW);
    }

    private static Address address(String user) {
        return new Address(Medium.SLACK, user);
    }

    private static Flow flow(String kind) {
        return TestFlows.of("flow: week\nkind: " + kind + "\nlanguage: en\nsteps:\n  - end: Bye\n");
    }
}
