package dev.parley.inbox;

import dev.parley.conversation.ConversationId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// The requests to start a conversation on a lane: the newest ones granted, and those that wait.
///
/// @param granted the newest requests that started a conversation or were queued, oldest first
/// @param waiting those that begin when the conversation that runs has ended, in their order
public record StartLog(List<Granted> granted, List<Waiting> waiting) {
    /// No request yet.
    public static final StartLog EMPTY = new StartLog(List.of(), List.of());
    /// So many keys are remembered.
    public static final int GRANTED = 16;
    /// So many requests may wait.
    public static final int WAITING = 5;
    /// So long a request may wait.
    public static final Duration PATIENCE = Duration.ofDays(3);

    /// A request that was granted; without a conversation as long as it waits, or if it waited too long.
    public record Granted(String key, Optional<ConversationId> conversation) {}

    /// A request that waits, since when.
    public record Waiting(StartRequest request, Instant since) {}

    public StartLog {
        granted = List.copyOf(granted);
        waiting = List.copyOf(waiting);
    }

    /// How the request of that key stands; empty if it is new.
    Optional<StartOutcome> outcome(String key) {
        return granted.stream().filter(one -> one.key().equals(key)).findFirst().map(this::outcome);
    }

    private StartOutcome outcome(Granted one) {
        if (one.conversation().isPresent()) {
            return new StartOutcome.Started(one.conversation().get());
        }
        boolean waits = waiting.stream().anyMatch(other -> other.request().key().equals(one.key()));
        return waits ? new StartOutcome.Queued() : new StartOutcome.Refused(StartOutcome.Reason.WAITED_TOO_LONG);
    }

    StartLog started(String key, ConversationId conversation) {
        return new StartLog(remembering(new Granted(key, Optional.of(conversation))), without(key));
    }

    StartLog queued(StartRequest request, Instant now) {
        List<Waiting> more = new ArrayList<>(waiting);
        more.add(new Waiting(request, now));
        return new StartLog(remembering(new Granted(request.key(), Optional.empty())), more);
    }

    /// Without those that wait for longer than they may.
    StartLog patientOnly(Instant now) {
        Predicate<Waiting> isPatient = one -> one.since().plus(PATIENCE).isAfter(now);
        return waiting.stream().allMatch(isPatient)
                ? this
                : new StartLog(granted, waiting.stream().filter(isPatient).toList());
    }

    StartLog withoutWaiting() {
        return new StartLog(granted, List.of());
    }

    private List<Waiting> without(String key) {
        return waiting.stream().filter(one -> !one.request().key().equals(key)).toList();
    }

    private List<Granted> remembering(Granted newest) {
        List<Granted> ring = new ArrayList<>(granted);
        ring.removeIf(one -> one.key().equals(newest.key()));
        ring.add(newest);
        return ring.size() > GRANTED ? ring.subList(ring.size() - GRANTED, ring.size()) : ring;
    }
}
