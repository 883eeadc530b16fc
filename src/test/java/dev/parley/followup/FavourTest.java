package dev.parley.followup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.action.Favour;
import dev.parley.action.FavourAsking;
import dev.parley.action.FavourFields;
import dev.parley.action.Favours;
import dev.parley.contact.Address;
import dev.parley.contact.AddressHashes;
import dev.parley.contact.Contact;
import dev.parley.contact.ContactBook;
import dev.parley.contact.ContactPatch;
import dev.parley.fake.SumTalks;
import dev.parley.flow.FlowId;
import dev.parley.flow.Medium;
import dev.parley.flow.Value;
import dev.parley.inbox.LaneTalks;
import dev.parley.inbox.Parties;
import dev.parley.kit.Ids;
import dev.parley.results.Settled;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Happy people are asked for a favour once, and nobody who has complained.
class FavourTest extends Desked {
    private static final String BEN = "+15550101";
    private static final Map<String, String> TEXT =
            Map.of("en", "Would you tell a friend? https://example.com/friends");

    @Override
    protected List<Sink> sinks(CaseOpener opener) {
        return List.of(opener, favours());
    }

    private Favours favours() {
        return new Favours(
                store.shelf("settings", List.of()), store.shelf("favours", List.of("next", "born", "lane")), clock);
    }

    private int ask() {
        return ask(store.talks());
    }

    private int ask(LaneTalks talks) {
        return new FavourAsking(
                        favours(),
                        inbox.beside().announcements(),
                        talks,
                        talk -> book.find(new CaseId(talk.id().value())).isPresent(),
                        clock)
                .round();
    }

    private void answers(String who, String score) {
        say(who, "survey");
        say(who, score);
        say(who, "The way it is");
        say(who, "no");
        follower.round();
    }

    @Test
    void a_promoter_is_asked_once_however_often_they_answer() {
        favours().put(new Favour(TEXT, Duration.ofHours(1), List.of(), clock.instant()));
        answers(ANA, "9");
        answers(ANA, "10");
        answers(BEN, "7");

        assertThat(ask()).as("their time has not come").isZero();
        assertThat(favours().counts()).isEqualTo(Map.of("waiting", 1));
        clock.pass(Duration.ofHours(2));
        assertThat(ask()).isEqualTo(1);
        assertThat(favours().counts()).isEqualTo(Map.of("asked", 1));
        answers(ANA, "9");
        clock.pass(Duration.ofHours(2));
        assertThat(ask()).isZero();
        assertThat(favours().counts()).isEqualTo(Map.of("asked", 1));
    }

    @Test
    void who_has_complained_or_wants_no_messages_is_never_asked() {
        favours().put(new Favour(TEXT, Duration.ofHours(1), List.of(), clock.instant()));
        answers(ANA, "2");
        answers(ANA, "10");
        answers(BEN, "10");
        say(BEN, "STOP");
        clock.pass(Duration.ofHours(2));

        assertThat(ask()).isEqualTo(2);
        assertThat(favours().counts()).isEqualTo(Map.of("complained", 1, "opted-out", 1));
    }

    @Test
    void a_complaint_on_another_line_of_the_person_counts_too() {
        favours().put(new Favour(TEXT, Duration.ofHours(1), List.of(), clock.instant()));
        answers(ANA, "2");
        answers(BEN, "10");
        clock.pass(Duration.ofHours(2));
        LaneTalks onePerson = (lane, limit) -> Stream.of(ANA, BEN)
                .map(who -> ids.of(new Parties("sms", OUR, who)))
                .flatMap(line -> store.talks().of(line, limit).stream())
                .toList();

        assertThat(ask(onePerson)).isEqualTo(1);
        assertThat(favours().counts()).isEqualTo(Map.of("complained", 1));
    }

    @Test
    void who_is_erased_is_not_remembered_as_happy_either() {
        favours().put(new Favour(TEXT, Duration.ofHours(1), List.of(), clock.instant()));
        answers(ANA, "9");
        answers(BEN, "10");
        ContactBook contacts = new ContactBook(store.contacts(), new Ids(clock, new Random(1))::next, clock);
        Contact ana =
                contacts.upsert(ContactPatch.of(new Address(Medium.SMS, ANA))).contact();

        store.erasure(new AddressHashes(new byte[32]), new Settled(store.sums(), SumTalks.flows(), ZoneOffset.UTC))
                .erase(ana);

        assertThat(favours().counts()).isEqualTo(Map.of("waiting", 1));
        clock.pass(Duration.ofHours(2));
        assertThat(ask()).isEqualTo(1);
    }

    @Test
    void nobody_is_asked_without_a_text_after_other_surveys_or_for_answers_before_it_was_set() {
        answers(ANA, "9");
        assertThat(favours().counts()).isEmpty();
        clock.pass(Duration.ofMinutes(1));
        favours().put(new Favour(TEXT, Duration.ofHours(1), List.of(new FlowId("plain")), clock.instant()));
        answers(BEN, "9");

        assertThat(favours().counts()).isEmpty();
        assertThat(favours().get().flows()).containsExactly(new FlowId("plain"));
    }

    @Test
    void what_is_wrong_with_it_is_told_with_a_pointer() {
        List<Fault> faults = new ArrayList<>();
        Value given = Value.Fields.NONE
                .with("text", Value.Fields.NONE.with("English", Value.of("x")))
                .with("wait", Value.of("90d"))
                .with("flows", new Value.Many(List.of(Value.of("A B"))));

        FavourFields.read(given, Instant.EPOCH, faults);

        assertThat(faults).extracting(Fault::pointer).contains("/text/English", "/wait", "/flows/0");
    }
}
