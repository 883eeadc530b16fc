package dev.parley.contact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.flow.FlowId;
import dev.parley.flow.FlowKind;
import dev.parley.flow.Medium;
import dev.parley.flow.Value;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

class ContactTest {
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final Address PHONE = new Address(Medium.SMS, "+12125550123");

    @ParameterizedTest
    @CsvFileSource(resources = "zones.tsv", delimiter = '\t', numLinesToSkip = 1)
    void a_number_may_be_in_every_zone_of_its_area(String number, String zones, String why) {
        List<String> expected = zones == null ? List.of() : List.of(zones.split(" ", -1));

        assertThat(Zones.ofNumber(number)).as(why).containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void a_number_whose_area_is_unknown_may_be_anywhere_in_its_country() {
        assertThat(Zones.ofNumber("+15550100")).contains("America/New_York", "Pacific/Honolulu", "Pacific/Guam");
    }

    @Test
    void the_persons_own_zone_goes_before_what_a_number_tells() {
        Contact contact = contact();
        assertThat(Zones.of(contact, ZoneId.of("UTC"))).containsExactly(ZoneId.of("America/New_York"));
        Contact moved = Merge.into(contact, patch(Optional.of(ZoneId.of("Asia/Tokyo"))), NOW);
        assertThat(Zones.of(moved, ZoneId.of("UTC"))).containsExactly(ZoneId.of("Asia/Tokyo"));
        Contact slack = Merge.create(new ContactId("c"), ContactPatch.of(new Address(Medium.SLACK, "U024BE7LH")), NOW);
        assertThat(Zones.of(slack, ZoneId.of("UTC"))).containsExactly(ZoneId.of("UTC"));
    }

    @ParameterizedTest
    @CsvSource({
        "'', false",
        "sms:stop, true",
        "sms:stop sms:start, false",
        "sms:stop slack:start, true",
        "sms:stop slack:stop sms:start, true",
        "sms:start, false",
        "sms:stop sms:stop sms:start, false",
    })
    void a_stop_on_any_channel_stands_until_the_same_channel_takes_it_back(String said, boolean stands) {
        OptOuts ledger = OptOuts.NONE;
        int second = 0;
        for (String word : said.isEmpty() ? new String[0] : said.split(" ", -1)) {
            String[] parts = word.split(":", -1);
            ledger = ledger.with(new OptOuts.Entry(
                    Medium.of(parts[0]).orElseThrow(), parts[1].equals("stop"), NOW.plusSeconds(second++), "said so"));
        }

        assertThat(ledger.standing().isPresent()).isEqualTo(stands);
        assertThat(ledger.entries()).hasSize(second);
    }

    @Test
    void being_asked_twice_under_one_key_is_being_asked_once() {
        Contact contact = contact().asked(asked("k", 0)).asked(asked("k", 1));

        assertThat(contact.journal().asked()).containsExactly(asked("k", 1));
        assertThat(contact.notAsked("k").journal().asked()).isEmpty();
        Contact often = IntStream.range(0, 300)
                .boxed()
                .reduce(contact, (one, i) -> one.asked(asked("k" + i, i)), (one, other) -> other);
        assertThat(often.journal().asked())
                .hasSize(Contact.Journal.MAX_ASKED)
                .last()
                .isEqualTo(asked("k299", 299));
    }

    @Test
    void flows_know_what_a_contact_tells_and_its_attributes_go_first() {
        Value.Fields facts = ContactFacts.of(Merge.into(
                contact(),
                new ContactPatch(
                        new ContactPatch.Keys("", "crm-7", List.of()),
                        new ContactPatch.About(Optional.of("Ana Maria Lopez"), Optional.empty(), Optional.empty()),
                        Map.of("tier", Value.of("gold"), "phone", Value.of("+15550109")),
                        new ContactPatch.Permissions(Map.of(), Optional.empty(), List.of())),
                NOW));

        assertThat(facts.get("first_name")).isEqualTo(Value.of("Ana"));
        assertThat(facts.get("external_id")).isEqualTo(Value.of("crm-7"));
        assertThat(facts.get("tier")).isEqualTo(Value.of("gold"));
        assertThat(facts.get("phone")).isEqualTo(Value.of("+15550109"));
        assertThat(facts.get("zone")).isEqualTo(Value.Missing.VALUE);
    }

    @Test
    void a_contact_shows_nobody_in_a_log() {
        assertThat(contact()).hasToString("contact c");
        assertThat(PHONE).hasToString("sms address");
    }

    private static Contact contact() {
        return Merge.create(new ContactId("c"), ContactPatch.of(PHONE), NOW);
    }

    private static ContactPatch patch(Optional<ZoneId> zone) {
        return new ContactPatch(
                new ContactPatch.Keys("", "", List.of(PHONE)),
                new ContactPatch.About(Optional.empty(), Optional.empty(), zone),
                Map.of(),
                new ContactPatch.Permissions(Map.of(), Optional.empty(), List.of()));
    }

    private static Asked asked(String key, int second) {
        return new Asked(new FlowId("nps"), FlowKind.PULSE, NOW.plusSeconds(second), key);
    }
}
