package dev.parley.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.channel.Handled;
import dev.parley.channel.Inbound;
import dev.parley.conversation.Conversation;
import dev.parley.conversation.Phrases;
import dev.parley.conversation.Turn;
import dev.parley.fake.LyingProvider;
import dev.parley.fake.TestClock;
import dev.parley.fake.TestFlows;
import dev.parley.flow.Facts;
import dev.parley.flow.FlowId;
import dev.parley.inbox.Courtesy;
import dev.parley.inbox.Inbox;
import dev.parley.inbox.InboxLanes;
import dev.parley.inbox.Lane;
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
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// One person, two nodes on one store and a provider that lies, over and over, each time with another seed: messages
/// are repeated and lost, answers of ours do not arrive, receipts come late, twice or never, nodes die in the middle of
/// a call. Whatever happens, what is promised must hold. A failure names its seed; `-Dsimulation.seeds=N` plays more.
class SimulationTest {
    private static final int SEEDS = Integer.getInteger("simulation.seeds", 150);
    private static final String OUR = "+15550111";
    private static final String VISIT = """
            flow: visit
            title: Visit
            language: en
            remind: [1h]
            expire: 2d
            steps:
              - say: Hello.
              - {id: name, ask: Who was it?, answer: text}
              - {id: more, ask: What else?, answer: text}
              - end: Bye.
            """;

    @TempDir
    private Path folder;

    private final TestClock clock = new TestClock(Instant.parse("2026-03-01T10:00:00Z"));
    private final LaneIds ids = new LaneIds("test key".getBytes(StandardCharsets.UTF_8));
    private final PublishedFlows flows = new PublishedFlows(revision -> Optional.empty());
    private Store store;

    @BeforeEach
    void open() {
        store = TestStore.open(folder);
        flows.publish(List.of(TestFlows.of(VISIT)));
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void whatever_goes_wrong_what_is_promised_holds() {
        for (int seed = 0; seed < SEEDS; seed++) {
            World world = new World(seed);
            for (int step = 0; step < 60; step++) {
                world.step();
            }
            world.comeToRest();
            world.check();
        }
    }

    /// One seed's person, nodes and provider.
    private final class World {
        private final int seed;
        private final RandomGenerator chance;
        private final LyingProvider provider;
        private final Parties parties;
        private final List<Node> nodes;
        private final List<String> acknowledged = new ArrayList<>();
        private final List<Inbound> repeatable = new ArrayList<>();
        private boolean wantsNone;
        private Instant spokeAt = Instant.MIN;
        private int messages;

        World(int seed) {
            this.seed = seed;
            chance = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
            provider = new LyingProvider(chance, clock);
            parties = new Parties("sms", OUR, "+1555" + (1_000_000 + seed));
            nodes = List.of(node(store.lanes()), node(TestStore.uncached(store)));
            any().inbox
                    .start(new StartRequest(parties, new FlowId("visit"), "k", Facts.NONE, StartRequest.Options.USUAL));
        }

        void step() {
            switch (chance.nextInt(10)) {
                case 0, 1, 2 -> any().dispatcher.look();
                case 3, 4 -> clock.pass(Duration.ofSeconds(1 + chance.nextInt(90)));
                case 5 -> clock.pass(Duration.ofMinutes(chance.nextInt(90)));
                case 6 -> provider.receipts().forEach(any().inbox::receipt);
                case 7 -> speak();
                case 8 -> repeat();
                default ->
                    any().inbox
                            .start(new StartRequest(
                                    parties, new FlowId("visit"), "k", Facts.NONE, StartRequest.Options.USUAL));
            }
        }

        private void speak() {
            if (provider.received().isEmpty()) {
                return;
            }
            boolean stops = chance.nextInt(12) == 0;
            String text = stops ? "STOP" : "it was number " + messages;
            Inbound inbound = new Inbound("sms", OUR, parties.their(), "SM" + messages++, Inbound.Content.of(text));
            repeatable.add(inbound);
            spokeAt = clock.instant();
            hear(inbound);
            wantsNone |= stops;
            provider.refuseFrom(wantsNone);
        }

        /// The provider repeats a call within 15 seconds, perhaps to another node.
        private void repeat() {
            if (!repeatable.isEmpty() && clock.instant().isBefore(spokeAt.plusSeconds(15))) {
                hear(repeatable.getLast());
            }
        }

        private void hear(Inbound inbound) {
            Handled handled = any().inbox.receive(inbound);
            if (!acknowledged.contains(inbound.messageId() + inbound.content().text())) {
                acknowledged.add(inbound.messageId() + inbound.content().text());
            }
            provider.answered(inbound.messageId(), handled.replies());
        }

        void comeToRest() {
            provider.behave();
            for (int i = 0; i < 80; i++) {
                clock.pass(i < 40 ? Duration.ofSeconds(70) : Duration.ofHours(3));
                provider.receipts().forEach(any().inbox::receipt);
                nodes.forEach(node -> node.dispatcher.look());
            }
        }

        void check() {
            Lane lane = store.lanes().fresh(ids.of(parties)).orElseThrow();
            String what = "seed " + seed + ": " + provider.received() + " " + lane.outbox();
            assertThat(lane.outbox().all()).as(what).allMatch(one -> one.state().isSettled());
            assertThat(lane.stamp().due()).as(what).isEmpty();
            assertThat(provider.afterStop()).as(what).isEmpty();
            // One asking each, and the one reminder may ask either of them again.
            assertThat(count("Who was it?") + count("What else?")).as(what).isLessThanOrEqualTo(3);
            assertThat(count("Hello.")).as(what).isLessThanOrEqualTo(1);
            assertThat(count("Bye.")).as(what).isLessThanOrEqualTo(1);
            Conversation conversation = lane.talk().current().orElseThrow();
            assertThat(lane.talk().count()).as(what).isEqualTo(1);
            for (Inbound one : repeatable) {
                assertThat(conversation.history().transcript().stream()
                                .filter(turn -> turn.from() == Turn.Speaker.PERSON)
                                .map(Turn::text)
                                .filter(one.content().text()::equals)
                                .count())
                        .as(what + " of " + one)
                        .isLessThanOrEqualTo(one.content().text().equals("STOP") ? 9 : 1);
            }
            assertThat(conversation.history().answers()).as(what).hasSizeLessThanOrEqualTo(2);
        }

        private int count(String text) {
            return Collections.frequency(provider.received(), text);
        }

        private Node any() {
            return nodes.get(chance.nextInt(nodes.size()));
        }

        private Node node(LaneStore lanes) {
            Carriers carriers = new Carriers(Map.of("sms", new Carrier.Provider(provider, true)));
            Courier courier = new Courier(carriers, Pace.UNBOUNDED, Alarm.SILENT);
            Inbox inbox = new Inbox(
                    new Inbox.Parts(ids, lanes, flows, clock, new Inbox.Outside(courier, Courtesy.NONE)),
                    StandardReader.create(),
                    Phrases.builtIn());
            return new Node(
                    inbox,
                    new Dispatcher(
                            new Dispatcher.Parts(new InboxLanes(inbox), carriers, new Tally(), clock, Runnable::run)));
        }
    }

    private record Node(Inbox inbox, Dispatcher dispatcher) {}
}
