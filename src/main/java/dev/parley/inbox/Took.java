package dev.parley.inbox;

import dev.parley.channel.Handled;
import dev.parley.outbox.Job;
import java.util.List;
import java.util.Optional;

/// What became of a message on a channel where we answer by calls of our own, and the call to make at once.
public record Took(Handled handled, Optional<Job> job) {
    static final Took REPEATED =
            new Took(new Handled(List.of(), Handled.Fate.REPEATED, Optional.empty()), Optional.empty());
}
