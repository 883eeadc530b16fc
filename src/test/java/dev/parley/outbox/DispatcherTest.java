package dev.parley.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.channel.Delivery;
import dev.parley.channel.Inbound;
import dev.parley.channel.Outbound;
import dev.parley.channel.Route;
import dev.parley.channel.Sender;
import dev.parley.conversation.Phrases;
import dev.parley.fake.ScriptedSender;
import dev.parley.fake.TestClock;
import dev.parley.fake.TestFlows;
import dev.parley.flow.Facts;
import dev.parley.flow.FlowId;
import dev.parley.inbox.Courtesy;
import dev.parley.inbox.Inbox;
import dev.parley.inbox.InboxLanes;
import dev.parley.inbox.LaneIds;
import dev.parley.inbox.LaneStore;
import dev.parley.inbox.Parties;
import dev.parley.inbox.PublishedFlows;
import dev.parley.inbox.StartRequest;
import dev.parley.reply.StandardReader;
import dev.parley.store.Store;
import dev.parley.store.TestStore;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Nodes on one store, each with its inbox and dispatcher, and a clock that the test moves.
class DispatcherTest {
    private static final String VISIT = """
            flow: visit
            title: Visit
            language: en
            remind: [1h]
            expire: 2d
            steps:
              - say: Hello.
              - {id: name, ask: Who was it?, answer: text}
              - end: Bye.
            """;

    @TempDir
    private Path folder;

    private final TestClock clock = new TestClock(Instant.parse("2026-03-01T10:00:00Z"));
    private final LaneIds ids = new LaneIds("test key".getBytes(StandardCharsets.UTF_8));
    private final PublishedFlows flows = new PublishedFlows(revision -> Optional.empty());
    private final ScriptedSender provider = new ScriptedSender();
    private Store store;
    private Node one;
    private Node two;

    @BeforeEach
    void open() {
        store = TestStore.open(folder);
        flows.publish(List.of(TestFlows.of(VISIT)));
        one = node(store.lanes(), provider, Runnable::run, Pace.UNBOUNDED);
        two = node(TestStore.uncached(store), provider, Runnable::run, Pace.UNBOUNDED);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void what_is_due_goes_out_in_order_and_nothing_twice() {
        start(one, "+15550100");
        start(two, "+15550101");

        assertThat(one.dispatcher.look()).isEqualTo(2);
        assertThat(two.dispatcher.look()).isZero();
        assertThat(provider.attempts()).containsExactly("Hello.", "Who was it?", "Hello.", "Who was it?");
        assertThat(one.tally.counts()).containsEntry("sent", 4L).containsEntry("unknown", 0L);
    }

    /// Whoever reads the numbers every second would see when somebody answers.
    @Test
    void what_goes_to_somebody_in_an_anonymous_survey_is_not_counted() {
        flows.publish(List.of(TestFlows.of(VISIT.replace("remind:", "anonymous: {minimum-group: 5}\nremind:"))));
        Map<String, Long> before = one.tally.counts();
        start(one, "+15550100");

        one.dispatcher.look();
        clock.pass(Duration.ofHours(1));
        one.dispatcher.look();
        clock.pass(Duration.ofDays(2));
        one.dispatcher.look();

        assertThat(provider.attempts()).hasSizeGreaterThan(2);
        assertThat(one.tally.counts()).isEqualTo(before);
    }

    @Test
    void a_dispatcher_that_ends_makes_no_call_more_and_leaves_the_message_to_others() {
        start(one, "+15550100");
        one.dispatcher.end();
        assertThat(one.dispatcher.look()).isEqualTo(1);
        assertThat(provider.attempts()).isEmpty();

        clock.pass(Duration.ofSeconds(2));
        two.dispatcher.look();
        assertThat(provider.attempts()).containsExactly("Hello.", "Who was it?");
    }

    @Test
    void a_claim_of_a_node_that_died_is_looked_up_before_anything_is_sent_again() {
        Deque<Runnable> never = new ArrayDeque<>();
        ScriptedSender dying = new ScriptedSender();
        Node dead = node(store.lanes(), dying, never::add, Pace.UNBOUNDED);
        start(dead, "+15550100");
        assertThat(new InboxLanes(dead.inbox).tick(dead.inbox.due(1).getFirst().value()))
                .isPresent();

        clock.pass(Duration.ofSeconds(39));
        assertThat(two.dispatcher.look()).isZero();
        clock.pass(Duration.ofSeconds(2));
        provider.shows(new Sender.Search.Found(List.of("SM1")));
        assertThat(two.dispatcher.look()).isEqualTo(1);

        assertThat(provider.attempts()).containsExactly("Who was it?");
        assertThat(two.tally.counts()).containsEntry("found", 1L);
    }

    @Test
    void a_question_that_is_not_in_the_list_is_sent_once_more_and_a_notice_is_not() {
        provider.will(new Delivery.Unknown("timeout"));
        start(one, "+15550100");
        one.dispatcher.look();
        clock.pass(Duration.ofSeconds(60));
        provider.will(new Delivery.Unknown("timeout"));
        one.dispatcher.look();
        clock.pass(Duration.ofSeconds(60));
        one.dispatcher.look();

        assertThat(provider.attempts()).containsExactly("Hello.", "Who was it?", "Who was it?");
    }

    @Test
    void a_provider_that_cannot_be_asked_for_its_list_is_asked_later_and_nothing_is_sent_meanwhile() {
        provider.will(new Delivery.Unknown("timeout"));
        start(one, "+15550100");
        one.dispatcher.look();
        for (int i = 0; i < 5; i++) {
            provider.shows(new Sender.Search.Unreachable("HTTP 503"));
        }
        for (int minutes = 0; minutes < 25; minutes++) {
            clock.pass(Duration.ofMinutes(1));
            one.dispatcher.look();
        }

        assertThat(provider.attempts()).containsExactly("Hello.");
        assertThat(one.tally.counts()).containsEntry("list_unreachable", 4L);
    }

    @Test
    void a_long_downtime_ends_in_one_message_for_each_person() {
        start(one, "+15550100");
        one.dispatcher.look();
        clock.pass(Duration.ofHours(30));

        one.dispatcher.look();
        one.dispatcher.look();
        assertThat(provider.attempts()).containsExactly("Hello.", "Who was it?", "Who was it?");
        clock.pass(Duration.ofDays(30));
        one.dispatcher.look();
        assertThat(provider.attempts()).hasSize(3);
        assertThat(one.inbox.due(10)).isEmpty();
    }

    @Test
    void nothing_is_sent_after_a_stop_not_even_what_was_claimed_and_lost() {
        start(one, "+15550100");
        assertThat(new InboxLanes(one.inbox).tick(one.inbox.due(1).getFirst().value()))
                .isPresent();
        one.inbox.receive(new Inbound("sms", "+15550111", "+15550100", "SM1", Inbound.Content.of("STOP")));
        for (int days = 0; days < 30; days++) {
            clock.pass(Duration.ofDays(1));
            one.dispatcher.look();
        }

        assertThat(provider.attempts()).isEmpty();
    }

    @Test
    void a_lane_that_cannot_be_worked_off_rests_and_holds_up_no_other() {
        start(one, "+15550100");
        start(one, "+15550101");
        Deque<String> refusals = new ArrayDeque<>(List.of("Hello."));
        Node picky = node(
                store.lanes(),
                new Sender() {
                    @Override
                    public Delivery send(Route route, Outbound message) {
                        if (refusals.remove(message.text())) {
                            throw new IllegalStateException("a fault of ours");
                        }
                        return provider.send(route, message);
                    }

                    @Override
                    public Search find(Route route, Outbound message, Instant since) {
                        return provider.find(route, message, since);
                    }

                    @Override
                    public List<String> pieces(String text) {
                        return provider.pieces(text);
                    }
                },
                Runnable::run,
                Pace.UNBOUNDED);

        assertThat(picky.dispatcher.look()).isEqualTo(2);
        assertThat(picky.dispatcher.isBehind()).isFalse();
        assertThat(picky.tally.counts()).containsEntry("failed_ticks", 1L);
        assertThat(provider.attempts()).containsExactly("Hello.", "Who was it?");
    }

    @Test
    void a_sender_keeps_its_pace_over_many_people() {
        Node paced = node(store.lanes(), provider, Runnable::run, new Pacer(store.pace(), 1));
        for (int i = 0; i < 10; i++) {
            start(paced, "+1555010" + i);
        }
        for (int second = 0; second < 40; second++) {
            int before = provider.attempts().size();
            paced.dispatcher.look();
            assertThat(provider.attempts().size() - before).isLessThanOrEqualTo(1);
            clock.pass(Duration.ofSeconds(1));
        }

        assertThat(provider.attempts()).hasSize(20);
    }

    private void start(Node node, String their) {
        node.inbox.start(new StartRequest(
                new Parties("sms", "+15550111", their),
                new FlowId("visit"),
                "k",
                Facts.NONE,
                StartRequest.Options.USUAL));
    }

    private Node node(LaneStore lanes, Sender sender, Executor workers, Pace pace) {
        Carriers carriers = new Carriers(Map.of("sms", new Carrier.Provider(sender, true)));
        Courier courier = new Courier(carriers, pace, Alarm.SILENT);
        Inbox inbox = new Inbox(
                new Inbox.Parts(ids, lanes, flows, clock, new Inbox.Outside(courier, Courtesy.NONE)),
                StandardReader.create(),
                Phrases.builtIn());
        Tally tally = new Tally();
        Dispatcher.Parts parts = new Dispatcher.Parts(new InboxLanes(inbox), carriers, tally, clock, workers);
        return new Node(inbox, new Dispatcher(parts), tally);
    }

    private record Node(Inbox inbox, Dispatcher dispatcher, Tally tally) {}
}
