package dev.parley.inbox;

import dev.parley.conversation.Conversation;
import dev.parley.flow.Language;
import dev.parley.flow.Value;
import java.time.Instant;
import java.util.Optional;

/// Knows people beyond their lanes: is told what becomes of lanes, and tells who writes there. Safe for any thread.
@FunctionalInterface
public interface Bystander {
    /// Keeps nothing.
    Bystander NONE = (before, after, now) -> {};

    /// A lane is about to become this. What is kept must be so when this returns; the same may be told again, because
    /// the write of the lane may have to be tried again.
    void changing(Lane before, Lane after, Instant now);

    /// A conversation in confidence has ended, and the lane is about to forget what was said in it. What was said must
    /// be kept when this returns, without the person; the same may be told again.
    default void handedOn(LaneId lane, Conversation ended) {}

    /// The writer of a comment, whom nobody knows, has said something more. It must be kept when this returns; the same
    /// may be told again.
    default void remarked(String comment, String text) {}

    /// Since when the one at the other end wants no messages, as far as their lane cannot tell: it was erased.
    default Optional<Instant> stopped(Parties parties) {
        return Optional.empty();
    }

    /// Whether they have forbidden elsewhere to be written to of our own accord, so that their lane does not know.
    default boolean forbids(Parties parties) {
        return false;
    }

    /// Who is at the other end of a line, when they begin a conversation by themselves.
    default Known known(Parties parties) {
        return Known.NOBODY;
    }

    /// What is known of a person.
    ///
    /// @param contact what flows know as `contact.…`
    record Known(Value.Fields contact, Optional<Language> language) {
        /// Somebody new.
        public static final Known NOBODY = new Known(Value.Fields.NONE, Optional.empty());
    }
}
