package dev.parley.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.contact.Address;
import dev.parley.contact.Asked;
import dev.parley.contact.BulkUpsert;
import dev.parley.contact.Consent;
import dev.parley.contact.Contact;
import dev.parley.contact.ContactBook;
import dev.parley.contact.ContactConflict;
import dev.parley.contact.ContactPatch;
import dev.parley.contact.DryUpsert;
import dev.parley.contact.OptOuts;
import dev.parley.contact.Preferences;
import dev.parley.contact.StopList;
import dev.parley.fake.TestClock;
import dev.parley.flow.FlowId;
import dev.parley.flow.FlowKind;
import dev.parley.flow.Language;
import dev.parley.flow.Medium;
import dev.parley.flow.Value;
import dev.parley.kit.Ids;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContactStoreTest {
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00.123Z");

    @TempDir
    Path folder;

    private Store store;
    private ContactBook book;

    @BeforeEach
    void open() {
        store = TestStore.open(folder);
        book = book(store);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void a_contact_reads_back_as_it_was_written() {
        Contact contact =
                book.upsert(everything()).contact().asked(new Asked(new FlowId("nps"), FlowKind.PULSE, NOW, "key"));
        assertThat(store.contacts().commit(contact)).isTrue();

        assertThat(store.contacts().find(contact.id())).contains(contact);
        store.close();
        store = TestStore.open(folder);
        assertThat(store.contacts().find(contact.id())).contains(contact);
    }

    @Test
    void a_person_is_found_by_external_id_and_by_every_address() {
        Contact contact = book.upsert(everything()).contact();

        assertThat(store.contacts().having(List.of("id:crm-7"))).containsExactly(contact);
        assertThat(store.contacts().having(List.of("sms:+15550101"))).containsExactly(contact);
        assertThat(store.contacts().having(List.of("slack:U1", "sms:+15550102", "id:x")))
                .containsExactly(contact);
        assertThat(store.contacts().having(List.of("sms:+15550109"))).isEmpty();
    }

    @Test
    void telling_about_a_person_again_adds_to_what_is_known() {
        Contact first = book.upsert(ContactPatch.of(sms("+15550102"))).contact();
        ContactBook.Upserted second = book.upsert(everything());

        assertThat(second.created()).isFalse();
        assertThat(second.contact().id()).isEqualTo(first.id());
        assertThat(second.contact().person().externalId()).isEqualTo("crm-7");
        assertThat(second.contact().reach().addresses())
                .containsExactly(sms("+15550101"), sms("+15550102"), new Address(Medium.SLACK, "U1"));
    }

    @Test
    void what_names_two_people_is_refused() {
        book.upsert(named("crm-1", sms("+15550101")));
        book.upsert(named("crm-2", sms("+15550102")));

        assertThatThrownBy(() -> book.upsert(named("crm-1", sms("+15550102"))))
                .isInstanceOf(ContactConflict.class)
                .hasMessageContaining("different contacts");
        assertThatThrownBy(() -> book.upsert(named("crm-3", sms("+15550102"))))
                .isInstanceOf(ContactConflict.class)
                .hasMessageContaining("another external id");
    }

    @Test
    void people_without_address_and_external_id_do_not_get_in_each_others_way() {
        Contact one = book.upsert(named("a", sms("+15550101"))).contact();
        Contact other = book.upsert(named("b", sms("+15550102"))).contact();
        for (Contact contact : List.of(one, other)) {
            Contact bare = new Contact(
                    contact.id(),
                    contact.version() + 1,
                    new Contact.Person("", "", Optional.empty(), Optional.empty(), Value.Fields.NONE),
                    new Contact.Reach(List.of(), Map.of(), Preferences.NONE, OptOuts.NONE),
                    contact.journal());
            assertThat(store.contacts().commit(bare)).isTrue();
        }
    }

    @Test
    void of_two_writers_one_has_to_look_again() {
        Contact contact = book.upsert(everything()).contact();
        Contact mine = contact.with("tier", Value.of("gold"), NOW);
        Contact theirs = contact.with("tier", Value.of("silver"), NOW);

        assertThat(store.contacts().commit(mine)).isTrue();
        assertThat(store.contacts().commit(theirs)).isFalse();
        assertThat(store.contacts().find(contact.id())).contains(mine);
    }

    @Test
    void many_are_written_at_once_and_each_outcome_is_told() {
        book.upsert(named("crm-2", sms("+15550102")));
        List<ContactPatch> patches = new ArrayList<>(IntStream.range(0, 1_200)
                .mapToObj(i -> named("bulk-" + i, sms("+1555" + (200_000 + i))))
                .toList());
        patches.add(named("crm-2", sms("+15550103")));
        patches.add(named("bulk-5", sms("+15550104")));
        patches.add(named("", sms("+15550103")));
        patches.add(named("", sms("+1555200001")));
        patches.add(named("bulk-7", sms("+1555200008")));
        patches.add(named("other", sms("+1555200009")));
        patches.add(named("crm-3", sms("+15550102")));
        BulkUpsert bulk = new BulkUpsert(store.contacts(), book);

        List<BulkUpsert.Outcome> dry = rehearsed(patches);
        assertThat(store.contacts().page(Optional.empty(), 100)).hasSize(1);
        List<BulkUpsert.Outcome> outcomes = bulk.upsert(patches);

        assertThat(dry)
                .hasSameSizeAs(outcomes)
                .extracting(Object::getClass)
                .containsExactlyElementsOf(
                        outcomes.stream().<Class<?>>map(Object::getClass).toList());
        assertThat(outcomes)
                .filteredOn(BulkUpsert.Outcome.Created.class::isInstance)
                .hasSize(1_200);
        assertThat(outcomes)
                .filteredOn(BulkUpsert.Outcome.Updated.class::isInstance)
                .hasSize(4);
        assertThat(outcomes.getLast()).isInstanceOf(BulkUpsert.Outcome.Refused.class);
        List<Contact> all = new ArrayList<>();
        store.contacts().each(all::add);
        assertThat(all).hasSize(1_201);
        assertThat(store.contacts().having(List.of("sms:+15550104")))
                .singleElement()
                .satisfies(one -> assertThat(one.person().externalId()).isEqualTo("bulk-5"));
    }

    @Test
    void a_deleted_contact_frees_its_keys() {
        Contact contact = book.upsert(everything()).contact();
        store.contacts().delete(contact.id());

        assertThat(store.contacts().find(contact.id())).isEmpty();
        assertThat(book.upsert(everything()).created()).isTrue();
    }

    @Test
    void a_stop_is_kept_by_hash_until_it_is_taken_back() {
        StopList.Stop stop = new StopList.Stop("h1", NOW, "said so");
        store.stops().add(stop);

        assertThat(store.stops().among(List.of("h0", "h1"))).contains(stop);
        assertThat(store.stops().among(List.of("h0"))).isEmpty();
        store.stops().remove("h1");
        assertThat(store.stops().among(List.of("h1"))).isEmpty();
    }

    private static ContactBook book(Store store) {
        Ids ids = new Ids(new TestClock(NOW), new Random(1));
        return new ContactBook(store.contacts(), ids::next, new TestClock(NOW));
    }

    private static ContactPatch everything() {
        return new ContactPatch(
                new ContactPatch.Keys(
                        "", "crm-7", List.of(sms("+15550101"), sms("+15550102"), new Address(Medium.SLACK, "U1"))),
                new ContactPatch.About(
                        Optional.of("Ana Lopez"),
                        Optional.of(new Language("pt-BR")),
                        Optional.of(ZoneId.of("America/Sao_Paulo"))),
                Map.of("tier", Value.of("gold"), "customer_since", new Value.Moment(NOW)),
                new ContactPatch.Permissions(
                        Map.of(Medium.SMS, new Consent(true, NOW, "web form")),
                        Optional.of(new Preferences(
                                Optional.of(Medium.SLACK), Optional.of(NOW), Optional.of(LocalTime.of(14, 30)))),
                        List.of(new OptOuts.Entry(Medium.SMS, false, NOW, "START"))));
    }

    /// In batches, as a file is read: who is new in one is known in the next.
    private List<BulkUpsert.Outcome> rehearsed(List<ContactPatch> patches) {
        List<BulkUpsert.Outcome> outcomes = new ArrayList<>();
        try (DryUpsert rehearsal = new DryUpsert(store.contacts(), book)) {
            for (int i = 0; i < patches.size(); i += 400) {
                outcomes.addAll(rehearsal.upsert(patches.subList(i, Math.min(i + 400, patches.size()))));
            }
        }
        return outcomes;
    }

    private static ContactPatch named(String externalId, Address address) {
        ContactPatch patch = ContactPatch.of(address);
        return new ContactPatch(
                new ContactPatch.Keys("", externalId, List.of(address)),
                patch.about(),
                patch.attributes(),
                patch.permissions());
    }

    private static Address sms(String number) {
        return new Address(Medium.SMS, number);
    }
}
