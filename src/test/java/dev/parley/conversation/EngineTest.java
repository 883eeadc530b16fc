package dev.parley.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.fake.TestFlows;
import dev.parley.flow.Facts;
import dev.parley.flow.Flow;
import dev.parley.flow.Language;
import dev.parley.flow.Medium;
import dev.parley.flow.StepId;
import dev.parley.flow.Value;
import dev.parley.reply.StandardReader;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What the dialogues do not show: orders in full, the clock, and what leaves a conversation as it is.
class EngineTest {
    private static final Instant START = Instant.parse("2026-03-02T10:00:00Z");
    private static final Engine ENGINE = new Engine(StandardReader.create(), Phrases.builtIn());
    private static final Flow FLOW = TestFlows.of("""
            flow: engine
            remind: [1h, 3h]
            expire: 6h
            steps:
              - id: score
                ask: Score?
                answer: nps
                save: contact.score
                then:
                  0-6:
                    - {id: why, ask: Why?, answer: text, optional: true}
                    - id: order
                      case: {queue: care, skill: french, assign: Bo, priority: high, due: 2h, note: "Gave {{ answers.score.value }}"}
                    - {id: tell, notify: {text: Low, email: a@example.com}}
              - {id: crm, call: crm, with: {score: "{{ answers.score.value }}"}, save: {vars.tier: customer.tier}, failed: [{say: Failed.}]}
              - {id: pause, wait: 12h}
              - {id: again, ask: Again?, answer: yes-no, timeout: 2h, then: {else: [{say: No matter.}]}}
              - {id: bye, end: "Bye {{ vars.tier }}"}
            """);

    @Test
    void aCaseSaysAllThatIsKnown() {
        Advance low = say(say(start(), "3", 1).conversation(), "late", 2);

        assertThat(low.effects())
                .contains(new Effect.OpenCase(
                        id("order"),
                        at(2),
                        "care",
                        new Effect.CaseDetails("french", "Bo", "high", at(2).plus(Duration.ofHours(2)), "Gave 3")));
        assertThat(low.path()).containsExactly(id("order"), id("tell"), id("crm"));
    }

    @Test
    void aCorrectionTakesBackWhatTheOldBranchOrderedOnceAndForgetsItsAnswers() {
        Conversation called =
                say(say(start(), "3", 1).conversation(), "late", 2).conversation();
        Conversation asked = tick(called(called, Optional.empty(), 3).conversation(), 60 * 60 * 13)
                .conversation();

        Conversation corrected =
                say(asked, "sorry, I meant 9", 60 * 60 * 13 + 1).conversation();

        assertThat(corrected.history().effects())
                .filteredOn(Effect.Withdraw.class::isInstance)
                .extracting(Effect::step)
                .containsExactly(id("order"), id("tell"));
        assertThat(corrected.history().answer(id("why"))).isEmpty();
        assertThat(corrected
                        .history()
                        .answer(id("score"))
                        .orElseThrow()
                        .evidence()
                        .before())
                .isEqualTo("3");
        assertThat(corrected.facts().contact().get("score")).isEqualTo(Value.of(9));
    }

    @Test
    void whatIsSaidAfterTheEndChangesNothingUnlessItCorrectsTheScoreWithinADay() {
        Conversation called = say(start(), "9", 1).conversation();
        Conversation paused = called(called, Optional.empty(), 2).conversation();
        Conversation asked = tick(paused, 60 * 60 * 13).conversation();
        int end = 60 * 60 * 13 + 1;
        Conversation ended = say(asked, "no", end).conversation();
        assertThat(ended.status()).isEqualTo(Status.COMPLETED);

        assertThat(say(ended, "3", end + 1).conversation()).isEqualTo(ended);
        assertThat(say(ended, "sorry, I meant 3", end + 60 * 60 * 24).conversation())
                .isEqualTo(ended);
        Advance corrected = say(ended, "sorry, I meant 3", end + 60 * 60 * 24 - 1);
        assertThat(texts(corrected)).containsExactly("Why?");
        assertThat(corrected.conversation().status()).isEqualTo(Status.OPEN);
        Conversation over = ended.ended(Status.EXPIRED, at(end));
        assertThat(say(over, "sorry, I meant 3", end + 1).conversation()).isEqualTo(over);
    }

    @Test
    void anIntegrationGetsItsFieldsAndItsReplyIsKept() {
        Advance call = say(start(), "9", 1);

        assertThat(call.effects())
                .contains(new Effect.Call(id("crm"), at(1), "crm", Map.of("score", "9"), Duration.ofSeconds(10)));
        Value.Fields reply = new Value.Fields(Map.of("customer", new Value.Fields(Map.of("tier", Value.of("gold")))));
        Conversation kept = called(call.conversation(), Optional.of(reply), 2).conversation();
        assertThat(kept.facts().vars().get("tier")).isEqualTo(Value.of("gold"));
        assertThat(kept.progress().at()).contains(id("pause"));
        assertThat(texts(called(call.conversation(), Optional.empty(), 2))).containsExactly("Failed.");
        assertThat(texts(called(start(), Optional.empty(), 2))).isEmpty();
    }

    @Test
    void anIntegrationThatNobodyHeardOfFailsAfterItsTime() {
        Conversation waiting = say(start(), "9", 1).conversation();
        Instant due = ENGINE.due(FLOW, waiting).orElseThrow();

        assertThat(due).isEqualTo(at(1).plusSeconds(20));
        assertThat(texts(ENGINE.advance(FLOW, waiting, new Input.Tick(), due))).containsExactly("Failed.");
    }

    @Test
    void anAnswerIsSavedWhereTheAuthorSaid() {
        assertThat(say(start(), "9", 1).effects())
                .contains(new Effect.SaveContact(id("score"), at(1), "score", Value.of(9)));
    }

    @Test
    void remindersComeInTurnAndThenTheEnd() {
        Conversation asked = start();
        assertThat(ENGINE.due(FLOW, asked)).contains(hours(1));

        Advance first = tick(asked, 3600);
        assertThat(texts(first)).containsExactly("Score?");
        assertThat(ENGINE.due(FLOW, first.conversation())).contains(hours(3));

        Advance second = tick(first.conversation(), 3 * 3600);
        assertThat(texts(second)).containsExactly("Score?");
        assertThat(ENGINE.due(FLOW, second.conversation())).contains(hours(6));

        Conversation ended = tick(second.conversation(), 6 * 3600).conversation();
        assertThat(ended.status()).isEqualTo(Status.EXPIRED);
        assertThat(ENGINE.due(FLOW, ended)).isEmpty();
    }

    @Test
    void afterALongSilenceOneReminderStandsForAll() {
        assertThat(texts(tick(start(), 3599))).isEmpty();
        Advance late = tick(start(), 4 * 3600);

        assertThat(texts(late)).containsExactly("Score?");
        assertThat(texts(tick(late.conversation(), 4 * 3600 + 1))).isEmpty();
        assertThat(texts(tick(start(), 7 * 3600))).isEmpty();
        assertThat(tick(start(), 7 * 3600).conversation().status()).isEqualTo(Status.EXPIRED);
    }

    @Test
    void whoCannotBeReachedIsNotRemindedAndTheSurveyEndsAllTheSame() {
        Advance passed = ENGINE.advance(FLOW, start(), new Input.Unheard(), hours(1));
        assertThat(texts(passed)).isEmpty();
        assertThat(ENGINE.due(FLOW, passed.conversation())).contains(hours(3));
        assertThat(texts(ENGINE.advance(FLOW, passed.conversation(), new Input.Unheard(), hours(1))))
                .isEmpty();

        Advance ended = ENGINE.advance(FLOW, passed.conversation(), new Input.Unheard(), hours(6));
        assertThat(ended.conversation().status()).isEqualTo(Status.EXPIRED);
    }

    @Test
    void aReplyStartsTheClockAnew() {
        Conversation unclear = say(start(), "banana", 1800).conversation();

        assertThat(ENGINE.due(FLOW, unclear)).contains(START.plusSeconds(1800 + 3600));
    }

    @Test
    void aReplyAfterTheEndFindsTheSurveyExpired() {
        Advance late = say(start(), "9", 6 * 3600);

        assertThat(late.conversation().status()).isEqualTo(Status.EXPIRED);
        assertThat(late.conversation().history().answers()).isEmpty();
        assertThat(late.messages()).isEmpty();
    }

    @Test
    void aPauseEndsByTheClockAloneAndDoesNotExpire() {
        Conversation pausing = pausing();

        assertThat(ENGINE.due(FLOW, pausing)).contains(at(2).plus(Duration.ofHours(12)));
        assertThat(texts(tick(pausing, 7 * 3600))).isEmpty();
        assertThat(texts(tick(pausing, 12 * 3600 + 2))).containsExactly("Again?");
    }

    @ParameterizedTest
    @ValueSource(strings = {"skip", "back", "START", "hello there"})
    void duringAPauseOnlyHelpAndStopAreHeard(String text) {
        Advance said = say(pausing(), text, 10);

        assertThat(said.messages()).isEmpty();
        assertThat(said.conversation().progress().at()).contains(id("pause"));
        assertThat(said.conversation().history().transcript().getLast().reading())
                .isEqualTo("not-asked");
        assertThat(texts(say(pausing(), "help", 10))).hasSize(1);
        assertThat(say(pausing(), "stop", 10).conversation().status()).isEqualTo(Status.OPTED_OUT);
    }

    @Test
    void aQuestionNobodyAnswersIsGivenUpInTime() {
        Conversation again = tick(pausing(), 12 * 3600 + 2).conversation();
        Instant asked = at(12 * 3600 + 2);

        assertThat(ENGINE.due(FLOW, again)).contains(asked.plus(Duration.ofHours(1)));
        Advance given = tick(again, 14 * 3600 + 2);
        assertThat(texts(given)).containsExactly("No matter.", "Bye ");
        assertThat(given.conversation()
                        .history()
                        .answer(id("again"))
                        .orElseThrow()
                        .evidence()
                        .rule())
                .isEqualTo("timed-out");
        assertThat(given.conversation().status()).isEqualTo(Status.COMPLETED);
    }

    @Test
    void anEndedConversationStaysAsItIs() {
        Conversation ended = say(start(), "stop", 1).conversation();

        for (Input input : List.of(
                new Input.Said("9"),
                new Input.Tapped(Value.of(9)),
                new Input.Tick(),
                new Input.Called(Optional.empty()))) {
            Advance advance = ENGINE.advance(FLOW, ended, input, hours(9));
            assertThat(advance.conversation()).isEqualTo(ended);
            assertThat(advance.effects()).isEmpty();
        }
    }

    @Test
    void aConversationGoesOnOnlyOnItsOwnRevision() {
        Flow other = TestFlows.of("flow: engine\nsteps: [{say: Hi}]\n");

        assertThatThrownBy(() -> ENGINE.advance(other, start(), new Input.Tick(), START))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("conversation c runs on engine@");
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 11, 100})
    void aTappedValueThatIsNotOfferedIsAskedBack(int score) {
        Advance tapped = ENGINE.advance(FLOW, start(), new Input.Tapped(Value.of(score)), at(1));

        assertThat(tapped.conversation().history().answers()).isEmpty();
        assertThat(tapped.conversation().progress().at()).contains(id("score"));
        assertThat(texts(tapped)).hasSize(1);
    }

    @Test
    void aConversationThatNeverEndsIsEnded() {
        Flow loop = TestFlows.of("flow: loop\nsteps:\n  - {id: more, ask: More?, answer: yes-no}\n  - {go: more}\n");
        Conversation conversation = ENGINE.start(loop, origin(loop), Facts.NONE).conversation();
        int turns = 0;
        while (conversation.status().isOpen() && turns < 1_000) {
            turns++;
            conversation = ENGINE.advance(loop, conversation, new Input.Said("yes"), at(turns))
                    .conversation();
        }

        assertThat(conversation.status()).isEqualTo(Status.TOO_LONG);
        assertThat(conversation.history().transcript()).hasSizeBetween(Limits.TURNS, Limits.TURNS + 1);
        assertThat(conversation.saidAfterwards("more", at(9))).isEqualTo(conversation);
    }

    @Test
    void whatIsSaidAfterwardsIsKept() {
        Conversation ended = say(start(), "stop", 1).conversation();

        assertThat(ended.saidAfterwards("thanks", at(5)).history().transcript().getLast())
                .isEqualTo(Turn.said("", "thanks", "not-asked", at(5)));
    }

    @Test
    void aLongTextIsCutWithoutSplittingACharacter() {
        assertThat(Limits.cut("a".repeat(10_000))).hasSize(10_000);
        assertThat(Limits.cut("a".repeat(9_999) + "🙂")).isEqualTo("a".repeat(9_999));
        assertThat(Limits.cut("a".repeat(9_998) + "🙂🙂")).hasSize(10_000).endsWith("🙂");
    }

    @Test
    void chanceIsTheSameForAPersonAndSpreadOverPeople() {
        int[] hits = new int[4];
        for (int seed = 0; seed < 4_000; seed++) {
            hits[new Origin.Chance(seed, 0).pick("split", 4)]++;
        }

        assertThat(hits).satisfies(counts -> {
            for (int count : counts) {
                assertThat(count).isBetween(850, 1_150);
            }
        });
        assertThat(new Origin.Chance(7, 0).pick("a", 1000)).isEqualTo(new Origin.Chance(7, 3).pick("a", 1000));
    }

    private static Conversation pausing() {
        return called(say(start(), "9", 1).conversation(), Optional.of(Value.Fields.NONE), 2)
                .conversation();
    }

    private static Conversation start() {
        return ENGINE.start(FLOW, origin(FLOW), Facts.NONE).conversation();
    }

    private static Origin origin(Flow flow) {
        return new Origin(
                new ConversationId("c"),
                flow.revision(),
                new Origin.Voice(Medium.WEB, Language.ENGLISH),
                START,
                new Origin.Chance(1, 0));
    }

    private static Advance say(Conversation conversation, String text, int second) {
        return ENGINE.advance(FLOW, conversation, new Input.Said(text), at(second));
    }

    private static Advance tick(Conversation conversation, int second) {
        return ENGINE.advance(FLOW, conversation, new Input.Tick(), at(second));
    }

    private static Advance called(Conversation conversation, Optional<Value.Fields> reply, int second) {
        return ENGINE.advance(FLOW, conversation, new Input.Called(reply), at(second));
    }

    private static List<String> texts(Advance advance) {
        return advance.messages().stream().map(Effect.Send::text).toList();
    }

    private static StepId id(String name) {
        return new StepId(name);
    }

    private static Instant at(int second) {
        return START.plusSeconds(second);
    }

    private static Instant hours(int hours) {
        return START.plus(Duration.ofHours(hours));
    }
}
