package dev.parley.authoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.parley.conversation.Conversation;
import dev.parley.fake.TestFlows;
import dev.parley.flow.Flow;
import dev.parley.flow.Medium;
import dev.parley.flow.Value;
import dev.parley.store.ConversationBson;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What would differ if people said to another text what they said to the one that was served.
class ReplayTest {
    private static final String YAML = """
            flow: coffee
            vars: {brand: Acme}
            expire: 12h
            steps:
              - id: taste
                ask: Would you recommend {{ vars.brand }}? 0 to 10.
                answer: nps
                retry: 1
                then:
                  0-6: [{id: why, ask: Why?, answer: text}]
              - {id: topic, ask: What was best?, answer: choice, options: [Price, Taste]}
              - end: Bye.
            """;

    @Test
    void the_same_text_makes_no_difference() {
        assertThat(replayed(YAML, "dunno", "3 - it was cold", "Price")).isEmpty();
        assertThat(replayed(YAML, "skip", "stop")).isEmpty();
        assertThat(replayed(YAML)).isEmpty();
    }

    @Test
    void a_reply_is_understood_by_another_word_for_an_option() {
        String more = YAML.replace("options: [Price, Taste]", "options: [{value: Price, also: [cheap]}, Taste]");

        assertThat(replayed(more, "9", "cheap", "Taste"))
                .extracting(Replay.Difference::kind, Replay.Difference::step, Replay.Difference::reply)
                .containsExactly(tuple(Replay.Kind.UNDERSTOOD, "topic", "cheap"));
        assertThat(differences(TestFlows.of(YAML), TestFlows.of(more), "9", "cheap", "Taste"))
                .as("and the other way round")
                .isNotEmpty();
    }

    @Test
    void a_reply_is_not_understood_any_more() {
        String other = YAML.replace("[Price, Taste]", "[Costs, Taste]");

        assertThat(replayed(other, "9", "Price"))
                .extracting(Replay.Difference::kind)
                .contains(Replay.Kind.NOT_UNDERSTOOD);
    }

    @Test
    void a_score_is_another_one() {
        String half = YAML.replace("answer: nps", "answer: {rating: {min: 0, max: 10}}")
                .replace("0-6:", "0-4:");

        assertThat(replayed(half, "5", "late"))
                .extracting(Replay.Difference::kind, Replay.Difference::was, Replay.Difference::now)
                .containsExactly(tuple(Replay.Kind.OTHER_WAY, "why", "topic"));
        assertThat(replayed(YAML.replace("[Price, Taste]", "[Taste, Price]"), "9", "1"))
                .containsExactly(new Replay.Difference(Replay.Kind.ANSWER, "topic", "", "Price", "Taste"));
    }

    @Test
    void an_end_comes_otherwise() {
        String silent = YAML.replace("      - end: Bye.\n", "      - {end: Bye., status: thanked}\n")
                .replace("  - end: Bye.\n", "  - {end: Bye., status: thanked}\n");

        assertThat(replayed(silent, "9", "Price"))
                .containsExactly(new Replay.Difference(Replay.Kind.END, "", "", "completed", "thanked"));
    }

    @Test
    void what_was_tapped_is_tapped_again() {
        Flow flow = TestFlows.of(YAML);
        Conversation talk = Simulation.play(
                        Samples.ENGINE,
                        flow,
                        Samples.setup(Medium.WEB, 3),
                        List.of(new Act.Tap(Value.of(9)), new Act.Tap(Value.of("Price"))))
                .end();

        assertThat(Replay.of(Samples.ENGINE, talk, flow, flow)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"after-purchase", "change-of-details", "onboarding", "relationship", "support-csat"})
    void no_shipped_flow_differs_from_itself(String name) {
        Flow flow = Samples.checker().check(Samples.shipped(name)).flow().orElseThrow();
        for (int person = 0; person < 40; person++) {
            List<Act> acts = List.of(
                    new Act.Say(String.valueOf(person % 11)),
                    new Act.Say(person % 3 == 0 ? "dunno" : "yes"),
                    new Act.Say(String.valueOf(1 + person % 5)),
                    person % 4 == 0 ? new Act.Skip() : new Act.Say("it was late"),
                    new Act.Skip());
            Conversation talk = ConversationBson.from(
                    ConversationBson.to(Simulation.play(Samples.ENGINE, flow, Samples.setup(Medium.SMS, person), acts)
                            .end()));

            assertThat(Replay.of(Samples.ENGINE, talk, flow, flow))
                    .as("person %s", person)
                    .isEmpty();
        }
    }

    private static List<Replay.Difference> replayed(String text, String... said) {
        return differences(TestFlows.of(text), TestFlows.of(YAML), said);
    }

    /// What differs with the first text from what was said to the second.
    private static List<Replay.Difference> differences(Flow next, Flow old, String... said) {
        List<Act> acts = List.of(said).stream().<Act>map(Act.Say::new).toList();
        Conversation talk = Simulation.play(Samples.ENGINE, old, Samples.setup(Medium.SMS, 3), acts)
                .end();
        return Replay.of(Samples.ENGINE, talk, old, next);
    }
}
