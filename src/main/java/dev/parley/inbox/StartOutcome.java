package dev.parley.inbox;

import dev.parley.conversation.ConversationId;
import dev.parley.kit.Word;

/// What became of a {@link StartRequest}.
public sealed interface StartOutcome {
    /// A conversation began; its first message is on its way out.
    record Started(ConversationId conversation) implements StartOutcome {}

    /// It begins when the conversation that runs has ended, if that is within {@link StartLog#PATIENCE}.
    record Queued() implements StartOutcome {}

    /// The key came before; `now` is how that request stands: started or queued, or refused because it waited too
    /// long.
    record AlreadyStarted(StartOutcome now) implements StartOutcome {}

    /// Nothing was started, and nothing is remembered: the same request may do better later.
    record Refused(Reason reason) implements StartOutcome {}

    /// Why a conversation was not started.
    enum Reason {
        /// The person wants no messages.
        OPTED_OUT,
        /// No flow of that name is published.
        UNKNOWN_FLOW,
        /// Another conversation runs, and the flow says to skip then.
        CONVERSATION_OPEN,
        /// As many requests wait as may wait.
        QUEUE_FULL,
        /// It waited for a conversation to end for longer than it may wait.
        WAITED_TOO_LONG,
        /// Nothing can be sent on that channel: it has no credentials.
        NO_SENDER;

        /// The word in records and answers of the API: `opted-out`.
        public String word() {
            return Word.of(this);
        }
    }
}
