package dev.parley.inbox;

import dev.parley.conversation.Conversation;
import dev.parley.conversation.ConversationId;
import dev.parley.conversation.Effect;
import java.util.Optional;

/// An integration that a conversation waits for.
///
/// @param order what was ordered; its step and its time tell it from all others of the conversation
public record PendingCall(ConversationId conversation, Effect.Call order) {
    /// What the conversation waits for, if it waits for an integration: the newest order is that of the step at which
    /// it stands.
    public static Optional<PendingCall> of(Conversation talk) {
        return talk.progress()
                .at()
                .flatMap(step -> talk.history().effects().reversed().stream()
                        .filter(Effect.Call.class::isInstance)
                        .map(Effect.Call.class::cast)
                        .findFirst()
                        .filter(order -> order.step().equals(step)))
                .map(order -> new PendingCall(talk.id(), order));
    }

    /// Names it everywhere, and never another call.
    public String key() {
        return conversation + "/" + order.step() + "/" + order.at().toEpochMilli();
    }
}
