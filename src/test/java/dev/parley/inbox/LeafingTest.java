package dev.parley.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.conversation.Conversation;
import dev.parley.conversation.ConversationId;
import dev.parley.conversation.History;
import dev.parley.conversation.Origin;
import dev.parley.conversation.Progress;
import dev.parley.conversation.Status;
import dev.parley.flow.Facts;
import dev.parley.flow.FlowId;
import dev.parley.flow.Language;
import dev.parley.flow.Medium;
import dev.parley.flow.Revision;
import dev.parley.inbox.Conversations.Cursor;
import dev.parley.inbox.Conversations.Filter;
import dev.parley.inbox.Conversations.Page;
import dev.parley.inbox.Conversations.Query;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LeafingTest {
    private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");
    private static final int ALL = 5_000;
    private static final Filter RARE =
            new Filter(Optional.of(new FlowId("rare")), Optional.empty(), Optional.empty(), Optional.empty());

    private int looked;

    /// Every thousandth is of the rare flow.
    private static Conversation talk(int i) {
        FlowId flow = new FlowId(i % 1_000 == 999 ? "rare" : "usual");
        Origin origin = new Origin(
                new ConversationId("c" + i),
                new Revision(flow, "0123456789ab"),
                new Origin.Voice(Medium.SMS, new Language("en")),
                START.minusSeconds(i),
                new Origin.Chance(1, 0));
        Progress done = new Progress(
                Status.COMPLETED,
                Optional.empty(),
                Progress.Patience.FRESH,
                Progress.Detours.NONE,
                new Progress.Clock(START, 0, START));
        return new Conversation(origin, Facts.NONE, done, new History(List.of(), List.of(), List.of()));
    }

    private Page all(Query query) {
        int from = query.after()
                .map(after -> Integer.parseInt(after.id().value().substring(1)) + 1)
                .orElse(0);
        int to = Math.min(ALL, from + query.limit());
        looked += to - from;
        List<Conversation> items =
                IntStream.range(from, to).mapToObj(LeafingTest::talk).toList();
        return new Page(
                items,
                to < ALL ? Optional.of(new Cursor(START, new ConversationId("c" + (to - 1)))) : Optional.empty());
    }

    @Test
    void what_is_rare_is_looked_for_some_hundred_at_a_time_and_found_by_going_on() {
        List<String> found = new ArrayList<>();
        Optional<Cursor> after = Optional.empty();
        int goes = 0;
        do {
            looked = 0;
            Page page = Leafing.page(new Query(RARE, after, 50), RARE::fits, this::all);
            assertThat(looked).isLessThanOrEqualTo(Leafing.LOOKED_AT);
            page.items().forEach(one -> found.add(one.id().value()));
            after = page.next();
            goes++;
        } while (after.isPresent());
        assertThat(found).containsExactly("c999", "c1999", "c2999", "c3999", "c4999");
        assertThat(goes).isGreaterThan(1);
    }

    @Test
    void a_full_page_ends_at_its_last_one_and_nothing_is_left_out_behind_it() {
        Filter usual =
                new Filter(Optional.of(new FlowId("usual")), Optional.empty(), Optional.empty(), Optional.empty());
        Page first = Leafing.page(new Query(usual, Optional.empty(), 7), usual::fits, this::all);
        Page second = Leafing.page(new Query(usual, first.next(), 7), usual::fits, this::all);
        assertThat(first.items()).extracting(one -> one.id().value()).endsWith("c6");
        assertThat(second.items()).extracting(one -> one.id().value()).startsWith("c7");
    }
}
