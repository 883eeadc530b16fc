package dev.parley.action;

import dev.parley.conversation.ConversationId;
import dev.parley.followup.Guarded;
import dev.parley.inbox.LaneId;
import dev.parley.kit.Word;
import java.time.Instant;
import java.util.Optional;

/// Somebody who raised the theme of an action that is done, and whether they were told. Immutable.
///
/// @param person names them: your id of theirs, else their line
/// @param raised the conversation in which they did
/// @param language in which they did
/// @param fate what became of it
/// @param next when it is tried; empty once it is settled
record Hearer(
        Key key, long version, String person, ConversationId raised, String language, Fate fate, Optional<Instant> next)
        implements Guarded.Versioned<Hearer> {
    /// The action and the line.
    record Key(String action, LaneId lane) {
        String id(String person) {
            return action + "/" + person;
        }
    }

    /// What became of it, and when.
    record Fate(Stand stand, Instant at) {}

    /// Whether they were told.
    enum Stand {
        /// It is their turn soon, they are in a conversation, or it is night where they are.
        WAITING,
        /// They were told.
        TOLD,
        /// They could have been told, and were not by chance, so that others can be compared with them.
        HELD_BACK,
        /// They want no messages.
        OPTED_OUT,
        /// They were told of another action lately.
        TOLD_LATELY,
        /// Nothing can be sent on their channel.
        NO_WAY,
        /// Their line is gone, or speaks in confidence by now.
        GONE,
        /// They were in conversations for weeks.
        TOO_LATE;

        String word() {
            return Word.of(this);
        }
    }

    String id() {
        return key.id(person);
    }

    Hearer waitingUntil(Instant later) {
        return new Hearer(key, version, person, raised, language, fate, Optional.of(later));
    }

    Hearer settled(Stand stand, Instant now) {
        return new Hearer(key, version, person, raised, language, new Fate(stand, now), Optional.empty());
    }

    @Override
    public Hearer versioned(long other) {
        return new Hearer(key, other, person, raised, language, fate, next);
    }
}
