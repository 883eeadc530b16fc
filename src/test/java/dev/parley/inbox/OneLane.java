package dev.parley.inbox;

import dev.parley.channel.Delivery;
import dev.parley.channel.Handled;
import dev.parley.channel.Inbound;
import dev.parley.channel.Outbound;
import dev.parley.channel.Receipt;
import dev.parley.conversation.Conversation;
import dev.parley.conversation.Phrases;
import dev.parley.fake.ScriptedSender;
import dev.parley.fake.TestClock;
import dev.parley.fake.TestFlows;
import dev.parley.flow.Facts;
import dev.parley.flow.Flow;
import dev.parley.flow.FlowId;
import dev.parley.flow.Value;
import dev.parley.flow.WhileOpen;
import dev.parley.outbox.Alarm;
import dev.parley.outbox.Carrier;
import dev.parley.outbox.Carriers;
import dev.parley.outbox.Courier;
import dev.parley.outbox.Job;
import dev.parley.outbox.Pace;
import dev.parley.outbox.Sending;
import dev.parley.outbox.State;
import dev.parley.reply.StandardReader;
import dev.parley.store.Store;
import dev.parley.store.TestStore;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/// A store, an inbox, one person and a provider that confirms. Tests of the inbox build on it.
abstract class OneLane {
    protected static final String OUR = "+15550111";
    protected static final String ANA = "+15550100";
    private static final String NPS = """
            flow: nps
            title: Net promoter
            language: en
            vars: {brand: Acme}
            remind: [1h]
            expire: 2d
            invite: {keywords: [survey]}
            steps:
              - {id: recommend, ask: "How likely are you to recommend Acme? 0 to 10.", answer: nps}
              - end: Thank you.
            """;
    private static final String VISIT = """
            flow: visit
            title: Visit
            language: en
            steps:
              - {id: hello, say: Hello.}
              - {id: name, ask: Who was it?, answer: text}
              - {id: bye, end: Bye.}
            translations:
              es: {hello: Hola., name: Quien era?, bye: Adios.}
            """;

    @TempDir
    private Path folder;

    protected final TestClock clock = new TestClock(Instant.parse("2026-03-01T10:00:00Z"));
    protected final LaneIds ids = new LaneIds("test key".getBytes(StandardCharsets.UTF_8));
    protected final PublishedFlows flows = new PublishedFlows(revision -> Optional.empty());
    protected final Parties parties = new Parties("sms", OUR, ANA);
    protected final LaneId id = ids.of(parties);
    protected Instant morning = Instant.MIN;
    protected Courtesy courtesy = new Sleep();
    protected Store store;
    protected Inbox inbox;
    protected int messages;

    @BeforeEach
    void open() {
        store = TestStore.open(folder);
        flows.publish(List.of(TestFlows.of(NPS), TestFlows.of(VISIT)));
        Carrier sms = new Carrier.Provider(new ScriptedSender(), true);
        Carrier slack = new Carrier.Provider(new ScriptedSender(), Carrier.Answers.BY_CALL);
        Courier courier = new Courier(
                new Carriers(Map.of("sms", sms, "slack", slack, "simulator", new Carrier.Transcript())),
                Pace.UNBOUNDED,
                Alarm.SILENT);
        Inbox.Outside outside = new Inbox.Outside(courier, courtesy);
        inbox = new Inbox(
                new Inbox.Parts(ids, store.lanes(), flows, clock, outside), StandardReader.create(), Phrases.builtIn());
    }

    @AfterEach
    void close() {
        store.close();
    }

    protected StartOutcome start(String flow, String key) {
        return inbox.start(new StartRequest(parties, new FlowId(flow), key, Facts.NONE, StartRequest.Options.USUAL));
    }

    protected static StartRequest request(Parties parties, String flow, String key, WhileOpen whileOpen) {
        return new StartRequest(
                parties,
                new FlowId(flow),
                key,
                Facts.NONE,
                new StartRequest.Options(Optional.empty(), Optional.of(whileOpen)));
    }

    protected static StartOutcome refused(StartOutcome.Reason reason) {
        return new StartOutcome.Refused(reason);
    }

    /// Claims the next message and reports it sent.
    protected String send() {
        Optional<Job> job = inbox.tick(id);
        job.ifPresent(one -> inbox.report(one, new Delivery.Sent("SM-out-" + messages++))
                .ifPresent(next -> inbox.report(next, new Delivery.Deferred("not yet", Duration.ZERO))));
        clock.pass(Duration.ofSeconds(job.isPresent() ? 2 : 0));
        return job.map(one -> one.message().text()).orElse("");
    }

    protected List<String> say(String text) {
        return hear(text).replies().stream().map(Outbound::text).toList();
    }

    protected Handled hear(String text) {
        return inbox.receive(new Inbound("sms", OUR, ANA, "SM" + messages++, Inbound.Content.of(text)));
    }

    protected void receipt(Outbound message, Receipt.Fate fate) {
        inbox.receipt(new Receipt(message.key(), "SM-" + message.key(), fate, "", false));
    }

    protected Lane lane() {
        return store.lanes().find(id).orElseThrow();
    }

    protected List<State> states() {
        return lane().outbox().all().stream().map(Sending::state).toList();
    }

    protected Conversation conversation(int number) {
        return store.conversations().find(LaneIds.conversation(id, number)).orElseThrow();
    }

    /// Everybody sleeps until the morning.
    private final class Sleep implements Courtesy {
        @Override
        public Instant earliest(Parties who, Flow flow, Value.Fields contact, Instant at) {
            return earliest(who, contact, at);
        }

        @Override
        public Instant earliest(Parties who, Value.Fields contact, Instant at) {
            return at.isBefore(morning) ? morning : at;
        }
    }
}
