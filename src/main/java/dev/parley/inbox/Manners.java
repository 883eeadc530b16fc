package dev.parley.inbox;

import dev.parley.conversation.Conversation;
import dev.parley.flow.Value;
import java.time.Instant;
import java.util.Optional;

/// When the person of a lane may be written to who has not just written. Safe for any thread.
final class Manners {
    private final Courtesy courtesy;
    private final Flows flows;
    private final Bystander bystander;

    Manners(Courtesy courtesy, Flows flows, Bystander bystander) {
        this.courtesy = courtesy;
        this.flows = flows;
        this.bystander = bystander;
    }

    /// The first time from `at` on, by the rules of the flow of the lane's newest conversation; without one, by those
    /// that hold for everybody.
    Instant earliest(Lane lane, Instant at) {
        Parties parties = lane.contact().parties();
        Optional<Conversation> newest = lane.talk().current();
        return newest.flatMap(one -> flows.revision(one.origin().revision())
                        .map(flow ->
                                courtesy.earliest(parties, flow, one.facts().contact(), at)))
                .orElseGet(() -> day(parties, newest, at));
    }

    /// The first time from `at` on at which the person may be told what belongs to no flow: a flow that may write at
    /// night gives no leave to do so, one that must wait longer is heeded.
    Instant day(Lane lane, Instant at) {
        return day(lane.contact().parties(), lane.talk().current(), earliest(lane, at));
    }

    private Instant day(Parties parties, Optional<Conversation> newest, Instant at) {
        Value.Fields contact = newest.map(one -> one.facts().contact())
                .orElseGet(() -> bystander.known(parties).contact());
        return courtesy.earliest(parties, contact, at);
    }

    /// The first time from `at` on at which the clock may do something on the lane that the person would notice.
    Instant undisturbed(Lane lane, Instant at) {
        Instant polite = earliest(lane, at);
        return polite.isAfter(at)
                ? polite
                : lane.open()
                        .flatMap(one -> flows.revision(one.origin().revision()))
                        .map(flow -> courtesy.undisturbed(lane.contact().parties(), flow, at))
                        .orElse(at);
    }

    /// Whether the person has forbidden elsewhere to be written to of our own accord.
    boolean isForbidden(Lane lane) {
        return bystander.forbids(lane.contact().parties());
    }

    /// The first time at which a request that waits may begin.
    Instant earliest(Lane lane, StartRequest request, Instant at) {
        return flows.published(request.flow())
                .map(flow -> courtesy.earliest(
                        lane.contact().parties(), flow, request.facts().contact(), at))
                .orElse(at);
    }
}
