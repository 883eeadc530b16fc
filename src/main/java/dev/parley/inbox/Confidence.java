package dev.parley.inbox;

import dev.parley.conversation.Conversation;
import java.util.Optional;

/// What becomes of lanes with a conversation held in confidence: what was said there is handed on without the person
/// when it ends, and the lane forgets it in the same write. Pure.
final class Confidence {
    private Confidence() {}

    /// The conversation in confidence that this change ends, as it was at its end.
    ///
    /// @param replaced the conversation whose place another took in the same change
    static Optional<Conversation> ended(Lane before, Lane after, Optional<Conversation> replaced) {
        return before.open()
                .filter(Conversation::isInConfidence)
                .flatMap(open -> after.talk()
                        .current()
                        .filter(one -> one.id().equals(open.id()))
                        .or(() -> replaced.filter(one -> one.id().equals(open.id()))))
                .filter(one -> !one.status().isOpen());
    }

    /// The lane without what must not be kept. What is still to be sent stays until it is sent.
    static Lane kept(Lane given) {
        Lane lane = given.talk()
                .aside()
                .map(aside -> given.with(given.talk().with(aside.handedOn())))
                .orElse(given);
        Optional<Conversation> over = lane.talk()
                .current()
                .filter(one -> one.isInConfidence() && !one.status().isOpen());
        return over.isEmpty()
                ? lane
                : lane.with(lane.talk().with(over.get().forgotten())).discreet();
    }
}
