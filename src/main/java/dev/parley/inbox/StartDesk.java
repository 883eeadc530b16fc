package dev.parley.inbox;

import dev.parley.conversation.Origin;
import dev.parley.conversation.Status;
import dev.parley.flow.Flow;
import dev.parley.flow.WhileOpen;
import java.time.Instant;
import java.util.Optional;

/// Decides what a request to start a survey does. A pure function of the lane, the request and the time, apart from
/// looking flows up. Safe for any thread.
final class StartDesk {
    private final Flows flows;
    private final Talking talking;
    private final Starts starts;

    StartDesk(Flows flows, Talking talking, Starts starts) {
        this.flows = flows;
        this.talking = talking;
        this.starts = starts;
    }

    /// What became of the lane, and what to answer.
    record Decision(Taken taken, StartOutcome outcome) {
        static Decision refused(Lane lane, StartOutcome.Reason reason) {
            return new Decision(Taken.silently(lane), new StartOutcome.Refused(reason));
        }
    }

    Decision decide(Lane lane, StartRequest request, Instant now) {
        StartLog log = lane.talk().starts();
        Optional<StartOutcome> before = log.outcome(request.key());
        if (before.isPresent()) {
            return new Decision(Taken.silently(lane), new StartOutcome.AlreadyStarted(before.get()));
        }
        if (lane.isOptedOut()) {
            return Decision.refused(lane, StartOutcome.Reason.OPTED_OUT);
        }
        return flows.published(request.flow())
                .map(flow -> decide(lane, request, flow, now))
                .orElseGet(() -> Decision.refused(lane, StartOutcome.Reason.UNKNOWN_FLOW));
    }

    private Decision decide(Lane lane, StartRequest request, Flow flow, Instant now) {
        if (lane.open().isEmpty()) {
            return started(lane, request, flow, now);
        }
        WhileOpen rule =
                request.options().whileOpen().orElse(flow.start().invite().whileOpen());
        return switch (rule) {
            case SKIP -> Decision.refused(lane, StartOutcome.Reason.CONVERSATION_OPEN);
            case REPLACE -> started(talking.ended(lane, Status.REPLACED, now), request, flow, now);
            case QUEUE -> queued(lane, request, now);
        };
    }

    private static Decision queued(Lane lane, StartRequest request, Instant now) {
        StartLog log = lane.talk().starts().patientOnly(now);
        return log.waiting().size() >= StartLog.WAITING
                ? Decision.refused(lane, StartOutcome.Reason.QUEUE_FULL)
                : new Decision(
                        Taken.silently(lane.with(lane.talk().with(log.queued(request, now)))),
                        new StartOutcome.Queued());
    }

    /// Begins the request that waits longest, if nothing is open; those that wait too long, or whose flow is gone,
    /// never begin.
    Taken next(Lane lane, Instant now) {
        StartLog log = lane.isOptedOut()
                ? lane.talk().starts().withoutWaiting()
                : lane.talk().starts().patientOnly(now);
        Lane patient =
                log.equals(lane.talk().starts()) ? lane : lane.with(lane.talk().with(log));
        for (StartLog.Waiting waiting : log.waiting()) {
            Optional<Flow> flow = flows.published(waiting.request().flow());
            if (flow.isPresent()) {
                return started(patient, waiting.request(), flow.get(), now).taken();
            }
        }
        return Taken.silently(patient.with(patient.talk().with(log.withoutWaiting())));
    }

    private Decision started(Lane lane, StartRequest request, Flow flow, Instant now) {
        Origin origin =
                starts.origin(lane, flow, Starts.language(request.options().language(), flow), now);
        Taken taken = talking.start(lane, flow, origin, request.facts());
        Lane.Talk talk = taken.lane().talk();
        StartLog log = talk.starts().started(request.key(), origin.id());
        return new Decision(taken.with(taken.lane().with(talk.with(log))), new StartOutcome.Started(origin.id()));
    }
}
