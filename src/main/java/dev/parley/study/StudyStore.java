package dev.parley.study;

import dev.parley.flow.FlowId;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Where is kept what was said in anonymous surveys: sealed while it waits, open when it is out. Safe for any thread;
/// every method throws {@link dev.parley.inbox.StoreUnavailable} when the store cannot be reached.
public interface StudyStore {
    /// A pool and how often it was written.
    record Kept(long version, Pool pool) {
        /// A pool that is not stored yet.
        public static final Kept NEW = new Kept(0, Pool.EMPTY);
    }

    /// What waits in a flow.
    Optional<Kept> pool(FlowId flow);

    /// Makes this the flow's next pool if its stored version is still the one before.
    ///
    /// @return whether it was; if not, read it again
    boolean keep(FlowId flow, Kept next);

    /// The flows in which something waits, or did.
    List<FlowId> pools();

    /// Lets entries out, in this order; those that are out already stay as they are.
    void letOut(List<Entry> entries);

    /// Gives what is out of a flow, let out from one day to another, both included, in no order.
    void each(FlowId flow, Span span, Consumer<Entry> reader);

    /// The entry of that id.
    Optional<Entry> entry(String id);

    /// Adds to the talk about a comment.
    void add(String id, Entry.Remark remark);

    /// Forgets the writers of comments that nobody may reply to any more.
    ///
    /// @return how many
    int forgetWriters(LocalDate today);

    /// Days, both ends included.
    record Span(LocalDate from, LocalDate to) {
        /// Every day.
        public static final Span ALWAYS = new Span(LocalDate.EPOCH, LocalDate.of(9999, 12, 31));
    }
}
