package dev.parley.inbox;

import dev.parley.conversation.Conversation;
import dev.parley.conversation.ConversationId;
import dev.parley.flow.FlowId;
import dev.parley.flow.Medium;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Every conversation, running or ended, for those who look at them. Safe for any thread; every method throws
/// {@link StoreUnavailable} when the store cannot be reached.
public interface Conversations {
    /// The conversation of that id.
    Optional<Conversation> find(ConversationId id);

    /// Conversations that fit a query, the newest first. Of a narrow filter so many are looked at in one go: a page may
    /// hold fewer than its limit, or none, and tell where to go on.
    Page page(Query query);

    /// Those of a flow that wait for the person or the clock, on whatever revision, at most so many, the next due
    /// first; without those that wait for ever, and those held in confidence.
    List<Conversation> running(FlowId flow, int limit);

    /// Which conversations, where to go on, and how many: 1 to {@value #MAX_LIMIT}.
    record Query(Filter filter, Optional<Cursor> after, int limit) {
        /// A page that people and programs can still handle.
        public static final int MAX_LIMIT = 200;

        /// @throws IllegalArgumentException if the limit is out of bounds
        public Query {
            if (limit < 1 || limit > MAX_LIMIT) {
                throw new IllegalArgumentException("a page has 1 to " + MAX_LIMIT + " conversations, not " + limit);
            }
        }
    }

    /// What must hold; empty parts hold always. Started at `since` or later, and before `until`.
    record Filter(
            Optional<FlowId> flow,
            Optional<String> status,
            Optional<Medium> channel,
            Optional<Instant> since,
            Optional<Instant> until) {
        /// Every conversation.
        public static final Filter ALL =
                new Filter(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

        /// On whatever channel.
        public Filter(
                Optional<FlowId> flow, Optional<String> status, Optional<Instant> since, Optional<Instant> until) {
            this(flow, status, Optional.empty(), since, until);
        }

        /// Whether anything but the time is wanted, which no index knows.
        public boolean isNarrow() {
            return flow.isPresent() || status.isPresent() || channel.isPresent();
        }

        /// Of the same time, and no matter what else.
        public Filter times() {
            return new Filter(Optional.empty(), Optional.empty(), Optional.empty(), since, until);
        }

        /// Whether one fits, whenever it began.
        public boolean fits(Conversation one) {
            return flow.filter(id -> !id.equals(one.origin().revision().flow())).isEmpty()
                    && status.filter(word -> !word.equals(one.status().word())).isEmpty()
                    && channel.filter(medium -> medium != one.origin().voice().medium())
                            .isEmpty();
        }
    }

    /// The last conversation of a page, behind which the next one begins.
    record Cursor(Instant startedAt, ConversationId id) {}

    /// Some conversations, and where to go on if there are more.
    record Page(List<Conversation> items, Optional<Cursor> next) {
        public Page {
            items = List.copyOf(items);
        }
    }
}
