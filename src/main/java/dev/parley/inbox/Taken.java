package dev.parley.inbox;

import dev.parley.conversation.Conversation;
import java.util.List;
import java.util.Optional;

/// What became of a lane by one message: its next state, the texts to answer with, and an ended conversation that gave
/// its
/// place to a new one.
record Taken(Lane lane, List<String> answers, Optional<Conversation> replaced) {
    Taken {
        answers = List.copyOf(answers);
    }

    static Taken silently(Lane lane) {
        return new Taken(lane, List.of(), Optional.empty());
    }

    static Taken saying(Lane lane, String answer) {
        return new Taken(lane, List.of(answer), Optional.empty());
    }
}
