package dev.parley.inbox;

import dev.parley.channel.Handled;
import dev.parley.channel.Inbound;
import dev.parley.channel.Outbound;
import dev.parley.conversation.Engine;
import dev.parley.conversation.Messages;
import dev.parley.conversation.Phrases;
import dev.parley.reply.ReplyReader;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Takes messages in: each exactly once, in one guarded write, and answers only what is durably stored. Safe for any
/// thread; blocks while the store works. Callers take messages of one lane one after the other; where two nodes do so
/// at
/// once, the store's version check lets one of them try again.
public final class Inbox {
    /// Two nodes that write to one lane at the same moment meet again at most a few times.
    private static final int ATTEMPTS = 6;

    private final LaneIds ids;
    private final LaneStore lanes;
    private final Reception reception;
    private final InstantSource clock;

    /// What it works with: ids under the installation's key, the stored lanes, the flows, and the clock.
    public record Parts(LaneIds ids, LaneStore lanes, Flows flows, InstantSource clock) {}

    /// An inbox that understands replies with this reader and speaks with these phrases.
    public Inbox(Parts parts, ReplyReader reader, Phrases phrases) {
        ids = parts.ids();
        lanes = parts.lanes();
        clock = parts.clock();
        reception = new Reception(
                new Engine(reader, phrases),
                parts.flows(),
                new Starts(parts.flows()),
                new Notices(parts.flows(), reader, new Messages(phrases)));
    }

    /// Takes a message in. The same message again is answered as before and changes nothing.
    ///
    /// @throws StoreUnavailable if the outcome could not be stored; nothing was answered, and the message may come
    /// again
    public Handled receive(Inbound inbound) {
        Parties parties = new Parties(inbound.channel(), inbound.our(), inbound.their());
        LaneId id = ids.of(parties);
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Lane lane = lanes.find(id).orElseGet(() -> Lane.fresh(id, parties));
            Optional<Seen> before = lane.seen(inbound.messageId());
            if (before.isPresent()) {
                return answers(lane, before.get());
            }
            // Stores keep milliseconds; a conversation read back must equal the one that was written.
            Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
            Taken taken = reception.receive(lane, inbound, now);
            taken.replaced().ifPresent(ended -> lanes.archive(id, ended));
            if (lanes.commit(taken.lane())) {
                return answers(
                        taken.lane(), taken.lane().seen(inbound.messageId()).orElseThrow());
            }
        }
        throw new StoreUnavailable("lane " + id + " was changed by others " + ATTEMPTS + " times in a row");
    }

    private static Handled answers(Lane lane, Seen message) {
        List<Outbound> replies = new ArrayList<>();
        for (String text : message.answers()) {
            replies.add(new Outbound(lane.id() + "." + message.messageId() + "." + replies.size(), text));
        }
        return new Handled(replies);
    }
}
