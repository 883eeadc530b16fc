package dev.parley.inbox;

import dev.parley.conversation.Advance;
import dev.parley.conversation.Conversation;
import dev.parley.conversation.ConversationId;
import dev.parley.conversation.Effect;
import dev.parley.conversation.Engine;
import dev.parley.conversation.Input;
import dev.parley.conversation.Move;
import dev.parley.conversation.Origin;
import dev.parley.conversation.Status;
import dev.parley.flow.Facts;
import dev.parley.flow.Flow;
import dev.parley.outbox.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;

/// Drives the conversation of a lane and carries out what concerns the lane itself. A pure function apart from looking
/// flows up. Safe for any thread.
final class Talking {
    /// More calls in one turn than any flow needs.
    private static final int CALLS_A_TURN = 20;

    private final Engine engine;
    private final Flows flows;
    private final BiPredicate<Lane, String> callable;

    /// @param callable whether an integration of that name can be asked for somebody who can be answered later
    Talking(Engine engine, Flows flows, BiPredicate<Lane, String> callable) {
        this.engine = engine;
        this.flows = flows;
        this.callable = callable;
    }

    /// The open conversation's next turn.
    Taken goOn(Lane lane, Conversation open, Input input, Instant now) {
        Flow flow = flow(open);
        Advance advance = engine.advance(flow, open, input, now);
        return settled(lane.with(lane.talk().with(advance.conversation())), advance, flow, now);
    }

    /// "Sorry, I meant 3" after the end of the conversation; empty if what was said is nothing of the kind.
    Optional<Taken> corrected(Lane lane, String text, Instant now) {
        Optional<Conversation> ended =
                lane.talk().current().filter(one -> !one.status().isOpen());
        Optional<Flow> flow = ended.flatMap(one -> flows.revision(one.origin().revision()));
        if (flow.isEmpty()) {
            return Optional.empty();
        }
        Advance advance = engine.advance(flow.get(), ended.orElseThrow(), new Input.Said(text), now);
        return Optional.of(advance.conversation())
                .filter(after -> !after.equals(ended.get()))
                .map(after -> settled(lane.with(lane.talk().with(after)), advance, flow.get(), now));
    }

    /// A new conversation, in the place of the one that ended.
    Taken start(Lane lane, Flow flow, Origin origin, Facts facts) {
        Advance advance = engine.start(flow, origin, facts);
        Lane begun = lane.with(lane.talk().starting(advance.conversation()));
        Taken taken = settled(begun, advance, flow, origin.startedAt());
        return new Taken(taken.lane(), taken.said(), lane.talk().current());
    }

    /// The open conversation ended from outside, if there is one; nothing of it is sent any more.
    Lane ended(Lane lane, Status status, Instant now) {
        return lane.open()
                .map(open -> lane.with(lane.talk().with(open.ended(status, now)))
                        .with(lane.outbox().cancelled(status.word(), now)))
                .orElse(lane);
    }

    /// The lane with its open conversation on another revision; empty if it is not open any more, or stays where it
    /// is.
    Optional<Lane> moved(Lane lane, ConversationId talk, Flow next, Instant now) {
        return lane.open()
                .filter(open -> open.id().equals(talk))
                .filter(open -> !open.origin().revision().equals(next.revision()))
                .map(open -> engine.move(open, flow(open), next, now))
                .filter(Move.Goes.class::isInstance)
                .map(goes -> lane.with(lane.talk().with(((Move.Goes) goes).conversation())));
    }

    /// The person wants no messages, as we hear from elsewhere than from themselves.
    Lane optedOut(Lane lane, Instant now) {
        Lane ended = ended(lane, Status.OPTED_OUT, now);
        return ended.with(ended.contact().standing().outSince(now))
                .with(ended.outbox().cancelled("opted out", now));
    }

    /// When the clock has something to do for the conversation.
    Optional<Instant> due(Lane lane) {
        return lane.open()
                .flatMap(open -> flows.revision(open.origin().revision()).flatMap(flow -> engine.due(flow, open)));
    }

    /// The revision a conversation runs on.
    Flow flow(Conversation conversation) {
        return flows.revision(conversation.origin().revision())
                .orElseThrow(() -> new MissingRevision(conversation.origin().revision()));
    }

    /// Whether the open conversation waits for an integration, and not for the person.
    boolean isCalling(Lane lane) {
        return lane.open().flatMap(PendingCall::of).isPresent();
    }

    /// An integration that cannot be called fails at once, so that a call's `failed` steps run instead of leaving the
    /// person waiting.
    private Taken settled(Lane lane, Advance advance, Flow flow, Instant now) {
        Lane next = lane;
        List<String> texts = new ArrayList<>();
        Advance last = advance;
        for (int calls = 0; calls <= CALLS_A_TURN; calls++) {
            last.messages().forEach(message -> texts.add(message.text()));
            next = stopIfAsked(next, last, now);
            Optional<PendingCall> call = PendingCall.of(last.conversation());
            if (call.isEmpty() || callable.test(next, call.get().order().integration())) {
                break;
            }
            Conversation waiting = last.conversation();
            Instant since = waiting.progress().clock().changedAt();
            last = engine.advance(flow, waiting, new Input.Called(Optional.empty()), since);
            next = next.with(next.talk().with(last.conversation()));
        }
        return new Taken(next, said(texts, next.open().isPresent()), Optional.empty());
    }

    /// While a conversation is open, the last thing said is what it waits for.
    private static List<Said> said(List<String> texts, boolean open) {
        List<Said> said = new ArrayList<>(texts.size());
        for (int i = 0; i < texts.size(); i++) {
            boolean asks = open && i == texts.size() - 1;
            said.add(new Said(texts.get(i), asks ? Kind.QUESTION : Kind.NOTICE));
        }
        return said;
    }

    private static Lane stopIfAsked(Lane lane, Advance advance, Instant now) {
        return advance.effects().stream()
                .filter(Effect.OptOut.class::isInstance)
                .map(Effect.OptOut.class::cast)
                .findFirst()
                .map(stop -> lane.with(lane.contact().standing().outSince(stop.at()))
                        .with(lane.outbox().cancelled("opted out", now)))
                .orElse(lane);
    }
}
