package dev.parley.inbox;

import dev.parley.channel.About;
import dev.parley.channel.Inbound;
import dev.parley.conversation.Conversation;
import dev.parley.conversation.Input;
import dev.parley.conversation.Origin;
import dev.parley.conversation.Progress;
import dev.parley.conversation.Status;
import dev.parley.flow.Facts;
import dev.parley.flow.Flow;
import dev.parley.outbox.Kind;
import dev.parley.outbox.Sending;
import dev.parley.outbox.Urgency;
import dev.parley.reply.Keyword;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Decides what a message does: goes on with the open conversation, starts one, or is a word to Parley itself. A pure
/// function of the lane, the message and the time, apart from looking flows up. Safe for any thread.
final class Reception {
    private final Talking talking;
    private final Starts starts;
    private final Notices notices;
    private final Pointed pointed;

    Reception(Talking talking, Starts starts, Notices notices) {
        pointed = new Pointed(talking, new Questions(talking));
        this.talking = talking;
        this.starts = starts;
        this.notices = notices;
    }

    Taken receive(Lane lane, Inbound inbound, Instant now) {
        Taken taken = inbound.content().consent().isAnswered()
                ? handledByProvider(lane, inbound, now)
                : heard(lane, inbound, now);
        return taken.with(taken.lane().with(new Seen(inbound.messageId(), taken.texts())));
    }

    private Taken heard(Lane lane, Inbound inbound, Instant now) {
        String text = inbound.content().text();
        return switch (inbound.content().about()) {
            case About.Nothing nothing ->
                lane.open().map(open -> goOn(lane, open, inbound, now)).orElseGet(() -> idle(lane, inbound, now));
            case About.Tapped tap -> pointed.tapped(lane, tap, now);
            case About.Form form -> pointed.filledIn(lane, form, text, now);
            case About.Edited edit -> pointed.edited(lane, edit, text, now).orElseGet(() -> Taken.silently(lane));
        };
    }

    /// A message that was missed. Where the conversation has gone on without it, it is kept and answers nothing;
    /// that somebody wants no messages counts whenever it was said.
    Taken recover(Lane lane, Inbound inbound, Instant at, Instant now) {
        Optional<Conversation> overtaken = lane.talk().current().filter(one -> isBehind(at, one));
        boolean isWord = notices.keyword(lane, inbound.content().text()).isPresent();
        if (overtaken.isEmpty() || isWord) {
            return receive(lane, inbound, now);
        }
        Conversation kept = overtaken.get().saidAfterwards(inbound.content().text(), at);
        return Taken.silently(lane.with(lane.talk().with(kept)).with(new Seen(inbound.messageId(), List.of())));
    }

    /// Providers' lists tell whole seconds, and some people answer within one. A reminder asks what was asked before:
    /// what was said before it answers the question all the same.
    private static boolean isBehind(Instant at, Conversation conversation) {
        Progress.Clock clock = conversation.progress().clock();
        Instant since = conversation.status().isOpen() ? clock.waitingSince() : clock.changedAt();
        return since.truncatedTo(ChronoUnit.SECONDS).isAfter(at);
    }

    /// The provider knew STOP, START or HELP and has answered it already: only the consequences are ours.
    private Taken handledByProvider(Lane lane, Inbound inbound, Instant now) {
        return switch (inbound.content().consent()) {
            case STOP ->
                Taken.silently(talking.optedOut(
                        lane.open()
                                .map(open -> said(lane, open, Keyword.STOP.word(), now)
                                        .lane())
                                .orElse(lane),
                        now));
            case START -> Taken.silently(lane.with(lane.contact().standing().inAgain(now)));
            case HELP, UNMARKED -> Taken.silently(lane);
        };
    }

    private Taken goOn(Lane lane, Conversation open, Inbound inbound, Instant now) {
        String text = inbound.content().text();
        if (isUnasked(lane, open) && notices.keyword(lane, text).isEmpty()) {
            return early(lane, open, text, now);
        }
        Taken taken = said(lane.with(lane.outbox().answered(now)), open, text, now);
        boolean cameTooLate =
                taken.lane().talk().current().map(Conversation::status).equals(Optional.of(Status.EXPIRED));
        return cameTooLate ? idle(taken.lane(), inbound, now) : taken;
    }

    /// Whether the open question certainly has not left the house. One that is sent again may have arrived the first
    /// time, and a reminder comes behind the question itself, unless that was never tried.
    private static boolean isUnasked(Lane lane, Conversation open) {
        Instant since = open.progress().clock().waitingSince();
        boolean neverTried = questions(lane.outbox().all())
                .anyMatch(one -> one.state().isSettled()
                        && one.stand().epoch() == 0
                        && !one.content().born().isBefore(since));
        return questions(lane.outbox().waiting())
                .anyMatch(one -> one.stand().tries().again() == 0
                        && (neverTried || one.content().urgency() != Urgency.REMINDER));
    }

    private static Stream<Sending> questions(List<Sending> all) {
        return all.stream().filter(one -> one.content().kind() == Kind.QUESTION);
    }

    /// The open question has not left the house, so what the person says is no answer to it. They hear now what was
    /// to be sent.
    private static Taken early(Lane lane, Conversation open, String text, Instant now) {
        List<Said> unsent = lane.outbox().waiting().stream()
                .filter(one -> one.content().kind() != Kind.BLANK)
                .map(one -> new Said(one.content().text(), one.content().kind()))
                .toList();
        return Taken.silently(lane.with(lane.talk().with(open.saidAfterwards(text, now)))
                        .with(lane.outbox().cancelled("sent in an answer", now)))
                .behind(unsent);
    }

    private Taken said(Lane lane, Conversation open, String text, Instant now) {
        return talking.goOn(lane, open, new Input.Said(text), now);
    }

    /// Nothing is open on this lane.
    private Taken idle(Lane lane, Inbound inbound, Instant now) {
        String text = inbound.content().text();
        Optional<Keyword> word = notices.keyword(lane, text);
        if (word.isPresent() && (word.get() != Keyword.START || lane.isOptedOut())) {
            return notices.obey(lane, word.get(), now);
        }
        if (lane.isOptedOut()) {
            return Taken.silently(lane);
        }
        // Who may be written to here may have said stop elsewhere.
        Lane told = word.isPresent() ? lane.with(lane.contact().standing().inAgain(now)) : lane;
        Optional<Taken> corrected = word.isEmpty() && starts.keyword(told, text).isEmpty()
                ? talking.corrected(told, text, now)
                : Optional.empty();
        if (corrected.isPresent()) {
            return corrected.get();
        }
        Optional<Aside> aside = told.talk().aside().filter(one -> one.until().isAfter(now));
        if (word.isEmpty() && aside.isPresent() && starts.keyword(told, text).isEmpty()) {
            return notices.passedOn(told.with(told.talk().with(aside.get().saying(text))));
        }
        if (word.isEmpty()
                && ByHand.isUnderWay(told, now)
                && starts.keyword(told, text).isEmpty()) {
            Conversation talk = told.talk().current().orElseThrow();
            return Taken.silently(told.with(told.talk().with(talk.saidAfterwards(text, now))));
        }
        return starts.flowFor(told, text, now)
                .map(flow -> start(told, flow, now))
                .orElseGet(() -> notices.nothingToAnswer(told, text, now));
    }

    private Taken start(Lane lane, Flow flow, Instant now) {
        Bystander.Known known = starts.known(lane);
        Origin origin = starts.origin(lane, flow, Starts.language(known.language(), flow), now);
        return talking.start(lane, flow, origin, Facts.NONE.withContact(known.contact()));
    }
}
