package dev.parley.inbox;

import dev.parley.conversation.Conversation;
import dev.parley.conversation.ConversationId;
import dev.parley.conversation.Engine;
import dev.parley.conversation.Move;
import dev.parley.flow.Flow;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Who is in the middle of a flow: whether they could go on on another revision of it, and moving those who can. Safe
/// for any thread; blocks. Every method throws {@link StoreUnavailable} when the store cannot be reached.
public final class Underway {
    /// Of so many conversations it is looked at where they are.
    public static final int MOST = 10_000;
    /// So many are moved at a time, a write each, so that nobody who replies meanwhile waits for long.
    public static final int AT_A_TIME = 200;

    private static final int EXAMPLES = 3;

    private final Conversations conversations;
    private final Flows flows;
    private final Engine engine;
    private final Inbox inbox;
    private final InstantSource clock;

    /// What it works with.
    public record Parts(Conversations conversations, Flows flows, Engine engine, Inbox inbox, InstantSource clock) {}

    /// With these parts.
    public Underway(Parts parts) {
        conversations = parts.conversations();
        flows = parts.flows();
        engine = parts.engine();
        inbox = parts.inbox();
        clock = parts.clock();
    }

    /// How those in the middle of a flow stand to a revision of it.
    ///
    /// @param running how many there are, at most {@link #MOST}
    /// @param there how many are on that revision already
    /// @param movable how many can be moved to it
    /// @param moved how many were moved to it just now
    /// @param stays who finishes on the revision they began with, by the reason
    public record Tally(int running, int there, int movable, int moved, Map<String, Stay> stays) {
        public Tally {
            stays = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(stays));
        }
    }

    /// How many stay for one reason, and some of them.
    public record Stay(int count, List<ConversationId> examples) {
        public Stay {
            examples = List.copyOf(examples);
        }

        private Stay plus(ConversationId one) {
            List<ConversationId> more = new ArrayList<>(examples);
            if (more.size() < EXAMPLES) {
                more.add(one);
            }
            return new Stay(count + 1, more);
        }
    }

    /// Looks who could go on on a revision, which need not be published.
    public Tally look(Flow next) {
        return tally(next, 0);
    }

    /// Moves the next {@link #AT_A_TIME} of those who can be moved; who says something at the same moment is moved
    /// with what they said, or stays.
    ///
    /// @param next must be published
    public Tally move(Flow next) {
        return tally(next, AT_A_TIME);
    }

    private Tally tally(Flow next, int most) {
        List<Conversation> running = conversations.running(next.id(), MOST);
        Instant now = clock.instant();
        Map<String, Stay> stays = new LinkedHashMap<>();
        int there = 0;
        int movable = 0;
        int moved = 0;
        for (Conversation one : running) {
            boolean isThere = one.origin().revision().equals(next.revision());
            Optional<String> why = isThere ? Optional.empty() : stay(one, next, now);
            if (isThere) {
                there++;
            } else if (why.isPresent()) {
                stays.merge(why.get(), new Stay(1, List.of(one.id())), (known, more) -> known.plus(one.id()));
            } else if (moved < most && move(one, next)) {
                moved++;
            } else {
                movable++;
            }
        }
        return new Tally(running.size(), there, movable, moved, stays);
    }

    /// Why somebody is not moved; empty if they can be.
    private Optional<String> stay(Conversation one, Flow next, Instant now) {
        Optional<Flow> old = flows.revision(one.origin().revision());
        if (old.isEmpty()) {
            return Optional.of("runs on a revision that is not stored any more");
        }
        return switch (engine.move(one, old.get(), next, now)) {
            case Move.Goes goes -> Optional.empty();
            case Move.Stays stays -> Optional.of(stays.words());
        };
    }

    private boolean move(Conversation one, Flow next) {
        return LaneIds.laneOf(one.id())
                .filter(lane -> inbox.move(lane, one.id(), next))
                .isPresent();
    }
}
