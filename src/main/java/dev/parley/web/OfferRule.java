package dev.parley.web;

import dev.parley.channel.webchat.Asked;
import dev.parley.flow.Flow;
import dev.parley.flow.Gates;
import java.time.Instant;

/// How often a browser is asked by itself: by the flow's `at-most`, which counts all surveys of its kind, or once a day
/// by each survey that has none.
final class OfferRule {
    private OfferRule() {}

    static boolean allows(Flow flow, Asked asked, Instant now) {
        Gates.Cap cap = flow.start().invite().gates().caps().atMost();
        if (cap.equals(Gates.Cap.NONE)) {
            return asked.since(
                            now.minus(ChatDesk.REST), Asked.Offer.of(flow.id().value()))
                    == 0;
        }
        Instant after = cap.per().isZero() ? Instant.EPOCH : now.minus(cap.per());
        return asked.since(after, Asked.Offer.ofKind(flow.about().kind().word())) < cap.count();
    }

    /// That it was offered.
    static Asked.Offer made(Flow flow, Instant now) {
        return new Asked.Offer(flow.id().value(), flow.about().kind().word(), now);
    }
}
