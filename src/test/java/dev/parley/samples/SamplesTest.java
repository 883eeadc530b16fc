package dev.parley.samples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.contact.BulkUpsert;
import dev.parley.contact.Contact;
import dev.parley.contact.ContactBook;
import dev.parley.conversation.Conversation;
import dev.parley.conversation.Engine;
import dev.parley.conversation.Phrases;
import dev.parley.fake.SumTalks;
import dev.parley.flow.Facts;
import dev.parley.flow.Value;
import dev.parley.inbox.Conversations;
import dev.parley.inbox.LaneIds;
import dev.parley.kit.Ids;
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
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SamplesTest {
    private static final Instant NOW = Instant.parse("2026-03-05T12:00:00Z");

    @TempDir
    private Path folder;

    @Test
    void ninety_days_are_filled_once_and_the_same_again_and_everything_says_that_it_is_a_sample() {
        List<Conversation> first = filled("first");
        List<Conversation> again = filled("again");

        assertThat(first).hasSizeGreaterThan(250).isEqualTo(again).allSatisfy(one -> {
            Facts facts = one.facts();
            assertThat(facts.contact().get("sample")).isEqualTo(Value.of(true));
            assertThat(facts.event().get("sample")).isEqualTo(Value.of(true));
            assertThat(one.status().isOpen()).isFalse();
            assertThat(one.origin().startedAt()).isBetween(NOW.minus(Duration.ofDays(91)), NOW);
        });
        assertThat(first).extracting(one -> one.status().word()).contains("completed", "expired", "opted-out");
        assertThat(first)
                .extracting(one -> one.origin().voice().medium())
                .doesNotContainNull()
                .hasSizeGreaterThan(1);
    }

    @Test
    void nothing_ends_in_the_future() {
        assertThat(filled("now"))
                .allSatisfy(
                        one -> assertThat(one.progress().clock().changedAt()).isBeforeOrEqualTo(NOW));
    }

    @Test
    void everybody_who_was_asked_is_a_contact_that_says_that_it_is_a_sample() {
        int talks = filled("people").size();
        try (Store store = TestStore.open(folder.resolve("people"))) {
            List<Contact> people = new ArrayList<>();
            store.contacts().each(people::add);
            assertThat(people).hasSize(talks).allSatisfy(one -> {
                assertThat(one.person().name()).startsWith("Sample ");
                assertThat(one.person().attributes().get("sample")).isEqualTo(Value.of(true));
            });
        }
    }

    private List<Conversation> filled(String name) {
        try (Store store = TestStore.open(folder.resolve(name))) {
            assertThat(samples(store).fill(List.of(SumTalks.FLOW), NOW)).isPositive();
            assertThat(samples(store).fill(List.of(SumTalks.FLOW), NOW.plusSeconds(1)))
                    .isZero();
            List<Conversation> all = new ArrayList<>();
            Optional<Conversations.Cursor> after = Optional.empty();
            do {
                Conversations.Page page =
                        store.conversations().page(new Conversations.Query(Conversations.Filter.ALL, after, 200));
                all.addAll(page.items());
                after = page.next();
            } while (after.isPresent());
            return all;
        }
    }

    private static Samples samples(Store store) {
        Samples.Kept kept = new Samples.Kept(
                store.lanes(),
                store.invitations(),
                store.keep(),
                new LaneIds("test key".getBytes(StandardCharsets.UTF_8)),
                new BulkUpsert(
                        store.contacts(),
                        new ContactBook(store.contacts(), new Ids(() -> NOW, new Random(3))::next, () -> NOW)));
        return new Samples(kept, new Engine(StandardReader.create(), Phrases.builtIn()), new Random(7));
    }
}
