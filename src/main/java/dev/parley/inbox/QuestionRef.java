package dev.parley.inbox;

import dev.parley.conversation.Conversation;
import dev.parley.conversation.ConversationId;
import dev.parley.flow.StepId;
import java.util.Optional;

/// Names one question of one conversation in what goes out with its controls and comes back: `<conversation>/<step>`.
///
/// @param conversation the conversation's id
/// @param step the question
record QuestionRef(ConversationId conversation, StepId step) {
    /// Reads what came back; empty if it never was one.
    static Optional<QuestionRef> of(String text) {
        int slash = text.indexOf('/');
        int length = text.length() - slash - 1;
        return slash <= 0 || length < 1 || length > StepId.MAX_LENGTH
                ? Optional.empty()
                : Optional.of(new QuestionRef(
                        new ConversationId(text.substring(0, slash)), new StepId(text.substring(slash + 1))));
    }

    /// Whether it is a question of that conversation.
    boolean isOf(Conversation other) {
        return other.id().equals(conversation);
    }

    @Override
    public String toString() {
        return conversation + "/" + step;
    }
}
