package dev.parley.conversation;

import dev.parley.flow.Language;
import dev.parley.flow.Medium;
import dev.parley.flow.Revision;
import java.time.Instant;

/// What a conversation is from its start on.
///
/// @param seed stands for the person wherever chance decides, so that the same person meets the same decision
public record Origin(ConversationId id, Revision revision, Voice voice, Instant startedAt, long seed) {
    /// The channel and the language it is held in.
    public record Voice(Medium medium, Language language) {}
}
