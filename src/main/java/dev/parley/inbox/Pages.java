package dev.parley.inbox;

import dev.parley.channel.Handled;
import dev.parley.channel.Inbound;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/// Conversations as pages of ours hold them: the page shows what we say, so that nothing is sent. Every call tells what
/// is to be shown next, so that nobody need read what was just written. Safe for any thread; blocks while the store
/// works, and throws {@link StoreUnavailable} if the outcome could not be stored.
public final class Pages {
    private final Parts parts;
    private final Writes writes;
    private final Showing showing;
    private final Function<Parties, Lane> stranger;

    /// What it works with.
    record Parts(LaneIds ids, LaneStore lanes, SentAnswers sent, Reception reception, StartDesk desk) {}

    /// @param stranger the lane of somebody of whom nothing is stored, but perhaps that they want no messages
    Pages(Parts parts, Writes writes, Showing showing, Function<Parties, Lane> stranger) {
        this.parts = parts;
        this.writes = writes;
        this.showing = showing;
        this.stranger = stranger;
    }

    /// What became of something that a person did on a page, and what the page shows then.
    public record Visited(Handled.Fate fate, Shown shown) {}

    /// Takes in what a person did. What was still to be sent to them is not: they see it. The message's id begins with
    /// {@link Lane#ON_PAGE}; the same message again changes nothing.
    public Visited visit(Inbound inbound) {
        Parties parties = new Parties(inbound.channel(), inbound.our(), inbound.their());
        LaneId id = parts.ids().of(parties);
        Writes.Outcome<Handled.Fate> outcome =
                writes.changeRemembered(id, () -> stranger.apply(parties), (lane, now) -> {
                    return lane.seen(inbound.messageId()).isPresent()
                            ? Writes.Change.to(lane, Handled.Fate.REPEATED)
                            : visited(lane, inbound, now);
                });
        return new Visited(outcome.answer(), shown(outcome.lane()));
    }

    /// Begins a conversation that waits for a person who is not there yet. The same key again begins nothing.
    public StartOutcome invite(StartRequest request) {
        return writes.change(
                parts.ids().of(request.parties()),
                () -> stranger.apply(request.parties()),
                (lane, now) -> opened(lane, request, now));
    }

    /// Begins a conversation with somebody who is there.
    public Shown open(StartRequest request) {
        LaneId id = parts.ids().of(request.parties());
        return shown(writes.changeStored(
                        id, () -> stranger.apply(request.parties()), (lane, now) -> opened(lane, request, now))
                .lane());
    }

    /// Begins a conversation with somebody who was given their name just now, so that nothing can be known of them.
    public Shown welcome(StartRequest request) {
        LaneId id = parts.ids().of(request.parties());
        return shown(
                writes.begin(id, () -> Lane.fresh(id, request.parties()), (lane, now) -> opened(lane, request, now))
                        .lane());
    }

    /// What a page shows of a line; nothing of its conversation if it has none.
    ///
    /// @param fresh whether what this node remembers will not do
    public Shown show(LaneId id, boolean fresh) {
        return showing.of(id, fresh ? parts.lanes().fresh(id) : parts.lanes().find(id));
    }

    /// The same as this node remembers it, and no more than what says what the person may do next.
    public Shown glance(LaneId id) {
        return showing.glance(id, parts.lanes().find(id));
    }

    /// What it would show if that conversation began now. Nothing is stored.
    public Shown preview(StartRequest request) {
        Lane lane = stranger.apply(request.parties());
        return shown(opened(lane, request, writes.now()).lane());
    }

    private Shown shown(Lane lane) {
        return showing.of(lane.id(), Optional.of(lane));
    }

    private Writes.Change<Handled.Fate> visited(Lane given, Inbound inbound, Instant now) {
        Lane lane = parts.sent().folded(given, now);
        Lane seen = lane.with(lane.outbox().cancelled("shown on a page", now));
        Taken taken = parts.reception().receive(seen, inbound, now);
        Handled.Fate fate = taken.late() ? Handled.Fate.TOO_LATE : Handled.Fate.TAKEN;
        return new Writes.Change<>(taken.lane(), fate, taken.replaced(), Optional.empty());
    }

    private Writes.Change<StartOutcome> opened(Lane lane, StartRequest request, Instant now) {
        StartDesk.Decision decision = parts.desk().decide(lane, request, now);
        Taken taken = decision.taken();
        return new Writes.Change<>(taken.lane(), decision.outcome(), taken.replaced(), Optional.empty());
    }
}
