package dev.parley.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.fake.TestFlows;
import dev.parley.flow.Facts;
import dev.parley.flow.Flow;
import dev.parley.flow.Language;
import dev.parley.flow.Medium;
import dev.parley.reply.StandardReader;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// A pulse with `rotate`: few questions a round, all of them over the rounds.
class RotationTest {
    private static final Instant MONDAY = Instant.parse("2026-03-02T10:00:00Z");
    private static final Flow PULSE = TestFlows.of("""
            flow: pulse
            kind: pulse
            language: en
            invite: {every: "MON 10:00", rotate: 3}
            steps:
              - {id: a, ask: A? 1 to 5., answer: csat}
              - {id: b, ask: B? 1 to 5., answer: csat}
              - {id: c, ask: C? 1 to 5., answer: csat}
              - {id: d, ask: D? 1 to 5., answer: csat}
              - {id: e, ask: E? 1 to 5., answer: csat}
              - {id: f, ask: F? 1 to 5., answer: csat}
              - {id: g, ask: G? 1 to 5., answer: csat}
              - end: Thank you.
            """);

    private final Engine engine = new Engine(StandardReader.create(), Phrases.builtIn());

    @Test
    void each_round_asks_three_others_and_seven_are_covered_in_three_rounds() {
        for (long seed = 0; seed < 200; seed++) {
            Set<String> asked = new HashSet<>();
            for (int round = 0; round < 3; round++) {
                List<String> now = asked(seed * 7_919, round);
                assertThat(now).as("seed %s round %s", seed, round).hasSize(3).doesNotHaveDuplicates();
                asked.addAll(now);
            }
            assertThat(asked).as("seed %s", seed).hasSize(7);
        }
    }

    @Test
    void over_seven_rounds_a_person_hears_each_question_three_times() {
        Map<String, Integer> heard = new HashMap<>();
        for (int round = 0; round < 7; round++) {
            asked(42, round).forEach(step -> heard.merge(step, 1, Integer::sum));
        }

        assertThat(heard)
                .hasSize(7)
                .allSatisfy((step, times) -> assertThat(times).isEqualTo(3));
    }

    @Test
    void in_one_round_different_people_hear_different_questions() {
        Map<String, Integer> heard = new HashMap<>();
        for (long seed = 0; seed < 700; seed++) {
            asked(seed * 104_729, 0).forEach(step -> heard.merge(step, 1, Integer::sum));
        }

        assertThat(heard)
                .hasSize(7)
                .allSatisfy((step, times) -> assertThat(times).isBetween(200, 400));
    }

    /// What somebody is asked who answers everything.
    private List<String> asked(long seed, int round) {
        Origin origin = new Origin(
                new ConversationId("test"),
                PULSE.revision(),
                new Origin.Voice(Medium.SLACK, Language.ENGLISH),
                MONDAY,
                new Origin.Chance(seed, round));
        Conversation conversation = engine.start(PULSE, origin, Facts.NONE).conversation();
        while (conversation.status().isOpen()) {
            conversation = engine.advance(PULSE, conversation, new Input.Said("4"), MONDAY.plusSeconds(60))
                    .conversation();
        }
        return conversation.history().answers().stream()
                .map(answer -> answer.step().value())
                .toList();
    }
}
