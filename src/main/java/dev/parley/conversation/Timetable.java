package dev.parley.conversation;

import dev.parley.flow.Flow;
import dev.parley.flow.Step;
import dev.parley.flow.Timing;
import dev.parley.flow.Value;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/// What the clock does to a conversation: reminders, time-outs of questions, pauses, expiry. Everything counts from
/// when the open step began to wait or the person last spoke. Safe for any thread.
final class Timetable {
    private final Walk walk;

    Timetable(Walk walk) {
        this.walk = walk;
    }

    /// When something is due next.
    ///
    /// @param reminding whether reminders count
    Optional<Instant> next(Flow flow, Conversation conversation, boolean reminding) {
        if (!conversation.status().isOpen()) {
            return Optional.empty();
        }
        Instant since = conversation.progress().clock().waitingSince();
        return conversation
                .progress()
                .at()
                .flatMap(flow.program()::find)
                .flatMap(step -> waits(flow, conversation, step, reminding).min(Duration::compareTo))
                .map(since::plus);
    }

    /// Does what is due, in the order of time, but for reminders: who just spoke needs none.
    void catchUp(Draft draft) {
        while (draft.isOpen()) {
            Optional<Instant> due = next(draft.flow(), draft.state(), false).filter(at -> !at.isAfter(draft.now()));
            if (due.isEmpty()) {
                break;
            }
            draft.waiting().ifPresent(step -> goOn(draft, step));
        }
    }

    /// Asks the open question once more if a reminder is due. After a long silence reminders are not made up for: one
    /// stands for all.
    void remind(Draft draft) {
        remindersDue(draft)
                .ifPresent(due -> draft.question().ifPresent(ask -> {
                    draft.send(Prompts.of(draft, ask));
                    draft.set(draft.progress().withClock(reminded(draft, due, draft.now())));
                }));
    }

    /// Counts the reminders that are due as done, and says nothing.
    void passOver(Draft draft) {
        Instant changedAt = draft.progress().clock().changedAt();
        remindersDue(draft).ifPresent(due -> draft.set(draft.progress().withClock(reminded(draft, due, changedAt))));
    }

    /// How many reminders of the plan are due by now, if more than were sent.
    private static OptionalInt remindersDue(Draft draft) {
        Progress.Clock clock = draft.progress().clock();
        int due = past(draft.flow(), clock, draft.now());
        return due > clock.reminded() ? OptionalInt.of(due) : OptionalInt.empty();
    }

    private static Progress.Clock reminded(Draft draft, int reminders, Instant changedAt) {
        return new Progress.Clock(draft.progress().clock().waitingSince(), reminders, changedAt);
    }

    /// Somebody who was moved to this flow: stays if they have waited too long for its times, and is not reminded of
    /// what it would have reminded them of by now.
    Move moved(Flow flow, Move.Goes goes, Instant now) {
        Conversation moved = goes.conversation();
        Optional<Instant> end = next(flow, moved, false);
        if (end.filter(at -> !at.isAfter(now)).isPresent()) {
            return new Move.Stays(Move.Reason.TIME, "");
        }
        Progress.Clock clock = moved.progress().clock();
        int reminded = Math.max(past(flow, clock, now), clock.reminded());
        return new Move.Goes(moved.with(
                moved.progress().withClock(new Progress.Clock(clock.waitingSince(), reminded, clock.changedAt()))));
    }

    /// How many reminders of the plan are due by then.
    private static int past(Flow flow, Progress.Clock clock, Instant now) {
        return (int) flow.start().timing().remind().stream()
                .filter(wait -> !clock.waitingSince().plus(wait).isAfter(now))
                .count();
    }

    private static Stream<Duration> waits(Flow flow, Conversation conversation, Step step, boolean reminding) {
        if (step instanceof Step.Wait pause) {
            return Stream.of(pause.pause());
        }
        if (step instanceof Step.Call call) {
            return Stream.of(call.within().plus(Limits.UNANSWERED_CALL));
        }
        List<Duration> waits = new ArrayList<>();
        Timing timing = flow.start().timing();
        waits.add(timing.expire());
        if (step instanceof Step.Ask ask) {
            waits.add(ask.rules().timing().timeout());
            int reminded = conversation.progress().clock().reminded();
            if (reminding && reminded < timing.remind().size()) {
                waits.add(timing.remind().get(reminded));
            }
        }
        return waits.stream().filter(wait -> !wait.isZero());
    }

    private void goOn(Draft draft, Step step) {
        if (step instanceof Step.Wait pause) {
            walk.after(draft, pause.id());
        } else if (step instanceof Step.Call) {
            walk.called(draft, new Input.Called(Optional.empty()));
        } else if (step instanceof Step.Ask ask && timesOutFirst(draft, ask)) {
            Answers.keep(draft, ask, Value.Missing.VALUE, "", "timed-out");
            walk.into(draft, ask, Hearing.unanswered(ask));
        } else {
            draft.end(Status.EXPIRED);
        }
    }

    private static boolean timesOutFirst(Draft draft, Step.Ask ask) {
        Duration timeout = ask.rules().timing().timeout();
        Duration expire = draft.flow().start().timing().expire();
        return !timeout.isZero() && (expire.isZero() || timeout.compareTo(expire) < 0);
    }
}
