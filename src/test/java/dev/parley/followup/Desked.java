package dev.parley.followup;

import dev.parley.channel.Delivery;
import dev.parley.channel.Inbound;
import dev.parley.channel.Outbound;
import dev.parley.conversation.Phrases;
import dev.parley.fake.ScriptedSender;
import dev.parley.fake.TestClock;
import dev.parley.fake.TestFlows;
import dev.parley.flow.Condition;
import dev.parley.flow.Facts;
import dev.parley.flow.FlowId;
import dev.parley.flow.Scope;
import dev.parley.flow.Value;
import dev.parley.inbox.Courtesy;
import dev.parley.inbox.Inbox;
import dev.parley.inbox.LaneIds;
import dev.parley.inbox.Parties;
import dev.parley.inbox.PublishedFlows;
import dev.parley.inbox.StartRequest;
import dev.parley.inbox.ToldLanes;
import dev.parley.outbox.Alarm;
import dev.parley.outbox.Carrier;
import dev.parley.outbox.Carriers;
import dev.parley.outbox.Courier;
import dev.parley.outbox.Pace;
import dev.parley.reply.StandardReader;
import dev.parley.store.Store;
import dev.parley.store.TestStore;
import dev.parley.theme.Themes;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/// A store, an inbox whose turns are followed, and a desk. Tests of cases build on it.
abstract class Desked {
    protected static final String OUR = "+15550111";
    protected static final String ANA = "+15550100";
    private static final String SHOP = """
            flow: shop
            language: en
            vars: {brand: Acme}
            invite: {keywords: [survey]}
            steps:
              - id: recommend
                ask: How likely are you to recommend us?
                answer: nps
                then:
                  0-6:
                    - case: {queue: recovery, due: 24h, priority: high, note: An unhappy customer}
                    - {id: why, ask: What went wrong?, answer: text}
              - {id: else, ask: Anything else?, answer: text, optional: true}
              - end: Thank you.
            """;
    private static final String PLAIN = """
            flow: plain
            language: en
            invite: {keywords: [plain]}
            steps:
              - {id: happy, ask: How satisfied are you?, answer: csat}
              - {id: why, ask: Why?, answer: text}
              - end: Thank you.
            """;
    private static final String QUIET = """
            flow: quiet
            language: en
            anonymous: {minimum-group: 5}
            expire: 2d
            invite: {keywords: [quiet]}
            steps:
              - {id: happy, ask: How satisfied are you?, answer: csat}
              - {id: why, ask: Why?, answer: text}
              - end: Thank you.
            """;

    @TempDir
    private Path folder;

    protected final TestClock clock = new TestClock(Instant.parse("2026-03-02T10:00:00Z"));
    protected final LaneIds ids = new LaneIds("test key".getBytes(StandardCharsets.UTF_8));
    protected final List<CaseBook.Change> changes = new ArrayList<>();
    protected Store store;
    protected Inbox inbox;
    protected Desks desks;
    protected CaseBook book;
    protected CaseDesk desk;
    protected Follower follower;
    private final PublishedFlows flows = new PublishedFlows(revision -> Optional.empty());
    private int messages;
    private int processes;

    @BeforeEach
    void open() {
        store = TestStore.open(folder);
        flows.publish(List.of(TestFlows.of(SHOP), TestFlows.of(PLAIN), TestFlows.of(QUIET)));
        store.sealWith(new byte[32]);
        desks = new Desks(store.shelf("settings", List.of()), clock);
        book = new CaseBook(store.cases(), clock, changes::add);
        follower = follower();
        inbox = inbox();
        desk = new CaseDesk(book, (lane, reply) -> inbox.reply(lane, reply), store.conversations()::find, clock);
    }

    @AfterEach
    void close() {
        store.close();
    }

    /// Another process on the same store; the one before is gone, with all it had in memory.
    protected void process() {
        follower = follower();
        inbox = inbox();
    }

    private Follower follower() {
        CaseOpener opener = new CaseOpener(
                book,
                desks,
                new CaseOpener.Matching(OfGold::new, () -> Themes.NONE),
                lane -> store.lanes().fresh(lane).isPresent(),
                clock);
        processes++;
        Marks marks = new Marks(store.shelf("followed", List.of()), "process " + processes, Duration.ZERO);
        Follower fresh = new Follower(
                marks,
                new Follower.Sources(store.written(), since -> book.changedSince(since, 1_000)),
                sinks(opener),
                clock);
        fresh.begin();
        return fresh;
    }

    /// What is done about what turns write.
    protected List<Sink> sinks(CaseOpener opener) {
        return List.of(opener);
    }

    private Inbox inbox() {
        Follower own = follower;
        Carrier sms = new Carrier.Provider(new ScriptedSender(), true);
        Inbox.Outside outside = new Inbox.Outside(
                new Courier(new Carriers(Map.of("sms", sms)), Pace.UNBOUNDED, Alarm.SILENT), Courtesy.NONE);
        return new Inbox(
                new Inbox.Parts(ids, new ToldLanes(store.lanes(), own::take), flows, clock, outside),
                StandardReader.create(),
                Phrases.builtIn());
    }

    /// Holds for contacts whose tier is gold, whatever is written.
    private record OfGold(String source) implements Condition {
        @Override
        public boolean holds(Scope scope) {
            return scope.facts().contact().get("tier").shown().equals("gold");
        }
    }

    protected void start(String who, String flow, Value.Fields contact) {
        Parties parties = new Parties("sms", OUR, who);
        inbox.start(new StartRequest(
                parties,
                new FlowId(flow),
                "key " + messages++,
                Facts.NONE.withContact(contact),
                StartRequest.Options.USUAL));
        inbox.tick(ids.of(parties)).ifPresent(job -> inbox.report(job, new Delivery.Sent("SM-out-" + messages)));
    }

    protected List<String> say(String who, String text) {
        clock.pass(Duration.ofSeconds(5));
        return inbox
                .receive(new Inbound("sms", OUR, who, "SM" + messages++, Inbound.Content.of(text)))
                .replies()
                .stream()
                .map(Outbound::text)
                .toList();
    }

    protected CaseId idOf(String who, int number) {
        return new CaseId(LaneIds.conversation(ids.of(new Parties("sms", OUR, who)), number)
                .value());
    }

    protected Case caseOf(String who) {
        return book.find(idOf(who, 1)).orElseThrow();
    }

    protected static List<String> kinds(Case one) {
        return one.events().stream().map(Case.Event::kind).toList();
    }
}
