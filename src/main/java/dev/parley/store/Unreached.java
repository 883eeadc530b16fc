package dev.parley.store;

import dev.parley.conversation.Conversation;
import dev.parley.outbox.Outbox;
import dev.parley.outbox.State;
import java.util.List;
import java.util.Set;

/// Whether nothing of a conversation arrived: every message of it that the lane still remembers was given up.
final class Unreached {
    /// Its name in a conversation that is kept apart from its lane.
    static final String FIELD = "unreached";

    private static final Set<State> GIVEN_UP = Set.of(State.UNDELIVERED, State.FAILED, State.EXPIRED);

    private Unreached() {}

    static boolean is(Conversation conversation, Outbox outbox) {
        List<State> states = outbox.all().stream()
                .filter(one ->
                        !one.content().born().isBefore(conversation.origin().startedAt()))
                .map(one -> one.state())
                .toList();
        return !states.isEmpty() && GIVEN_UP.containsAll(states);
    }
}
