package dev.parley.inbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.conversation.Answer;
import dev.parley.conversation.Conversation;
import dev.parley.conversation.History;
import dev.parley.conversation.Phrases;
import dev.parley.conversation.Status;
import dev.parley.conversation.Turn;
import dev.parley.fake.ScriptedSender;
import dev.parley.fake.TestFlows;
import dev.parley.flow.Value;
import dev.parley.outbox.Alarm;
import dev.parley.outbox.Carrier;
import dev.parley.outbox.Carriers;
import dev.parley.outbox.Courier;
import dev.parley.outbox.Job;
import dev.parley.outbox.Kind;
import dev.parley.outbox.Pace;
import dev.parley.reply.StandardReader;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What is left on a lane of a conversation in confidence, also for those who have the key.
class ConfidenceTest extends OneLane {
    private static final String MOOD = """
            flow: mood
            title: Mood
            language: en
            anonymous: true
            invite: {keywords: [mood]}
            expire: 2d
            vars: {secret: none}
            steps:
              - {id: score, ask: How are you? 1 to 5., answer: csat, save: vars.secret}
              - {id: why, ask: Why?, answer: text}
              - {end: Thank you., status: sad}
            """;

    private final List<Conversation> handedOn = new ArrayList<>();

    private final List<String> remarked = new ArrayList<>();

    @BeforeEach
    void whisper() {
        store.sealWith("key".getBytes(UTF_8));
        flows.publish(List.of(TestFlows.of(MOOD), TestFlows.of("""
                flow: visit
                language: en
                invite: {keywords: [visit]}
                steps:
                  - {id: name, ask: Who was it?, answer: text}
                """)));
        talkOver(Courier.NONE);
    }

    /// From now on messages of our own accord can be sent.
    private void sending() {
        Carrier sms = new Carrier.Provider(new ScriptedSender(), true);
        talkOver(new Courier(new Carriers(Map.of("sms", sms)), Pace.UNBOUNDED, Alarm.SILENT));
    }

    private void talkOver(Courier courier) {
        Inbox.Outside outside = new Inbox.Outside(courier, Courtesy.NONE, new Bystander() {
            @Override
            public void changing(Lane before, Lane after, Instant now) {}

            @Override
            public void handedOn(LaneId lane, Conversation ended) {
                handedOn.add(ended);
            }

            @Override
            public void remarked(String comment, String text) {
                remarked.add(comment + ": " + text);
            }
        });
        inbox = new Inbox(
                new Inbox.Parts(ids, store.lanes(), flows, clock, outside), StandardReader.create(), Phrases.builtIn());
    }

    @Test
    void at_its_end_it_is_handed_on_whole_and_the_lane_forgets_it() {
        say("mood");
        say("2");
        assertThat(handedOn).isEmpty();
        assertThat(say("Too much work.")).containsExactly("Thank you.");

        assertThat(handedOn)
                .singleElement()
                .satisfies(one -> assertThat(one.history().answers().stream()
                                .map(Answer::value)
                                .map(Value::shown))
                        .containsExactly("2", "Too much work."));
        Lane lane = lane();
        Conversation left = lane.talk().current().orElseThrow();
        assertThat(left.history()).isEqualTo(History.EMPTY);
        assertThat(left.facts().vars()).isEqualTo(Value.Fields.NONE);
        assertThat(left.status()).isEqualTo(Status.COMPLETED);
        assertThat(left.origin().startedAt()).isEqualTo(Instant.parse("2026-03-01T00:00:00Z"));
        assertThat(left.progress().clock().changedAt()).isEqualTo(Instant.parse("2026-03-02T00:00:00Z"));
        assertThat(lane.mail().seen()).allMatch(seen -> seen.answers().isEmpty());
        assertThat(lane.version())
                .as("by chance, within a range of the first conversation")
                .isBetween(3L << 31, 7L << 30);
    }

    @Test
    void what_is_said_after_its_end_is_not_kept_either() {
        say("mood");
        say("2");
        say("Too much work.");
        say("And I forgot to say that the canteen is bad.");

        assertThat(lane().toString()).doesNotContain("canteen", "work");
        assertThat(handedOn).hasSize(1);
    }

    /// How many messages somebody wrote in confidence tells which questions they were asked.
    @Test
    void a_survey_in_the_open_does_not_show_how_many_messages_there_were_in_confidence() {
        say("mood");
        say("2");
        say("Too much work.");
        assertThat(lane().mail().seen()).hasSize(3);
        String last = lane().mail().seen().getLast().messageId();
        say("visit");

        assertThat(lane().isInConfidence()).isFalse();
        assertThat(lane().mail().seen()).hasSize(2);
        assertThat(lane().mail().seen().getFirst().messageId()).isEqualTo(last);
    }

    @Test
    void silence_hands_on_what_was_said_before() {
        say("mood");
        say("4");
        clock.pass(Duration.ofDays(3));
        inbox.tick(id);

        assertThat(handedOn)
                .singleElement()
                .satisfies(one -> assertThat(one.history().answers()).hasSize(1));
        assertThat(lane().talk().current().orElseThrow().status()).isEqualTo(Status.EXPIRED);
        assertThat(lane().talk().current().orElseThrow().history()).isEqualTo(History.EMPTY);
    }

    @Test
    void stopping_hands_on_what_was_said_before() {
        say("mood");
        say("4");
        say("STOP");

        assertThat(handedOn).hasSize(1);
        assertThat(lane().isOptedOut()).isTrue();
        assertThat(lane().talk().current().orElseThrow().history()).isEqualTo(History.EMPTY);
    }

    @Test
    void it_is_neither_listed_nor_found_nor_archived_when_another_takes_its_place() {
        say("mood");
        say("4");
        LaneId lane = id;
        assertThat(store.talks().of(lane, 10)).isEmpty();
        assertThat(store.conversations().find(LaneIds.conversation(lane, 1))).isEmpty();
        say("Because.");
        say("visit");

        assertThat(store.talks().of(lane, 10)).singleElement().matches(one -> !one.isInConfidence());
        assertThat(store.conversations().find(LaneIds.conversation(lane, 1))).isEmpty();
        assertThat(lane().talk().rounds()).hasSize(2);
    }

    @Test
    void a_reply_to_a_comment_is_sent_and_what_the_writer_answers_is_handed_on_and_forgotten() {
        say("mood");
        say("4");
        say("Because.");
        sending();
        inbox.tell(id, List.of(id), "c1", "Because of what?");

        assertThat(inbox.tick(id).orElseThrow().message().text()).contains("anonymous comment", "Because of what?");
        assertThat(say("The heat.")).containsExactly("Thank you. Passed on without your name.");
        assertThat(remarked).containsExactly("c1: The heat.");
        assertThat(lane().toString()).doesNotContain("heat");
        assertThat(lane().talk().aside()).isPresent();
        say("mood");
        assertThat(lane().open()).as("a keyword begins its survey").isPresent();
    }

    @Test
    void after_some_days_and_after_a_stop_nobody_listens_for_an_answer_any_more() {
        say("mood");
        say("4");
        say("Because.");
        sending();
        inbox.tell(id, List.of(id), "c1", "Because of what?");
        clock.pass(Duration.ofDays(4));
        say("The heat.");
        assertThat(remarked).isEmpty();

        say("STOP");
        inbox.tell(id, List.of(id), "c1", "Really?");
        assertThat(inbox.tick(id)).isEmpty();
        LaneId nobody = ids.of(new Parties("sms", OUR, "+15550199"));
        inbox.tell(nobody, List.of(nobody), "c1", "Nobody there?");
        assertThat(store.lanes().find(nobody)).isEmpty();
    }

    @Test
    void the_lines_of_a_crowd_are_written_as_the_writers_is_and_hear_nothing() {
        say("visit");
        sending();
        LaneId writer = ids.of(new Parties("sms", OUR, "+15550101"));
        inbox.tell(writer, List.of(id, writer), "c1", "Because of what?");

        Job job = inbox.tick(id).orElseThrow();
        assertThat(job.sending().content().kind()).isEqualTo(Kind.BLANK);
        assertThat(job.message().text()).matches("-+");
        assertThat(lane().isInConfidence()).isTrue();
        inbox.blank(List.of(id));
        say("Ana");
        assertThat(conversation(1).status()).as("the open survey goes on").isEqualTo(Status.COMPLETED);
        assertThat(remarked).isEmpty();
    }

    @Test
    void an_aside_hides_no_open_survey_that_is_on_the_record() {
        say("visit");
        sending();
        inbox.tell(id, List.of(id), "c1", "Because of what?");

        assertThat(lane().isInConfidence()).isTrue();
        assertThat(lane().open()).isPresent();
        assertThat(store.conversations().find(LaneIds.conversation(id, 1))).isPresent();
    }

    @Test
    void a_page_shows_the_promise_first_and_after_the_end_no_more_than_that_it_is_complete() {
        say("mood");
        assertThat(turns().getFirst()).contains("This survey is anonymous", "5 or more");
        assertThat(turns().getLast()).contains("How are you?");
        say("4");
        say("Because.");

        assertThat(turns()).containsExactly("Thank you, your survey is already complete.");
    }

    private List<String> turns() {
        return inbox.pages().show(id, true).talk().orElseThrow().conversation().history().transcript().stream()
                .map(Turn::text)
                .toList();
    }

    @Test
    void the_same_end_told_twice_is_the_same() {
        say("mood");
        say("4");
        Lane before = lane();
        say("Because.");

        assertThat(Confidence.ended(before, lane(), Optional.empty())).isPresent();
        assertThat(Confidence.ended(lane(), lane(), Optional.empty())).isEmpty();
        assertThat(Confidence.kept(lane(), lane())).isEqualTo(lane());
    }
}
