package dev.parley.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.fake.TestFlows;
import dev.parley.flow.Facts;
import dev.parley.flow.Flow;
import dev.parley.flow.Language;
import dev.parley.flow.Medium;
import dev.parley.flow.Value;
import dev.parley.reply.StandardReader;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Who is moved to another revision, and who is not, and why.
class MoveTest {
    private static final Instant START = Instant.parse("2026-03-02T10:00:00Z");
    private static final Engine ENGINE = new Engine(StandardReader.create(), Phrases.builtIn());
    private static final String YAML = """
            flow: moving
            language: en
            vars: {brand: Acme}
            remind: [1h]
            expire: 12h
            steps:
              - id: score
                ask: Would you recommend {{ vars.brand }}? 0 to 10.
                answer: nps
                then:
                  0-6:
                    - {id: order, case: {queue: care}}
                    - {id: call, ask: May we call?, answer: yes-no}
                    - {id: why, ask: Why?, answer: text}
                  7-10:
                    - {id: topic, ask: What was best?, answer: choice, options: [Price, Taste, Speed]}
              - wait: 2h
              - {id: ease, ask: How easy was it? 1 to 7., answer: ces}
              - rotate: 2
                steps:
                  - {id: a, ask: Cold? yes or no., answer: yes-no}
                  - {id: b, ask: Warm? yes or no., answer: yes-no}
                  - {id: c, ask: Late? yes or no., answer: yes-no}
              - end: Bye.
            """;

    /// `said` is said to the flow one after the other, `~` lets two hours pass; in the flow, `what` becomes `other`.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "moved",
            value = {
                "9        | Bye.                  | Good bye.              | moved",
                "9        | 'Warm? yes'           | 'Warm? Say yes'        | moved",
                "9        | 'remind: [1h]'        | 'remind: [3h]'         | moved",
                "9        | 'id: order, case'     | 'id: other, case'      | moved",
                "9        | 'brand: Acme'         | 'brand: Bold'          | has answered score, which is gone or asks something else",
                "9        | What was best?        | What was worst?        | waits at topic, which is gone or asks something else",
                "9        | 'Price, Taste'        | 'Taste, Price'         | waits at topic, which is gone or asks something else",
                "9        | 'id: topic'           | 'id: subject'          | waits at topic, which is gone or asks something else",
                "9        | 7-10                  | 7-8                    | waits at topic, which stands in another branch now",
                "8        | 7-10                  | 7-8                    | moved",
                "9;Price  | '- wait: 2h'          | '- wait: 3h'           | waits in a pause that has changed",
                "9;Price  | '- wait: 2h'          | '- say: Hm'            | waits in a pause that has changed",
                "9;Price  | 'id: ease'            | 'id: effort'           | waits in a pause that has changed",
                "9;Price  | 0-6                   | 1-6                    | moved",
                "9;Price;~| What was best?        | What was worst?        | has answered topic, which is gone or asks something else",
                "9;Price;~| 'Would you'           | 'Could you'            | has answered score, which is gone or asks something else",
                "9;Price;~| 'answer: nps'         | 'answer: detract'      | has answered score, which is gone or asks something else",
                "9;Price;~| 'expire: 12h'         | 'expire: 100m'         | moved",
                "9;Price;~;4 | 'rotate: 2'        | 'rotate: 3'            | is in the middle of a rotation that has changed",
                "3        | 'id: order, case'     | 'id: other, case'      | has led to a case or a notice of a step that is gone or stands elsewhere",
                "3        | 'language: en'        | 'language: de'         | 'is written to in en, which the flow does not have any more'",
            })
    void is_moved_or_told_why_not(String said, String what, String other, String words) {
        Talk talk = talk(said);
        String edited = YAML.replace(what, other);

        Move move = ENGINE.move(talk.conversation(), talk.flow(), TestFlows.of(edited), talk.now());

        assertThat(edited).isNotEqualTo(YAML);
        assertThat(move instanceof Move.Stays stays ? stays.words() : null).isEqualTo(words);
    }

    @Test
    void stays_where_it_would_be_over_at_once() {
        Talk talk = talk("9");
        Flow hasty = TestFlows.of(YAML.replace("expire: 12h", "expire: 2h"));

        assertThat(ENGINE.move(
                        talk.conversation(), talk.flow(), hasty, talk.now().plus(Duration.ofHours(2))))
                .isEqualTo(new Move.Stays(Move.Reason.TIME, ""));
    }

    @Test
    void stays_under_what_was_promised() {
        Flow open = TestFlows.of("flow: mood\nsteps: [{id: mood, ask: Well?, answer: csat}]\n");
        Flow anonymous = TestFlows.of(
                "flow: mood\nanonymous: {minimum-group: 5}\nsteps: [{id: mood, ask: Well?, answer: csat}]\n");

        assertThat(ENGINE.move(started(open), open, anonymous, START))
                .isEqualTo(new Move.Stays(Move.Reason.CONFIDENCE, ""));
    }

    @Test
    void is_not_reminded_of_what_would_have_been_due_before() {
        Talk talk = talk("9");
        Instant later = talk.now().plus(Duration.ofMinutes(50));
        Flow early = TestFlows.of(YAML.replace("remind: [1h]", "remind: [10m, 20m, 1h]"));

        Conversation moved = moved(talk, early, later);

        assertThat(ENGINE.due(early, moved)).contains(talk.now().plus(Duration.ofHours(1)));
    }

    @Test
    void has_the_new_variables_and_keeps_those_it_changed() {
        Talk talk = talk("9");
        Conversation own = talk.conversation()
                .with(talk.conversation()
                        .facts()
                        .withVars(talk.conversation().facts().vars().with("mood", Value.of("good"))));
        Flow more = TestFlows.of(YAML.replace("{brand: Acme}", "{brand: Acme, mood: bad, place: Lisbon}"));

        Value.Fields vars = moved(new Talk(own, talk.flow(), talk.now()), more, talk.now())
                .facts()
                .vars();

        assertThat(vars.get("mood")).isEqualTo(Value.of("good"));
        assertThat(vars.get("place")).isEqualTo(Value.of("Lisbon"));
    }

    @Test
    void a_reason_that_waits_for_its_question_is_not_given_to_another_one() {
        Talk talk = talk("3 - it was late");
        Flow same = TestFlows.of(YAML.replace("Bye.", "Good bye."));
        Flow other = TestFlows.of(
                YAML.replace("{id: why,", "{id: name, ask: Your name?, answer: text}\n        - {id: why,"));

        assertThat(afterCall(moved(talk, same, talk.now()), same, talk.now()).answers())
                .extracting(answer -> answer.step() + " " + answer.value().shown())
                .containsExactly("score 3", "call yes", "why it was late");
        assertThat(afterCall(moved(talk, other, talk.now()), other, talk.now()).answers())
                .extracting(answer -> answer.step() + " " + answer.value().shown())
                .containsExactly("score 3", "call yes");
    }

    @Test
    void nobody_is_moved_who_is_done_or_runs_on_another_revision() {
        Talk talk = talk("9");
        Flow next = TestFlows.of(YAML.replace("Bye.", "Good bye."));
        Conversation over = talk.conversation().ended(Status.EXPIRED, talk.now());

        assertThatThrownBy(() -> ENGINE.move(over, talk.flow(), next, talk.now()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ENGINE.move(talk.conversation(), next, next, talk.now()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private record Talk(Conversation conversation, Flow flow, Instant now) {}

    private static Conversation started(Flow flow) {
        Origin origin = new Origin(
                new ConversationId("c"),
                flow.revision(),
                new Origin.Voice(Medium.SMS, Language.ENGLISH),
                START,
                new Origin.Chance(7, 0));
        return ENGINE.start(flow, origin, Facts.NONE).conversation();
    }

    private static Talk talk(String said) {
        Flow flow = TestFlows.of(YAML);
        Conversation talk = started(flow);
        Instant now = START;
        for (String word : List.of(said.split(";"))) {
            now = now.plus(word.equals("~") ? Duration.ofHours(2) : Duration.ofSeconds(1));
            Input input = word.equals("~") ? new Input.Tick() : new Input.Said(word);
            talk = ENGINE.advance(flow, talk, input, now).conversation();
        }
        return new Talk(talk, flow, now);
    }

    private static Conversation moved(Talk talk, Flow next, Instant now) {
        return Optional.of(ENGINE.move(talk.conversation(), talk.flow(), next, now))
                .filter(Move.Goes.class::isInstance)
                .map(goes -> ((Move.Goes) goes).conversation())
                .orElseThrow();
    }

    private static History afterCall(Conversation talk, Flow flow, Instant now) {
        return ENGINE.advance(flow, talk, new Input.Said("yes"), now)
                .conversation()
                .history();
    }
}
