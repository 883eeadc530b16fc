package dev.parley.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.channel.Handled;
import dev.parley.channel.Inbound;
import dev.parley.contact.Address;
import dev.parley.contact.AddressHashes;
import dev.parley.contact.Contact;
import dev.parley.contact.ContactBook;
import dev.parley.contact.ContactPatch;
import dev.parley.contact.OptOuts;
import dev.parley.conversation.Phrases;
import dev.parley.fake.SumTalks;
import dev.parley.fake.TestClock;
import dev.parley.fake.TestFlows;
import dev.parley.flow.Medium;
import dev.parley.flow.Value;
import dev.parley.inbox.Inbox;
import dev.parley.inbox.LaneIds;
import dev.parley.inbox.PublishedFlows;
import dev.parley.kit.Ids;
import dev.parley.outbox.Courier;
import dev.parley.reply.StandardReader;
import dev.parley.results.Settled;
import dev.parley.store.Store;
import dev.parley.store.TestStore;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What people say in conversations reaches their contacts.
class ContactKeeperTest {
    private static final Address PHONE = new Address(Medium.SMS, "+15550101");
    private static final byte[] KEY = new byte[32];

    private static final String COLOURS = """
            flow: colours
            language: en
            invite: {keywords: [colour]}
            steps:
              - id: colour
                ask: Which colour?
                answer: text
                save: contact.colour
              - id: more
                ask: Anything else?
                answer: text
            """;

    private static final String GREETING = """
            flow: greeting
            language: en
            invite: {keywords: [hello]}
            steps:
              - id: colour
                ask: 'Which colour, {{ contact.first_name | default: "you" }}?'
                answer: text
            translations:
              es:
                colour: '¿Qué color, {{ contact.first_name | default: "usted" }}?'
            """;

    @TempDir
    Path folder;

    private final TestClock clock = new TestClock(Instant.parse("2026-03-02T15:00:00.120Z"));
    private final OurEnds ends = new OurEnds(Map.of(Medium.SMS, new OurEnds.End("sms", "+15550111")));
    private final LaneIds ids = new LaneIds(KEY);
    private Store store;
    private ContactBook contacts;
    private Inbox inbox;
    private int messages;

    @BeforeEach
    void open() {
        store = TestStore.open(folder);
        contacts = new ContactBook(store.contacts(), new Ids(clock, new Random(1))::next, clock);
        PublishedFlows flows = new PublishedFlows(revision -> Optional.empty());
        flows.publish(List.of(TestFlows.of(COLOURS), TestFlows.of(GREETING)));
        inbox = new Inbox(
                new Inbox.Parts(
                        ids,
                        store.lanes(),
                        flows,
                        clock,
                        new Inbox.Outside(
                                Courier.NONE,
                                new Nights(ZoneId.of("UTC")),
                                new ContactKeeper(contacts, store.stops(), new AddressHashes(KEY), ends))),
                StandardReader.create(),
                Phrases.builtIn());
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void what_a_flow_saves_is_written_to_the_contact_of_the_address() {
        Contact known = contacts.upsert(ContactPatch.of(PHONE)).contact();
        say("colour");
        say("blue");
        say("no");

        Contact contact = contacts.find(PHONE).orElseThrow();
        assertThat(contact.id()).isEqualTo(known.id());
        assertThat(contact.person().attributes().get("colour")).isEqualTo(Value.of("blue"));
        assertThat(contact.version()).isEqualTo(2);
    }

    @Test
    void somebody_who_writes_by_themselves_is_called_by_name_and_in_their_language() {
        contacts.upsert(new ContactPatch(
                new ContactPatch.Keys("", "", List.of(PHONE)),
                new ContactPatch.About(
                        Optional.of("Ana Lopez"), Optional.of(new dev.parley.flow.Language("es")), Optional.empty()),
                Map.of(),
                ContactPatch.of(PHONE).permissions()));

        assertThat(say("hello").replies().getFirst().text()).startsWith("¿Qué color, Ana?");
    }

    @Test
    void somebody_unknown_becomes_a_contact_when_there_is_something_to_keep() {
        say("colour");
        assertThat(contacts.find(PHONE)).isEmpty();
        say("green");
        assertThat(contacts.find(PHONE).orElseThrow().person().attributes().get("colour"))
                .isEqualTo(Value.of("green"));
    }

    @Test
    void a_stop_and_a_start_are_kept_with_their_proof_and_by_hash() {
        contacts.upsert(ContactPatch.of(PHONE));
        say("colour");
        say("STOP");

        OptOuts.Entry stop = ledger().standing().orElseThrow();
        assertThat(stop.medium()).isEqualTo(Medium.SMS);
        assertThat(stop.proof()).contains("message m2").doesNotContain("5550101");
        assertThat(isStoppedByHash()).isTrue();
        assertThat(person().stopped()).isTrue();

        say("START");
        assertThat(ledger().standing()).isEmpty();
        assertThat(ledger().entries()).hasSize(2);
        assertThat(isStoppedByHash()).isFalse();
        assertThat(person().stopped()).isFalse();
    }

    @Test
    void a_stop_of_somebody_unknown_holds_once_they_become_a_contact() {
        say("colour");
        say("please stop texting me");
        assertThat(contacts.find(PHONE)).isEmpty();
        contacts.upsert(ContactPatch.of(PHONE));

        assertThat(person().isStopped()).isTrue();
    }

    @Test
    void a_stop_outlives_the_erased_person_and_their_lane() {
        Contact contact = contacts.upsert(ContactPatch.of(PHONE)).contact();
        say("colour");
        say("stop");
        var erased = store.erasure(new AddressHashes(KEY), new Settled(store.sums(), SumTalks.flows(), ZoneOffset.UTC))
                .erase(contacts.find(contact.id()).orElseThrow());

        assertThat(erased.lanes()).isEqualTo(1);
        assertThat(erased.conversations()).isEqualTo(1);
        assertThat(erased.stopKept()).isTrue();
        assertThat(store.conversations()
                        .page(new dev.parley.inbox.Conversations.Query(
                                dev.parley.inbox.Conversations.Filter.ALL, Optional.empty(), 10))
                        .items())
                .isEmpty();
        contacts.upsert(ContactPatch.of(PHONE));
        assertThat(person().isStopped()).isTrue();
    }

    @Test
    void only_an_explicit_start_lifts_a_stop_that_outlived_the_person() {
        stopAndErase();
        assertThat(say("hello").replies()).isEmpty();
        assertThat(say("yes please").replies()).isEmpty();
        assertThat(isStoppedByHash()).isTrue();
        contacts.upsert(ContactPatch.of(PHONE));
        assertThat(person().isStopped()).isTrue();

        assertThat(say("START").replies()).hasSize(1);
        assertThat(isStoppedByHash()).isFalse();
        assertThat(person().isStopped()).isFalse();
        assertThat(say("hello").replies()).hasSize(1);
    }

    @Test
    void a_start_that_the_provider_has_answered_lifts_it_too() {
        stopAndErase();
        Inbound.Content start = new Inbound.Content("START", 0, Inbound.Consent.START);
        inbox.receive(new Inbound("sms", "+15550111", PHONE.value(), "m-start", start));

        assertThat(isStoppedByHash()).isFalse();
    }

    @Test
    void nobody_starts_an_erased_person_who_had_said_stop() {
        stopAndErase();
        var parties = new dev.parley.inbox.Parties("sms", "+15550111", PHONE.value());
        assertThat(inbox.start(new dev.parley.inbox.StartRequest(
                        parties,
                        new dev.parley.flow.FlowId("colours"),
                        "k1",
                        dev.parley.flow.Facts.NONE,
                        dev.parley.inbox.StartRequest.Options.USUAL)))
                .isInstanceOf(dev.parley.inbox.StartOutcome.Refused.class);
    }

    @Test
    void a_start_takes_back_a_stop_that_others_told_us_and_says_nothing_of_who_never_stopped() {
        Contact contact = contacts.upsert(ContactPatch.of(PHONE)).contact();
        say("start");
        assertThat(ledger().entries()).isEmpty();
        contacts.change(
                contact.id(),
                known -> known.with(new OptOuts.Entry(Medium.SMS, true, clock.instant(), OptOuts.UNPROVEN)));
        assertThat(person().isStopped()).isTrue();

        say("hello");
        assertThat(person().isStopped()).isTrue();
        say("blue");
        say("START");
        assertThat(person().isStopped()).isFalse();
    }

    private void stopAndErase() {
        Contact contact = contacts.upsert(ContactPatch.of(PHONE)).contact();
        say("colour");
        say("stop");
        store.erasure(new AddressHashes(KEY), new Settled(store.sums(), SumTalks.flows(), ZoneOffset.UTC))
                .erase(contacts.find(contact.id()).orElseThrow());
        assertThat(isStoppedByHash()).isTrue();
    }

    @Test
    void somebody_in_a_conversation_is_talking_until_it_ends() {
        contacts.upsert(ContactPatch.of(PHONE));
        assertThat(person().talking()).isFalse();
        say("colour");
        assertThat(person().talking()).isTrue();
        say("blue");
        say("no");
        assertThat(person().talking()).isFalse();
    }

    private Handled say(String text) {
        messages++;
        clock.pass(Duration.ofSeconds(1));
        return inbox.receive(new Inbound("sms", "+15550111", PHONE.value(), "m" + messages, Inbound.Content.of(text)));
    }

    private OptOuts ledger() {
        return contacts.find(PHONE).orElseThrow().reach().optOuts();
    }

    private boolean isStoppedByHash() {
        return store.stops().among(List.of(new AddressHashes(KEY).of(PHONE))).isPresent();
    }

    private Person person() {
        People people = new People(
                new LaneLines(ids, store.lanes(), ends), store.stops(), new AddressHashes(KEY), ZoneId.of("UTC"));
        return people.of(contacts.find(PHONE).orElseThrow());
    }
}
