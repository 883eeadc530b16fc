package dev.parley.inbox;

import dev.parley.conversation.Conversation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What became of a lane by one event: its next state, what we say, an ended conversation that gave its place to a
/// new one, and whether the event came too late.
record Taken(Lane lane, List<Said> said, Optional<Conversation> replaced, boolean late) {
    Taken {
        said = List.copyOf(said);
    }

    /// An event that was of use.
    Taken(Lane lane, List<Said> said, Optional<Conversation> replaced) {
        this(lane, said, replaced, false);
    }

    /// A control of a question that is no longer open: nothing becomes of it.
    static Taken tooLate(Lane lane) {
        return new Taken(lane, List.of(), Optional.empty(), true);
    }

    static Taken silently(Lane lane) {
        return new Taken(lane, List.of(), Optional.empty());
    }

    static Taken saying(Lane lane, String answer) {
        return new Taken(lane, List.of(Said.notice(answer)), Optional.empty());
    }

    /// The texts alone.
    List<String> texts() {
        return said.stream().map(Said::text).toList();
    }

    /// With something said before.
    Taken behind(List<Said> first) {
        List<Said> all = new ArrayList<>(first);
        all.addAll(said);
        return new Taken(lane, all, replaced, late);
    }

    Taken with(Lane other) {
        return new Taken(other, said, replaced, late);
    }
}
