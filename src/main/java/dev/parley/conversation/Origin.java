package dev.parley.conversation;

import dev.parley.flow.Language;
import dev.parley.flow.Medium;
import dev.parley.flow.Revision;
import java.time.Instant;

/// What a conversation is from its start on.
///
/// @param voice the channel and the language it is held in
/// @param chance what decides where chance decides
public record Origin(ConversationId id, Revision revision, Voice voice, Instant startedAt, Chance chance) {
    /// The channel and the language it is held in.
    ///
    /// @param inConfidence whether the flow was anonymous when it began: what is said is never kept with the person
    public record Voice(Medium medium, Language language, boolean inConfidence) {
        /// A voice on the record.
        public Voice(Medium medium, Language language) {
            this(medium, language, false);
        }
    }

    /// Stands for the person, so that the same person meets the same decision, and for how many conversations of
    /// this flow they had before.
    public record Chance(long seed, int round) {
        /// A number from 0 to `bound - 1`, always the same for this person and this purpose.
        public int pick(String purpose, int bound) {
            return (int) Math.floorMod(mix(seed * 31 + purpose.hashCode()), (long) bound);
        }

        /// The finaliser of MurmurHash3 (public domain): neighbours become strangers.
        private static long mix(long value) {
            long mixed = (value ^ (value >>> 33)) * 0xff51afd7ed558ccdL;
            mixed = (mixed ^ (mixed >>> 33)) * 0xc4ceb9fe1a85ec53L;
            return mixed ^ (mixed >>> 33);
        }
    }
}
