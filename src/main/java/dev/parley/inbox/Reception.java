package dev.parley.inbox;

import dev.parley.channel.Inbound;
import dev.parley.conversation.Advance;
import dev.parley.conversation.Conversation;
import dev.parley.conversation.Effect;
import dev.parley.conversation.Engine;
import dev.parley.conversation.Input;
import dev.parley.conversation.Status;
import dev.parley.flow.Flow;
import dev.parley.reply.Keyword;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Decides what a message does: goes on with the open conversation, starts one, or is a word to Parley itself. A pure
/// function of the lane, the message and the time, apart from looking flows up. Safe for any thread.
final class Reception {
    private final Engine engine;
    private final Flows flows;
    private final Starts starts;
    private final Notices notices;

    Reception(Engine engine, Flows flows, Starts starts, Notices notices) {
        this.engine = engine;
        this.flows = flows;
        this.starts = starts;
        this.notices = notices;
    }

    Taken receive(Lane lane, Inbound inbound, Instant now) {
        Taken taken = inbound.content().consent().isAnswered()
                ? handledByProvider(lane, inbound, now)
                : lane.open().map(open -> goOn(lane, open, inbound, now)).orElseGet(() -> idle(lane, inbound, now));
        return new Taken(
                taken.lane().taken(new Seen(inbound.messageId(), taken.answers())), taken.answers(), taken.replaced());
    }

    /// The provider knew STOP, START or HELP and has answered it already: only the consequences are ours.
    private Taken handledByProvider(Lane lane, Inbound inbound, Instant now) {
        return switch (inbound.content().consent()) {
            case STOP ->
                Taken.silently(lane.open()
                        .map(open -> goOn(lane, open, Keyword.STOP.word(), now).lane())
                        .orElse(lane)
                        .with(lane.contact().standing().outSince(now)));
            case START -> Taken.silently(lane.with(lane.contact().standing().inAgain()));
            case HELP, UNMARKED -> Taken.silently(lane);
        };
    }

    private Taken goOn(Lane lane, Conversation open, Inbound inbound, Instant now) {
        Taken taken = goOn(lane, open, inbound.content().text(), now);
        boolean cameTooLate =
                taken.lane().talk().current().map(Conversation::status).equals(Optional.of(Status.EXPIRED));
        return cameTooLate ? idle(taken.lane(), inbound, now) : taken;
    }

    private Taken goOn(Lane lane, Conversation open, String text, Instant now) {
        Flow flow = flows.revision(open.origin().revision())
                .orElseThrow(() -> new MissingRevision(open.origin().revision()));
        Advance advance = engine.advance(flow, open, new Input.Said(text), now);
        return settled(lane, lane.talk().with(advance.conversation()), advance, flow);
    }

    /// Nothing is open on this lane.
    private Taken idle(Lane lane, Inbound inbound, Instant now) {
        String text = inbound.content().text();
        Optional<Keyword> word = notices.keyword(lane, text);
        if (word.isPresent() && (word.get() != Keyword.START || isOptedOut(lane))) {
            return notices.obey(lane, word.get(), now);
        }
        if (isOptedOut(lane)) {
            return Taken.silently(lane);
        }
        return starts.flowFor(lane, text, now)
                .map(flow -> start(lane, flow, now))
                .orElseGet(() -> notices.nothingToAnswer(lane, text, now));
    }

    private Taken start(Lane lane, Flow flow, Instant now) {
        Advance advance = engine.start(flow, starts.origin(lane, flow, now), starts.facts());
        Taken taken = settled(lane, lane.talk().starting(advance.conversation()), advance, flow);
        return new Taken(taken.lane(), taken.answers(), lane.talk().current());
    }

    /// Carries out what concerns the lane itself. No integration can be called from here yet, so that a call's `failed`
    /// steps run at once instead of leaving the person waiting.
    private Taken settled(Lane lane, Lane.Talk talk, Advance advance, Flow flow) {
        Lane next = lane.with(talk);
        List<String> answers = new ArrayList<>();
        Advance last = advance;
        for (int calls = 0; calls <= Starts.CALLS_A_TURN; calls++) {
            last.messages().forEach(message -> answers.add(message.text()));
            next = stopIfAsked(next, last);
            if (last.effects().stream().noneMatch(Effect.Call.class::isInstance)) {
                break;
            }
            Conversation waiting = last.conversation();
            last = engine.advance(
                    flow,
                    waiting,
                    new Input.Called(Optional.empty()),
                    waiting.progress().clock().changedAt());
            next = next.with(next.talk().with(last.conversation()));
        }
        return new Taken(next, answers, Optional.empty());
    }

    private static Lane stopIfAsked(Lane lane, Advance advance) {
        return advance.effects().stream()
                .filter(Effect.OptOut.class::isInstance)
                .map(Effect.OptOut.class::cast)
                .findFirst()
                .map(stop -> lane.with(lane.contact().standing().outSince(stop.at())))
                .orElse(lane);
    }

    private static boolean isOptedOut(Lane lane) {
        return lane.contact().standing().optedOut().isPresent();
    }
}
