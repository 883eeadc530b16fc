package dev.parley.inbox;

import dev.parley.channel.Receipt;
import java.time.Instant;

/// Takes what providers tell about messages of ours. Safe for any thread.
final class ReceiptDesk {
    private final Receipts kept;
    private final LaneStore lanes;
    private final Writes writes;
    private final Talking talking;

    /// @param kept good news that wait
    ReceiptDesk(Receipts kept, LaneStore lanes, Writes writes, Talking talking) {
        this.kept = kept;
        this.lanes = lanes;
        this.writes = writes;
        this.talking = talking;
    }

    void take(Receipt receipt) {
        LaneIds.laneOfKey(receipt.key()).ifPresent(lane -> {
            if (Receipts.isMinor(receipt)) {
                kept.keep(lane, receipt);
            } else {
                lanes.find(lane).ifPresent(known -> take(known, receipt));
            }
        });
    }

    private void take(Lane lane, Receipt receipt) {
        if (kept.canWait(lane, receipt)) {
            kept.keep(lane.id(), receipt);
        } else {
            writes.change(lane.id(), Writes.unknown(lane.id()), (now, at) -> told(now, receipt, at));
        }
    }

    private Writes.Change<Boolean> told(Lane lane, Receipt receipt, Instant now) {
        Lane told = lane.with(Redelivery.text(lane, receipt)
                .map(text -> lane.outbox().resent(receipt, text, now))
                .orElseGet(() -> lane.outbox().confirmed(receipt, now)));
        boolean isNewOptOut = receipt.optedOut() && !lane.isOptedOut();
        Lane last = isNewOptOut ? talking.optedOut(told, now) : told;
        return Writes.Change.to(last.equals(lane) ? lane : last, true);
    }
}
