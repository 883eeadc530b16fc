package dev.parley.results;

import dev.parley.conversation.Conversation;
import dev.parley.flow.FlowId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/// Where the sums are kept, and what they are counted from. Safe for any thread; every method fails as the store fails.
public interface Sums {
    /// How a day stands. A day of which nothing is known was never counted.
    ///
    /// @param isMarked whether something was changed since it was counted
    /// @param isSettled whether it is never counted again: what it was counted from may be gone
    /// @param last the newest count, if there was one
    record Standing(boolean isMarked, boolean isSettled, Optional<Counted> last) {}

    /// What is known of a count.
    ///
    /// @param zone the time zone whose day it was
    /// @param open how many conversations were open still, or could still be corrected
    record Counted(Instant at, String zone, long open, long millis) {}

    /// A count that has begun.
    ///
    /// @param number of several counts of a day, the one with the highest number saw everything the others saw
    /// @param marks how often the day had been marked before
    record Scan(LocalDate day, long number, long marks) {}

    /// Hears what there is to count.
    interface Reader {
        /// A conversation, and whether every message of it was given up by the network. Each once.
        void conversation(Conversation conversation, boolean isUnreached);

        /// An invitation that was not sent, and why, in a word.
        void notSent(FlowId flow, String reason);
    }

    /// How the days stand, those of which anything is known.
    Map<LocalDate, Standing> days(Days days);

    /// Something of these days has changed.
    void mark(Collection<LocalDate> days);

    /// A day's sums stay as they are from now on, whatever becomes of what they were counted from.
    void settle(LocalDate day);

    /// Begins to count a day: what is marked from now on is news to this count.
    Scan begin(LocalDate day);

    /// Reads everything that began between two times, the second not included.
    void read(Instant from, Instant to, Reader reader);

    /// Keeps a day's sums, unless a later count was faster.
    void keep(Scan scan, Map<FlowId, Map<String, Map<String, Sheet>>> sums, Counted counted);

    /// Takes from a settled day's sums what was counted of something that is erased; once, however often it is told.
    ///
    /// @param id of what is erased: nothing is kept that leads to it
    void less(LocalDate day, String id, Map<FlowId, Map<String, Map<String, Sheet>>> sums);

    /// Says what the sums of a group on a day are to be added to; nothing, if they are not wanted.
    @FunctionalInterface
    interface Taker {
        Optional<Adding> of(LocalDate day, String value);
    }

    /// Adds up a flow's sums of all values of a field ("" for all people: the value is "").
    void add(FlowId flow, String field, Days days, Taker taker);

    /// When the first of all conversations began; empty if there is none.
    Optional<Instant> earliest();
}
