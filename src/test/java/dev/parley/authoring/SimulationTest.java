package dev.parley.authoring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.conversation.Effect;
import dev.parley.flow.Flow;
import dev.parley.flow.FlowId;
import dev.parley.flow.Medium;
import dev.parley.flow.Value;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SimulationTest {
    private static final Checker CHECKER = Samples.checker();
    private static final List<String> REPLIES =
            List.of("3", "9", "yes", "no", "2 - it was late", "skip", "help", "dunno", "7 or 8", "back", "4", "thanks");

    private static final List<Medium> MEDIA = List.of(Medium.SMS, Medium.SLACK, Medium.WEB);

    @Test
    void shows_how_a_reply_was_read_and_which_branch_it_chose() {
        Simulation.Played played = play("after-purchase", List.of(new Act.Say("3 - parcel was late")));
        Scene scene = played.scenes().getLast();

        assertThat(scene.heard()).isEqualTo("3 - parcel was late");
        assertThat(scene.reading()).isEqualTo("digit");
        assertThat(scene.outcome().decisions())
                .extracting(one -> one.step() + " " + one.value() + " " + one.branch())
                .startsWith("recommend 3 detractor");
    }

    @Test
    void a_question_that_was_not_understood_decides_nothing() {
        Simulation.Played played = play("after-purchase", List.of(new Act.Say("who knows")));

        assertThat(played.scenes().getLast().reading()).startsWith("unclear");
        assertThat(played.scenes().getLast().outcome().decisions()).isEmpty();
    }

    @Test
    void skips_to_the_reminder_and_then_to_the_end() {
        Instant start = Instant.parse("2026-03-02T10:00:00Z");
        Simulation.Played reminded = play("after-purchase", List.of(new Act.Skip()));
        Simulation.Played over = play("after-purchase", List.of(new Act.Skip(), new Act.Skip()));

        assertThat(reminded.now()).isEqualTo(start.plus(Duration.ofDays(1)));
        assertThat(reminded.scenes().getLast().messages()).hasSize(1);
        assertThat(reminded.due()).contains(start.plus(Duration.ofDays(3)));
        assertThat(over.end().status().word()).isEqualTo("expired");
        assertThat(over.due()).isEmpty();
    }

    @Test
    void leaves_out_what_comes_after_the_end() {
        Simulation.Played played = play("after-purchase", List.of(new Act.Say("stop"), new Act.Say("9")));

        assertThat(played.played()).isEqualTo(1);
        assertThat(played.end().status().word()).isEqualTo("opted-out");
    }

    @Test
    void a_tap_counts_as_an_answer() {
        Simulation.Played played = play("after-purchase", List.of(new Act.Tap(Value.of(9))));

        assertThat(played.end().history().answers()).hasSize(1);
        assertThat(played.scenes().getLast().reading()).isEqualTo("tapped");
    }

    @Test
    void goes_on_where_an_integration_does_not_answer() {
        Flow flow = CHECKER.check(new Text(new FlowId("t"), """
                flow: t
                steps:
                  - call: crm
                    save: {contact.tier: tier}
                    failed:
                      - say: We could not look you up.
                  - end: Bye
                """, "")).flow().orElseThrow();
        Simulation.Played played = Simulation.play(Samples.ENGINE, flow, Samples.setup(Medium.SMS, 42), List.of());

        assertThat(played.scenes().stream().flatMap(one -> one.messages().stream()))
                .extracting(Effect.Send::text)
                .containsExactly("We could not look you up.", "Bye");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "after-purchase",
                "agent-pulse",
                "change-of-details",
                "onboarding",
                "relationship",
                "support-csat"
            })
    void what_was_simulated_passes_as_a_test(String name) {
        Flow flow = CHECKER.check(Samples.shipped(name)).flow().orElseThrow();
        for (long seed = 0; seed < 25; seed++) {
            RandomGenerator chance =
                    RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
            List<Act> acts = acts(chance);
            var setup = Samples.setup(MEDIA.get(chance.nextInt(3)), chance.nextInt(100));
            Simulation.Played played = Simulation.play(Samples.ENGINE, flow, setup, acts);
            String test = AsTest.of("simulated: " + seed, setup, acts, played);
            Text text = new Text(flow.id(), Samples.shipped(name).source(), test);

            assertThat(CHECKER.test(text).testDiagnostics())
                    .as("seed %d%n%s", seed, test)
                    .isEmpty();
        }
    }

    private static List<Act> acts(RandomGenerator chance) {
        List<Act> acts = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            acts.add(
                    switch (chance.nextInt(12)) {
                        case 0 -> new Act.Skip();
                        case 1 -> new Act.Pass(Duration.ofMinutes(chance.nextInt(2000)));
                        default -> new Act.Say(REPLIES.get(chance.nextInt(REPLIES.size())));
                    });
        }
        return acts;
    }

    private static Simulation.Played play(String flow, List<Act> acts) {
        return Simulation.play(
                Samples.ENGINE,
                CHECKER.check(Samples.shipped(flow)).flow().orElseThrow(),
                Samples.setup(Medium.SMS, 42),
                acts);
    }
}
