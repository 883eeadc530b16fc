package dev.parley.inbox;

import dev.parley.channel.Question;
import dev.parley.conversation.Conversation;
import dev.parley.flow.Flow;
import dev.parley.flow.StepId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// What a page of ours shows of a line.
///
/// @param version how often the line was written; 0 if it is not stored
/// @param parties the two ends; empty if it is not stored
/// @param talk its newest conversation
public record Shown(LaneId lane, long version, Optional<Parties> parties, Optional<Talk> talk) {
    /// A conversation, and what can be done in it.
    ///
    /// @param open the question it waits for
    /// @param answered the questions whose answers can be changed, in the order they were answered
    /// @param progress how much of the longest way there still may be is done, 0 to 1
    public record Talk(
            Conversation conversation,
            Flow flow,
            Optional<Question> open,
            Map<StepId, Question> answered,
            double progress) {
        public Talk {
            answered = Collections.unmodifiableMap(new LinkedHashMap<>(answered));
        }
    }
}
