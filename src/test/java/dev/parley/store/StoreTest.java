package dev.parley.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.authoring.Releases;
import dev.parley.conversation.Conversation;
import dev.parley.conversation.ConversationId;
import dev.parley.conversation.Status;
import dev.parley.flow.Facts;
import dev.parley.flow.FlowId;
import dev.parley.flow.Language;
import dev.parley.flow.Revision;
import dev.parley.flow.Value;
import dev.parley.flow.WhileOpen;
import dev.parley.inbox.Conversations;
import dev.parley.inbox.Lane;
import dev.parley.inbox.LaneId;
import dev.parley.inbox.LaneIds;
import dev.parley.inbox.LaneStore;
import dev.parley.inbox.Parties;
import dev.parley.inbox.Seen;
import dev.parley.inbox.Standing;
import dev.parley.inbox.StartLog;
import dev.parley.inbox.StartRequest;
import dev.parley.inbox.StoreUnavailable;
import dev.parley.outbox.Kind;
import dev.parley.outbox.Outbox;
import dev.parley.outbox.Sending;
import dev.parley.outbox.State;
import dev.parley.outbox.Urgency;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreTest {
    private static final LaneIds IDS = new LaneIds("test key".getBytes(StandardCharsets.UTF_8));

    private static final Executor THREADS = task -> Thread.ofVirtual().start(task);

    @AutoClose
    private final Store store;

    StoreTest(@TempDir Path folder) {
        store = TestStore.open(folder);
    }

    @Test
    void a_lane_read_back_equals_the_one_written() {
        Lane lane = lane("+15550100", 1, Samples.conversation("x-1", Samples.START, Status.OPEN));

        assertThat(store.lanes().commit(lane)).isTrue();

        assertThat(uncached().find(lane.id())).get().usingRecursiveComparison().isEqualTo(lane);
    }

    @Test
    void only_the_next_version_of_a_lane_is_written() {
        Lane first = lane("+15550101", 1, Samples.conversation("x-1", Samples.START, Status.OPEN));
        Lane second = lane("+15550101", 2, Samples.conversation("x-2", Samples.START, Status.OPEN));
        Lane fourth = lane("+15550101", 4, Samples.conversation("x-4", Samples.START, Status.OPEN));

        assertThat(uncached().commit(second)).isFalse();
        assertThat(uncached().commit(first)).isTrue();
        assertThat(uncached().commit(first)).isFalse();
        assertThat(uncached().commit(fourth)).isFalse();
        assertThat(uncached().commit(second)).isTrue();
        assertThat(uncached().find(first.id())).get().extracting(Lane::version).isEqualTo(2L);
    }

    @Test
    void of_two_writers_of_each_of_many_lanes_exactly_one_wins() {
        List<String> numbers =
                IntStream.range(0, 60).mapToObj(i -> "+155502" + (10 + i)).toList();
        for (long version = 1; version <= 3; version++) {
            long next = version;
            List<Map.Entry<String, CompletableFuture<Boolean>>> writes = new ArrayList<>();
            for (int writer = 0; writer < 2; writer++) {
                Conversation one = Samples.conversation("x-" + writer, Samples.START, Status.OPEN);
                numbers.forEach(number -> writes.add(Map.entry(
                        number,
                        CompletableFuture.supplyAsync(() -> uncached().commit(lane(number, next, one)), THREADS))));
            }
            Map<String, Long> winners = writes.stream()
                    .filter(write -> write.getValue().join())
                    .collect(Collectors.groupingBy(Map.Entry::getKey, Collectors.counting()));

            assertThat(winners)
                    .hasSize(60)
                    .allSatisfy((number, won) -> assertThat(won).isEqualTo(1L));
        }
    }

    @Test
    void due_lanes_are_found_the_longest_due_first() {
        for (int i = 0; i < 5; i++) {
            String their = "+1555030" + i;
            Lane lane = lane(their, 1, Samples.conversation("d-" + i, Samples.START, Status.OPEN));
            Lane due = new Lane(
                    lane.id(),
                    new Lane.Stamp(1, i == 4 ? Optional.empty() : Optional.of(Samples.START.plusSeconds(10 - i))),
                    lane.contact(),
                    lane.talk(),
                    lane.mail());
            store.lanes().commit(due);
        }

        assertThat(store.lanes().due(Samples.START.plusSeconds(9), 2)).containsExactly(laneId(3), laneId(2));
        assertThat(store.lanes().due(Samples.START.plusSeconds(9), 9)).hasSize(3);
        assertThat(store.lanes().due(Samples.START, 9)).isEmpty();
    }

    private static LaneId laneId(int i) {
        return IDS.of(new Parties("sms", "+15550111", "+1555030" + i));
    }

    @Test
    void a_stale_copy_in_memory_loses_and_is_read_anew() {
        Lane first = lane("+15550102", 1, Samples.conversation("x-1", Samples.START, Status.OPEN));
        Lane elsewhere = lane("+15550102", 2, Samples.conversation("x-2", Samples.START, Status.OPEN));
        store.lanes().commit(first);
        uncached().commit(elsewhere);

        assertThat(store.lanes().find(first.id()))
                .get()
                .extracting(Lane::version)
                .isEqualTo(1L);
        assertThat(store.lanes().commit(elsewhere)).isFalse();
        assertThat(store.lanes().find(first.id()))
                .get()
                .extracting(Lane::version)
                .isEqualTo(2L);
    }

    @Test
    void a_lane_in_confidence_is_written_by_one_of_two_nodes_as_others_are() {
        Conversation open = Samples.inConfidence("x-1", Samples.START);
        LaneStore node = TestStore.remembering(uncached());
        assertThat(node.commit(lane("+15550104", 1, open))).isTrue();
        for (long version = 2; version <= 5; version++) {
            Lane here = again(node, version);
            Lane there = again(uncached(), version);

            assertThat(here.stamp().mark()).isEqualTo(there.stamp().mark()).isNotZero();
            assertThat(node.commit(here)).as("version %s", version).isTrue();
            assertThat(uncached().commit(there)).isFalse();
            assertThat(node.commit(here)).isFalse();
        }
        assertThat(uncached().find(IDS.of(new Parties("sms", "+15550111", "+15550104"))))
                .get()
                .extracting(Lane::version)
                .isEqualTo(5L);
    }

    /// Behind a survey in confidence, and before the next one.
    @Test
    void a_lane_may_go_into_confidence_and_out_of_it() {
        List<Conversation> talks = List.of(
                Samples.conversation("x-1", Samples.START, Status.OPEN),
                Samples.inConfidence("x-2", Samples.START),
                Samples.inConfidence("x-2", Samples.START),
                Samples.conversation("x-3", Samples.START, Status.OPEN),
                Samples.conversation("x-3", Samples.START, Status.OPEN),
                Samples.inConfidence("x-4", Samples.START));
        LaneStore node = TestStore.remembering(uncached());
        assertThat(node.commit(lane("+15550104", 1, talks.getFirst()))).isTrue();
        for (int i = 1; i < talks.size(); i++) {
            Lane next = again(i % 2 == 0 ? node : uncached(), i + 1);
            Lane changed = new Lane(
                    next.id(),
                    next.stamp(),
                    next.contact(),
                    new Lane.Talk(
                            Optional.of(talks.get(i)), Map.of(), next.talk().starts()),
                    next.mail());
            assertThat(node.commit(changed)).as("write %s", i + 1).isTrue();
            assertThat(node.find(next.id()))
                    .get()
                    .isEqualTo(uncached().find(next.id()).orElseThrow());
        }
    }

    /// The lane's next version as a node writes it that has read it.
    private static Lane again(LaneStore node, long version) {
        Lane lane =
                node.find(IDS.of(new Parties("sms", "+15550111", "+15550104"))).orElseThrow();
        Lane.Stamp next =
                new Lane.Stamp(version, lane.stamp().due(), lane.stamp().mark());
        assertThat(lane.version()).isEqualTo(version - 1);
        return new Lane(lane.id(), next, lane.contact(), lane.talk(), lane.mail());
    }

    @Test
    void conversations_are_found_in_their_lane_and_among_the_ended() {
        LaneId lane = IDS.of(new Parties("sms", "+15550111", "+15550103"));
        ConversationId now = LaneIds.conversation(lane, 2);
        ConversationId before = LaneIds.conversation(lane, 1);
        Conversation ended = Samples.conversation(before.value(), Samples.START, Status.COMPLETED);
        store.lanes().archive(lane("+15550103", 1, ended), ended);
        store.lanes().archive(lane("+15550103", 1, ended), ended);
        store.lanes().commit(lane("+15550103", 1, Samples.conversation(now.value(), Samples.START, Status.OPEN)));

        assertThat(store.conversations().find(now))
                .get()
                .extracting(Conversation::status)
                .isEqualTo(Status.OPEN);
        assertThat(store.conversations().find(before))
                .get()
                .extracting(Conversation::status)
                .isEqualTo(Status.COMPLETED);
        assertThat(store.conversations().find(LaneIds.conversation(lane, 3))).isEmpty();
        assertThat(store.conversations().find(new ConversationId("nonsense"))).isEmpty();
    }

    @Test
    void pages_show_every_conversation_once_the_newest_first() {
        for (int i = 0; i < 25; i++) {
            // Pairs start in the same millisecond, and every third one is no longer in its lane.
            Instant start = Samples.START.plusSeconds(i / 2);
            Status status = i % 2 == 0 ? Status.OPEN : Status.COMPLETED;
            String their = "+1555020" + i;
            LaneId lane = IDS.of(new Parties("sms", "+15550111", their));
            Conversation conversation =
                    Samples.conversation(LaneIds.conversation(lane, 1).value(), start, status);
            if (i % 3 == 0) {
                store.lanes().archive(lane(their, 1, conversation), conversation);
            } else {
                store.lanes().commit(lane(their, 1, conversation));
            }
        }

        List<Conversation> all = walk(Conversations.Filter.ALL);

        assertThat(all).hasSize(25).extracting(Conversation::id).doesNotHaveDuplicates();
        assertThat(all)
                .extracting(conversation -> conversation.origin().startedAt())
                .isSortedAccordingTo(java.util.Comparator.reverseOrder());
        assertThat(walk(filter("completed", Samples.START.plusSeconds(2), Samples.START.plusSeconds(5))))
                .hasSize(3)
                .allSatisfy(each -> assertThat(each.status()).isEqualTo(Status.COMPLETED));
        assertThat(walk(new Conversations.Filter(
                        Optional.of(new FlowId("other")), Optional.empty(), Optional.empty(), Optional.empty())))
                .isEmpty();
    }

    @Test
    void a_revision_is_kept_once_with_its_source() {
        Revision revision = Revision.parse("nps@0123456789ab");
        Releases.Kept kept = new Releases.Kept("flow: nps\n---\n{}", 10, "- name: a");
        store.releases().keep(revision, kept, Samples.START);
        store.releases().keep(revision, new Releases.Kept("other", 5, ""), Samples.START);

        assertThat(store.releases().kept(revision)).contains(kept);
        assertThat(store.releases().kept(Revision.parse("nps@ffffffffffff"))).isEmpty();
    }

    @Test
    void a_database_belongs_to_the_first_key() {
        assertThat(store.installation().claim("one")).isTrue();
        assertThat(store.installation().claim("two")).isFalse();
        assertThat(store.installation().claim("one")).isTrue();
    }

    @Test
    void a_store_that_cannot_be_reached_says_so() {
        assertThat(store.missing()).isEmpty();
        assertThatThrownBy(() -> Store.connect("mongodb://127.0.0.1:1/parley")).isInstanceOf(StoreUnavailable.class);
    }

    private List<Conversation> walk(Conversations.Filter filter) {
        List<Conversation> all = new ArrayList<>();
        Optional<Conversations.Cursor> after = Optional.empty();
        do {
            Conversations.Page page = store.conversations().page(new Conversations.Query(filter, after, 4));
            all.addAll(page.items());
            after = page.next();
        } while (after.isPresent());
        return all;
    }

    private static Conversations.Filter filter(String status, Instant since, Instant until) {
        return new Conversations.Filter(
                Optional.of(new FlowId("after-purchase")), Optional.of(status), Optional.of(since), Optional.of(until));
    }

    /// The lanes as another node sees them.
    private LaneStore uncached() {
        return store.storedLanes();
    }

    private static Lane lane(String their, long version, Conversation conversation) {
        Parties parties = new Parties("sms", "+15550111", their);
        return new Lane(
                IDS.of(parties),
                new Lane.Stamp(version, Optional.of(Samples.START.plusSeconds(version))),
                new Lane.Contacting(
                        parties,
                        new Standing(
                                Optional.of(Samples.START), Optional.of(Samples.START), Optional.of(Samples.START))),
                new Lane.Talk(Optional.of(conversation), Map.of(new FlowId("after-purchase"), 2), starts(parties)),
                new Lane.Mail(
                        List.of(new Seen("SM1", List.of()), new Seen("SM2", List.of("Hello", "How likely?"))),
                        outbox()));
    }

    private static StartLog starts(Parties parties) {
        Value.Fields order = new Value.Fields(Map.of("order.id", Value.of(17)));
        StartRequest waiting = new StartRequest(
                parties,
                new FlowId("nps"),
                "two",
                new Facts(order, order, order),
                new StartRequest.Options(Optional.of(new Language("es")), Optional.of(WhileOpen.QUEUE)));
        return new StartLog(
                List.of(
                        new StartLog.Granted("one", Optional.of(new ConversationId("x-1"))),
                        new StartLog.Granted("two", Optional.empty())),
                List.of(new StartLog.Waiting(waiting, Samples.START)));
    }

    private static Outbox outbox() {
        Sending.Content words = new Sending.Content(Kind.QUESTION, Urgency.REMINDER, "How likely?", 1, Samples.START);
        Sending.Content none = new Sending.Content(Kind.NOTICE, Urgency.REPLY, "", 2, Samples.START);
        return new Outbox(List.of(
                new Sending(
                        "k.0",
                        none,
                        new Sending.Stand(
                                State.SENT,
                                Samples.START,
                                new Sending.Tries(3, 1),
                                7,
                                new Sending.Trace("SM9", "HTTP 503"))),
                Sending.ready("k.1", words)));
    }
}
