package dev.parley.inbox;

import dev.parley.channel.Delivery;
import dev.parley.channel.Handled;
import dev.parley.channel.Inbound;
import dev.parley.channel.Question;
import dev.parley.channel.Receipt;
import dev.parley.channel.Sender;
import dev.parley.conversation.ConversationId;
import dev.parley.conversation.Engine;
import dev.parley.conversation.Messages;
import dev.parley.conversation.Phrases;
import dev.parley.flow.Flow;
import dev.parley.flow.Language;
import dev.parley.outbox.Courier;
import dev.parley.outbox.Job;
import dev.parley.outbox.Sending;
import dev.parley.outbox.Urgency;
import dev.parley.reply.ReplyReader;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/// The lanes' only writer. Whatever happens to a lane, a message, a request, the clock, what became of a message of
/// ours, is taken exactly once, in one guarded write, and answered only when that is durable. Safe for any thread;
/// blocks while the store works. Where two events meet on one lane, the store's version check lets one of them try
/// again.
///
/// Every method throws {@link StoreUnavailable} if the outcome could not be stored; nothing was answered then, and the
/// event may come again.
public final class Inbox {
    private final LaneIds ids;
    private final LaneStore lanes;
    private final Reception reception;
    private final StartDesk desk;
    private final Clockwork clockwork;
    private final Postroom post;
    private final Talking talking;
    private final Asides asides;
    private final Questions questions;
    private final Settlement settlement;
    private final Pages pages;
    private final Beside beside;
    private final Writes writes;
    private final ReceiptDesk receiptDesk;
    private final Bystander bystander;
    private final SentAnswers sent;

    /// What it works with: ids under the installation's key, the stored lanes, the flows, the clock, and the ways
    /// out.
    public record Parts(LaneIds ids, LaneStore lanes, Flows flows, InstantSource clock, Outside outside) {
        /// Without a way out but the answers to providers' calls.
        public Parts(LaneIds ids, LaneStore lanes, Flows flows, InstantSource clock) {
            this(ids, lanes, flows, clock, Outside.NONE);
        }
    }

    /// How messages go out, at what hours, and who else is to know what becomes of lanes.
    ///
    /// @param integrations whether one of that name can be called; asked by turns, which it must not hold up
    public record Outside(Courier courier, Courtesy courtesy, Bystander bystander, Predicate<String> integrations) {
        /// Only in the answers to providers' calls, at any hour.
        public static final Outside NONE = new Outside(Courier.NONE, Courtesy.NONE);

        /// No integration can be called.
        public Outside(Courier courier, Courtesy courtesy, Bystander bystander) {
            this(courier, courtesy, bystander, name -> false);
        }

        /// Nobody else is to know.
        public Outside(Courier courier, Courtesy courtesy) {
            this(courier, courtesy, Bystander.NONE);
        }
    }

    /// An inbox that understands replies with this reader and speaks with these phrases.
    public Inbox(Parts parts, ReplyReader reader, Phrases phrases) {
        ids = parts.ids();
        lanes = parts.lanes();
        Receipts receipts = new Receipts();
        sent = new SentAnswers(lanes, receipts);
        Flows flows = parts.flows();
        bystander = parts.outside().bystander();
        Starts starts = new Starts(flows, bystander);
        talking = new Talking(new Engine(reader, phrases), flows, Callbacks.callable(parts.outside()));
        Notices notices = new Notices(flows, reader, new Messages(phrases));
        reception = new Reception(talking, starts, notices);
        desk = new StartDesk(flows, talking, starts);
        Manners manners = new Manners(parts.outside().courtesy(), flows, bystander);
        clockwork = new Clockwork(talking, desk, manners);
        Courier courier = parts.outside().courier();
        questions = new Questions(talking);
        settlement = new Settlement(questions);
        post = new Postroom(courier, manners, questions);
        asides = new Asides(post, notices);
        writes = new Writes(lanes, parts.clock(), clockwork, courier.alarm(), bystander);
        receiptDesk = new ReceiptDesk(receipts, lanes, writes, talking);
        beside = Beside.of(new Beside.Ground(lanes, writes, sent, post), talking, manners);
        pages = new Pages(
                new Pages.Parts(ids, lanes, sent, reception, desk),
                writes,
                new Showing(talking, questions, new Messages(phrases)),
                parties -> fresh(ids.of(parties), parties));
    }

    /// Takes a message in. The same message again is answered as before and changes nothing.
    public Handled receive(Inbound inbound) {
        Parties parties = new Parties(inbound.channel(), inbound.our(), inbound.their());
        LaneId id = ids.of(parties);
        return writes.changeRemembered(id, () -> fresh(id, parties), (lane, now) -> {
                    Optional<Seen> before = lane.seen(inbound.messageId());
                    return before.isPresent()
                            ? Writes.Change.to(lane, Postroom.answers(lane, before.get()))
                            : received(lane, inbound, now);
                })
                .answer();
    }

    /// Takes a message in on a channel where we answer by calls of our own.
    ///
    /// @return what became of it, and the call to make at once, claimed in the same write
    public Took take(Inbound inbound) {
        Parties parties = new Parties(inbound.channel(), inbound.our(), inbound.their());
        LaneId id = ids.of(parties);
        return writes.changeRemembered(id, () -> fresh(id, parties), (lane, now) -> {
                    return lane.seen(inbound.messageId()).isPresent()
                            ? Writes.Change.to(lane, Took.REPEATED)
                            : taken(lane, inbound, now);
                })
                .answer();
    }

    /// What comes from elsewhere than from people.
    public Beside beside() {
        return beside;
    }

    /// Conversations as pages of ours hold them.
    public Pages pages() {
        return pages;
    }

    /// A question of the conversation that is open on a line, by the name that its controls bear; empty if it is none
    /// of that conversation.
    public Optional<Question> question(Parties parties, String ref) {
        return lanes.find(ids.of(parties))
                .flatMap(Lane::open)
                .flatMap(open ->
                        QuestionRef.of(ref).filter(it -> it.isOf(open)).flatMap(it -> questions.of(open, it.step())));
    }

    /// The question that waits for somebody; empty if none does.
    public Optional<OpenQuestion> open(Parties parties) {
        return lanes.find(ids.of(parties)).flatMap(settlement::open);
    }

    /// The language of somebody's newest conversation.
    public Optional<Language> spoken(Parties parties) {
        return lanes.find(ids.of(parties))
                .flatMap(lane -> lane.talk().current())
                .map(talk -> talk.origin().voice().language());
    }

    /// Tells somebody something outside of any conversation, as soon as it can be sent. The same key again tells
    /// nothing.
    public void notice(Parties parties, String key, String text) {
        LaneId id = ids.of(parties);
        writes.change(id, () -> fresh(id, parties), (lane, now) -> {
            if (lane.seen(key).isPresent() || !post.canSend(lane)) {
                return Writes.Change.to(lane, false);
            }
            Lane kept = lane.with(new Seen(key, List.of()));
            return Writes.Change.to(post.posting(kept, List.of(Said.notice(text)), Urgency.REPLY, now), true);
        });
    }

    /// Takes in a message that came while we were away. What there is to say is sent by a call of our own.
    ///
    /// @param at when the provider took it
    /// @return whether it was new to us
    public boolean recover(Inbound inbound, Instant at) {
        Parties parties = new Parties(inbound.channel(), inbound.our(), inbound.their());
        LaneId id = ids.of(parties);
        return writes.change(id, () -> fresh(id, parties), (given, now) -> {
            if (given.mayHaveSeen(inbound.messageId())) {
                return Writes.Change.to(given, false);
            }
            Lane lane = sent.folded(given, now);
            Taken taken = reception.recover(lane, inbound, at, now);
            Lane posted = post.posting(taken.lane(), taken.said(), urgency(at, now), now);
            return new Writes.Change<>(posted, true, taken.replaced(), Optional.empty());
        });
    }

    /// Asks a person to take part. The same key again starts nothing. Whether the person may be asked at this hour,
    /// and so often, is for the caller to know; whether they want to be is looked up here.
    public StartOutcome start(StartRequest request) {
        return start(request, Urgency.INVITATION);
    }

    /// Begins what a person has just asked for themselves: it goes out at any hour.
    public StartOutcome startWanted(StartRequest request) {
        return start(request, Urgency.REPLY);
    }

    private StartOutcome start(StartRequest request, Urgency urgency) {
        LaneId id = ids.of(request.parties());
        return writes.change(
                id, () -> fresh(id, request.parties()), (lane, now) -> started(lane, request, urgency, now));
    }

    /// Tells somebody what was replied to an anonymous comment of theirs, and listens for their answer.
    ///
    /// @param crowd the writer's line and others that are written alike: nobody can see whose comment it was
    public void tell(LaneId writer, List<LaneId> crowd, String comment, String text) {
        for (LaneId id : crowd) {
            writes.changeKnown(
                    id,
                    false,
                    (lane, now) -> id.equals(writer)
                            ? asides.told(lane, comment, text, now)
                            : asides.blank(lane, text, Urgency.INVITATION, now));
        }
    }

    /// Writes lines as if something had been said to people who have just written.
    public void blank(List<LaneId> crowd) {
        for (LaneId id : crowd) {
            writes.changeKnown(id, false, (lane, now) -> asides.blank(lane, "", Urgency.REPLY, now));
        }
    }

    /// Says what a person on our side replies to somebody: their transcript goes on. The same key again says nothing.
    public ReplyByHand.Outcome reply(LaneId id, ReplyByHand reply) {
        ByHand byHand = new ByHand(post, talking);
        return writes.changeKnown(
                id, ReplyByHand.Outcome.UNKNOWN, (lane, now) -> byHand.replied(sent.folded(lane, now), reply, now));
    }

    /// Lets a running conversation go on on another revision of its flow, if it can by then.
    ///
    /// @param next must be published: the conversation's next turn looks it up
    /// @return whether it does
    public boolean move(LaneId id, ConversationId talk, Flow next) {
        return writes.changeKnown(
                id,
                false,
                (lane, now) -> talking.moved(lane, talk, next, now)
                        .map(moved -> Writes.Change.to(moved, true))
                        .orElseGet(() -> Writes.Change.to(lane, false)));
    }

    /// Does what is due on a lane: reminders, time-outs, expiry, and claims the next message to send.
    ///
    /// @return the call to make now, and to report on
    public Optional<Job> tick(LaneId id) {
        return writes.change(id, Writes.unknown(id), (given, now) -> {
            Lane lane = sent.folded(given, now);
            Clockwork.Struck struck = clockwork.strike(lane, now);
            Lane said = post.posting(struck.taken().lane(), struck.taken().said(), struck.urgency(), now);
            Postroom.Posted posted = post.claim(said, now);
            return new Writes.Change<>(
                    posted.lane(), posted.job(), struck.taken().replaced(), struck.postponed());
        });
    }

    /// Takes what became of a call to send.
    ///
    /// @return the call to make next on the lane, if one is due
    public Optional<Job> report(Job job, Delivery delivery) {
        if (post.answersByCall(job.channel()) && sent.keeps(job, delivery)) {
            return Optional.empty();
        }
        boolean optedOut = delivery instanceof Delivery.Refused refused && refused.optedOut();
        return settle(job, optedOut, lane -> lane.with(lane.outbox().reported(job, delivery, writes.now())));
    }

    /// Takes what a look at the provider's list showed.
    ///
    /// @return the call to make next on the lane, if one is due
    public Optional<Job> report(Job job, Sender.Search search) {
        return settle(job, false, lane -> lane.with(lane.outbox().lookedUp(job, search, writes.now())));
    }

    /// Takes what a provider tells about a message of ours. Good news of a message in a webhook's answer waits in
    /// memory for the lane's next write; what changes nothing writes nothing.
    public void receipt(Receipt receipt) {
        receiptDesk.take(receipt);
    }

    /// Writes the good news that wait in memory, before the server ends: no lane will be written for something else
    /// any more.
    ///
    /// @param goOn asked before each lane whether there is still time
    /// @return how many lanes had some
    public int settle(BooleanSupplier goOn) {
        return settle(sent.lanes(), goOn);
    }

    /// Writes the good news that have waited for a while.
    public int settleOverdue() {
        return settle(sent.overdue(writes.now()), () -> true);
    }

    private int settle(Collection<LaneId> kept, BooleanSupplier goOn) {
        return (int) kept.stream()
                .takeWhile(id -> goOn.getAsBoolean())
                .filter(this::settle)
                .count();
    }

    private boolean settle(LaneId id) {
        return this.lanes.find(id).isPresent()
                && writes.changeRemembered(id, Writes.unknown(id), (lane, now) -> {
                            Lane told = sent.folded(lane, now);
                            return Writes.Change.to(told, !told.equals(lane));
                        })
                        .answer();
    }

    /// The lanes that are due, the longest first, at most so many.
    public List<LaneId> due(int limit) {
        return lanes.due(writes.now(), limit);
    }

    /// Who has just written is awake; whoever did hours ago may sleep by now.
    private static Urgency urgency(Instant at, Instant now) {
        return at.plus(Sending.AWAKE).isAfter(now) ? Urgency.REPLY : Urgency.REMINDER;
    }

    private Writes.Change<Handled> received(Lane given, Inbound inbound, Instant now) {
        Lane lane = sent.folded(given, now);
        Taken taken = reception.receive(lane, inbound, now);
        Lane posted = post.answering(taken.lane(), inbound.messageId(), taken.said(), now);
        Handled answer =
                Postroom.answers(posted, posted.seen(inbound.messageId()).orElseThrow());
        return new Writes.Change<>(posted, answer, taken.replaced(), Optional.empty());
    }

    private Writes.Change<Took> taken(Lane given, Inbound inbound, Instant now) {
        Lane lane = sent.folded(given, now);
        Taken taken = reception.receive(lane, inbound, now);
        Lane said = post.posting(taken.lane(), taken.said(), Urgency.REPLY, now);
        Postroom.Posted posted = post.claim(said, now);
        Handled.Fate fate = taken.late() ? Handled.Fate.TOO_LATE : Handled.Fate.TAKEN;
        Handled handled = new Handled(List.of(), fate, settlement.of(lane, said, now));
        return new Writes.Change<>(posted.lane(), new Took(handled, posted.job()), taken.replaced(), Optional.empty());
    }

    private Writes.Change<StartOutcome> started(Lane lane, StartRequest request, Urgency urgency, Instant now) {
        if (!post.canSend(lane)) {
            return Writes.Change.to(lane, new StartOutcome.Refused(StartOutcome.Reason.NO_SENDER));
        }
        // A conversation whose time is over must not hold up the next one.
        Lane current =
                lane.open().isPresent() ? clockwork.strike(lane, now).taken().lane() : lane;
        StartDesk.Decision decision = desk.decide(current.open().isPresent() ? lane : current, request, now);
        Taken taken = decision.taken();
        return switch (decision.outcome()) {
            case StartOutcome.Started started ->
                new Writes.Change<>(
                        post.posting(taken.lane(), taken.said(), urgency, now),
                        started,
                        taken.replaced(),
                        Optional.empty());
            case StartOutcome.Queued queued -> Writes.Change.to(taken.lane(), queued);
            case StartOutcome.AlreadyStarted already -> Writes.Change.to(lane, already);
            case StartOutcome.Refused refused -> Writes.Change.to(lane, refused);
        };
    }

    private Optional<Job> settle(Job job, boolean optedOut, UnaryOperator<Lane> fate) {
        LaneId id = new LaneId(job.lane());
        Writes.Outcome<Optional<Job>> outcome = writes.changeRemembered(id, Writes.unknown(id), (given, now) -> {
            Lane told = fate.apply(sent.folded(given, now));
            Postroom.Posted posted = post.claim(optedOut ? talking.optedOut(told, now) : told, now);
            return Writes.Change.to(posted.lane(), posted.job());
        });
        sent.forgetWritten(outcome.lane(), writes.now());
        return outcome.answer();
    }

    /// The lane of somebody of whom nothing is stored, but perhaps that they want no messages.
    private Lane fresh(LaneId id, Parties parties) {
        Lane lane = Lane.fresh(id, parties);
        return bystander
                .stopped(parties)
                .map(at -> lane.with(lane.contact().standing().outSince(at)))
                .orElse(lane);
    }
}
