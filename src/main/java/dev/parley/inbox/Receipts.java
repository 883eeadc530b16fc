package dev.parley.inbox;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.parley.channel.Receipt;
import dev.parley.outbox.Outbox;
import dev.parley.outbox.Sending;
import dev.parley.outbox.State;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Good news that wait in memory for their lane's next write, or for the server's end. Losing them does no harm: a
/// message that nobody confirmed
/// is looked up before anything is sent again. Safe for any thread.
final class Receipts {
    /// A receipt takes about 200 bytes.
    private static final int LANES = 20_000;
    /// A lane has no more messages under way.
    private static final int A_LANE = 16;

    private final Cache<LaneId, List<Receipt>> kept = Caffeine.newBuilder()
            .maximumSize(LANES)
            .expireAfterWrite(Duration.ofMinutes(10))
            .build();

    /// Whether a receipt tells no more than that a message was taken: never worth looking at the lane for.
    static boolean isMinor(Receipt receipt) {
        return receipt.fate() == Receipt.Fate.ACCEPTED || receipt.fate() == Receipt.Fate.SENT;
    }

    /// Whether a receipt need not be written now: it is of a message that the lane is soon to be written for
    /// anyway, or it tells nothing new.
    boolean canWait(Lane lane, Receipt receipt) {
        if (receipt.fate().isLoss() || receipt.optedOut()) {
            return false;
        }
        Optional<State> known = lane.outbox().find(receipt.key()).map(Sending::state);
        boolean isUnderWay = known.filter(state -> !state.isSettled()).isPresent();
        return isUnderWay || known.isEmpty() || receipt.fate() != Receipt.Fate.DELIVERED;
    }

    void keep(LaneId lane, Receipt receipt) {
        kept.asMap().merge(lane, List.of(receipt), Receipts::joined);
    }

    /// Forgets what was kept of a lane if the lane has it.
    ///
    /// @return whether it had
    boolean forgetWritten(Lane lane, Instant now) {
        List<Receipt> told = kept.getIfPresent(lane.id());
        boolean isWritten = folded(lane, now).equals(lane);
        if (isWritten && told != null) {
            kept.asMap().remove(lane.id(), told);
        }
        return isWritten;
    }

    /// The lanes of which something is kept.
    Set<LaneId> lanes() {
        return Set.copyOf(kept.asMap().keySet());
    }

    /// The lane with what is known of its messages. What was kept stays until it is old, for the write may fail.
    Lane folded(Lane lane, Instant now) {
        List<Receipt> told = kept.getIfPresent(lane.id());
        if (told == null) {
            return lane;
        }
        Outbox outbox = lane.outbox();
        for (Receipt receipt : told) {
            outbox = outbox.confirmed(receipt, now);
        }
        return outbox.equals(lane.outbox()) ? lane : lane.with(outbox);
    }

    private static List<Receipt> joined(List<Receipt> before, List<Receipt> more) {
        List<Receipt> all = new ArrayList<>(before);
        all.addAll(more);
        return List.copyOf(all.size() > A_LANE ? all.subList(all.size() - A_LANE, all.size()) : all);
    }
}
