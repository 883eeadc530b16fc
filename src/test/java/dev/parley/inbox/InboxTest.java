package dev.parley.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.channel.Inbound;
import dev.parley.channel.Outbound;
import dev.parley.conversation.Answer;
import dev.parley.conversation.Conversation;
import dev.parley.conversation.ConversationId;
import dev.parley.conversation.Phrases;
import dev.parley.conversation.Status;
import dev.parley.conversation.Turn;
import dev.parley.fake.TestClock;
import dev.parley.fake.TestFlows;
import dev.parley.flow.StepId;
import dev.parley.flow.Value;
import dev.parley.reply.StandardReader;
import dev.parley.store.Store;
import dev.parley.store.TestStore;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InboxTest {
    private static final String OUR = "+15550111";
    private static final String NPS = """
            flow: nps
            title: Net promoter
            language: en
            vars: {brand: Acme}
            expire: 3d
            invite: {keywords: [survey]}
            steps:
              - id: recommend
                ask: How likely are you to recommend Acme? 0 to 10.
                answer: nps
                then:
                  detractor:
                    - {id: went-wrong, ask: What went wrong?, answer: text}
              - end: Thank you.
            """;
    private static final String HELLO = """
            flow: hello
            title: Hello
            language: en
            invite: {default: true}
            steps:
              - {id: name, ask: What is your name?, answer: text}
              - call: crm
                failed: [{say: Nice to meet you.}]
            """;

    @TempDir
    private Path folder;

    private final TestClock clock = new TestClock(Instant.parse("2026-03-01T10:00:00.123456Z"));
    private final LaneIds ids = new LaneIds("test key".getBytes(StandardCharsets.UTF_8));
    private final PublishedFlows flows = new PublishedFlows(revision -> Optional.empty());
    private Store store;
    private Inbox inbox;
    private int messages;

    @BeforeEach
    void open() {
        store = TestStore.open(folder);
        flows.publish(List.of(TestFlows.of(NPS), TestFlows.of(HELLO)));
        inbox = inbox(store.lanes());
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void a_start_word_starts_its_flow_and_anything_else_the_default_one() {
        assertThat(say("+15550100", " Survey ")).containsExactly("How likely are you to recommend Acme? 0 to 10.");
        assertThat(say("+15550101", "hi there")).containsExactly("What is your name?");
    }

    @Test
    void a_conversation_is_kept_with_every_word() {
        say("+15550100", "survey");
        say("+15550100", "3, it was late");

        Conversation kept = conversation("+15550100", 1);
        assertThat(kept.status()).isEqualTo(Status.COMPLETED);
        assertThat(kept.history().transcript())
                .extracting(Turn::text)
                .containsExactly("How likely are you to recommend Acme? 0 to 10.", "3, it was late", "Thank you.");
        assertThat(kept.history().answer(new StepId("recommend")))
                .get()
                .extracting(Answer::value)
                .isEqualTo(Value.of(3));
        assertThat(kept.history().answer(new StepId("went-wrong")))
                .get()
                .extracting(Answer::value)
                .isEqualTo(Value.of("it was late"));
    }

    @Test
    void the_same_message_again_is_answered_as_before_and_changes_nothing() {
        say("+15550100", "survey");
        Inbound reply = message("+15550100", "9");
        List<String> first = texts(inbox.receive(reply).replies());
        long version = lane("+15550100").version();

        assertThat(texts(inbox.receive(reply).replies())).isEqualTo(first).containsExactly("Thank you.");
        assertThat(texts(inbox(store.lanes()).receive(reply).replies())).isEqualTo(first);
        assertThat(lane("+15550100").version()).isEqualTo(version);
    }

    @Test
    void two_nodes_that_take_messages_of_one_person_at_once_lose_none()
            throws InterruptedException, ExecutionException {
        say("+15550100", "hi");
        List<Future<List<String>>> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 8; i++) {
                Inbound message = message("+15550100", "word " + i);
                Inbox node = inbox(i % 2 == 0 ? store.lanes() : TestStore.uncached(store));
                answers.add(threads.submit(() -> texts(again(node, message).replies())));
            }
        }
        for (Future<List<String>> answer : answers) {
            assertThat(answer.get()).isNotNull();
        }
        assertThat(conversation("+15550100", 1).history().transcript())
                .filteredOn(turn -> turn.from() == Turn.Speaker.PERSON)
                .hasSize(8)
                .extracting(Turn::text)
                .doesNotHaveDuplicates();
    }

    @Test
    void stop_ends_it_and_only_start_opens_again() {
        say("+15550100", "survey");

        assertThat(say("+15550100", "please stop texting me")).hasSize(1);
        assertThat(conversation("+15550100", 1).status()).isEqualTo(Status.OPTED_OUT);
        assertThat(say("+15550100", "hello again")).isEmpty();
        assertThat(say("+15550100", "survey")).isEmpty();
        assertThat(say("+15550100", "STOP")).isEmpty();
        assertThat(say("+15550100", "START")).hasSize(1);
        assertThat(say("+15550100", "survey")).hasSize(1);
    }

    @Test
    void a_stop_that_the_provider_answered_is_obeyed_without_a_word() {
        say("+15550100", "survey");
        Inbound stop =
                new Inbound("sms", OUR, "+15550100", "SM-stop", new Inbound.Content("arret", 0, Inbound.Consent.STOP));

        assertThat(inbox.receive(stop).replies()).isEmpty();
        assertThat(conversation("+15550100", 1).status()).isEqualTo(Status.OPTED_OUT);
        assertThat(say("+15550100", "survey")).isEmpty();
    }

    @Test
    void thanks_after_the_end_are_kept_and_answered_once() {
        say("+15550100", "survey");
        say("+15550100", "9");

        assertThat(say("+15550100", "thank you!")).hasSize(1);
        assertThat(say("+15550100", "bye")).isEmpty();
        assertThat(conversation("+15550100", 1).history().transcript())
                .extracting(Turn::text)
                .endsWith("thank you!", "bye");
        clock.pass(Duration.ofDays(2));
        assertThat(say("+15550100", "a new matter")).containsExactly("What is your name?");
    }

    @Test
    void an_answer_after_the_expiry_changes_no_score() {
        say("+15550100", "survey");
        clock.pass(Duration.ofDays(4));

        assertThat(say("+15550100", "9")).hasSize(1);
        assertThat(conversation("+15550100", 1).status()).isEqualTo(Status.EXPIRED);
        assertThat(conversation("+15550100", 1).history().answers()).isEmpty();
    }

    @Test
    void the_next_conversation_leaves_the_one_before_readable() {
        say("+15550100", "survey");
        say("+15550100", "9");
        say("+15550100", "survey");

        assertThat(conversation("+15550100", 1).status()).isEqualTo(Status.COMPLETED);
        assertThat(conversation("+15550100", 2).status()).isEqualTo(Status.OPEN);
        assertThat(conversation("+15550100", 2).origin().chance().round()).isEqualTo(1);
    }

    @Test
    void a_call_without_an_integration_takes_its_failed_steps() {
        say("+15550100", "hi");

        assertThat(say("+15550100", "Ana")).containsExactly("Nice to meet you.");
        assertThat(conversation("+15550100", 1).status()).isEqualTo(Status.COMPLETED);
    }

    @Test
    void a_store_that_refuses_every_write_is_said_to_be_unavailable() {
        Inbox refused = inbox(new RefusingLanes());

        assertThatThrownBy(() -> refused.receive(message("+15550100", "survey")))
                .isInstanceOf(StoreUnavailable.class)
                .hasMessageNotContaining("15550100");
    }

    @Test
    void without_any_flow_a_person_is_told_that_nothing_is_open() {
        flows.publish(List.of());

        assertThat(say("+15550100", "hi")).hasSize(1);
        assertThat(say("+15550100", "anybody there")).isEmpty();
        assertThat(say("+15550100", "STOP")).hasSize(1);
    }

    private Inbox inbox(LaneStore lanes) {
        return new Inbox(new Inbox.Parts(ids, lanes, flows, clock), StandardReader.create(), Phrases.builtIn());
    }

    /// Providers come again when they are told that the store was busy.
    private static dev.parley.channel.Handled again(Inbox node, Inbound message) {
        for (int i = 0; i < 20; i++) {
            try {
                return node.receive(message);
            } catch (StoreUnavailable e) {
                assertThat(e).hasMessageContaining("changed by others");
            }
        }
        return node.receive(message);
    }

    private List<String> say(String their, String text) {
        return texts(inbox.receive(message(their, text)).replies());
    }

    private Inbound message(String their, String text) {
        return new Inbound("sms", OUR, their, "SM" + messages++, Inbound.Content.of(text));
    }

    private static List<String> texts(List<Outbound> replies) {
        return replies.stream().map(Outbound::text).toList();
    }

    private LaneId laneId(String their) {
        return ids.of(new Parties("sms", OUR, their));
    }

    private Lane lane(String their) {
        return store.lanes().find(laneId(their)).orElseThrow();
    }

    private Conversation conversation(String their, int number) {
        ConversationId id = LaneIds.conversation(laneId(their), number);
        return store.conversations().find(id).orElseThrow();
    }

    /// Somebody else is always faster.
    private static final class RefusingLanes implements LaneStore {
        @Override
        public Optional<Lane> find(LaneId id) {
            return Optional.empty();
        }

        @Override
        public Optional<Lane> fresh(LaneId id) {
            return Optional.empty();
        }

        @Override
        public boolean commit(Lane lane) {
            return false;
        }

        @Override
        public List<LaneId> due(Instant until, int limit) {
            return List.of();
        }

        @Override
        public void archive(Lane lane, Conversation ended) {
            throw new AssertionError("nothing has ended");
        }
    }
}
