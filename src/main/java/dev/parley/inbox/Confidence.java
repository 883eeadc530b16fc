package dev.parley.inbox;

import dev.parley.conversation.Conversation;
import java.util.ArrayList;
import java.util.List;
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
    static Lane kept(Lane before, Lane after) {
        Lane given = opened(before, after);
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

    /// What comes into the open when a lane is no longer sealed: of the messages taken in confidence the newest one
    /// alone, which a provider may still repeat, because their number tells how a survey went; and none of what was
    /// said then, because it tells when.
    private static Lane opened(Lane before, Lane after) {
        if (!before.isInConfidence() || after.isInConfidence()) {
            return after;
        }
        List<Seen> seen = new ArrayList<>(after.mail().seen());
        before.mail().seen().stream()
                .limit(Math.max(0, before.mail().seen().size() - 1L))
                .forEach(seen::remove);
        return after.with(new Lane.Mail(seen, after.outbox().without(before.outbox())));
    }
}
