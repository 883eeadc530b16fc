package dev.parley.inbox;

import dev.parley.conversation.Conversation;
import dev.parley.conversation.Input;
import dev.parley.outbox.Urgency;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/// What the clock does on a lane: reminders, time-outs, pauses, expiry, and requests whose turn has come. What would
/// write to somebody in their quiet hours waits until these are over. Safe for any thread.
final class Clockwork {
    private final Talking talking;
    private final StartDesk desk;
    private final Manners manners;

    Clockwork(Talking talking, StartDesk desk, Manners manners) {
        this.talking = talking;
        this.desk = desk;
        this.manners = manners;
    }

    /// What is due, and how urgent what we say is.
    record Struck(Taken taken, Urgency urgency, Optional<Instant> postponed) {
        static Struck nothing(Lane lane) {
            return new Struck(Taken.silently(lane), Urgency.REMINDER, Optional.empty());
        }
    }

    Struck strike(Lane lane, Instant now) {
        if (lane.open().isEmpty()) {
            return waiting(lane, now);
        }
        return talking.due(lane)
                .filter(due -> !due.isAfter(now))
                .map(due -> timers(lane, now))
                .orElseGet(() -> Struck.nothing(lane));
    }

    private Struck timers(Lane lane, Instant now) {
        boolean isAwake = talking.isCalling(lane);
        Instant polite = isAwake ? now : manners.undisturbed(lane, now);
        if (polite.isAfter(now)) {
            return new Struck(Taken.silently(lane), Urgency.REMINDER, Optional.of(polite));
        }
        Conversation open = lane.open().orElseThrow();
        Taken taken = talking.goOn(lane, open, isDeaf(lane) ? new Input.Unheard() : new Input.Tick(), now);
        // What was to be said before is of no use beside a reminder, nor behind the end.
        boolean overtaken = !taken.said().isEmpty() || taken.lane().open().isEmpty();
        Lane rest = overtaken ? taken.lane().with(taken.lane().outbox().cancelled("overtaken", now)) : taken.lane();
        return new Struck(taken.with(rest), isAwake ? Urgency.REPLY : Urgency.REMINDER, Optional.empty());
    }

    /// Whether a reminder would be refused as the question was, or go to somebody who has forbidden it elsewhere since.
    /// They may still answer until the conversation ends by itself.
    private boolean isDeaf(Lane lane) {
        return lane.outbox().isQuestionRefused() || manners.isForbidden(lane);
    }

    private Struck waiting(Lane lane, Instant now) {
        Optional<StartLog.Waiting> first =
                lane.talk().starts().waiting().stream().findFirst();
        if (first.isEmpty()) {
            return Struck.nothing(lane);
        }
        Instant polite = manners.earliest(lane, first.get().request(), now);
        return polite.isAfter(now) && !lane.isOptedOut()
                ? new Struck(Taken.silently(lane), Urgency.INVITATION, Optional.of(polite))
                : new Struck(desk.next(lane, now), Urgency.INVITATION, Optional.empty());
    }

    /// When the clock or the outbox has something to do on a lane; empty for never.
    ///
    /// @param postponed when what is due already is to be done
    Optional<Instant> due(Lane lane, Optional<Instant> postponed, Instant now) {
        Optional<Instant> timers = lane.open().isPresent() ? talking.due(lane) : firstWaiting(lane, now);
        Optional<Instant> polite = postponed
                .filter(later -> timers.isPresent() && timers.get().isBefore(later))
                .or(() -> timers);
        return Stream.of(polite, lane.outbox().due()).flatMap(Optional::stream).min(Instant::compareTo);
    }

    private static Optional<Instant> firstWaiting(Lane lane, Instant now) {
        return lane.talk().starts().waiting().isEmpty() ? Optional.empty() : Optional.of(now);
    }
}
