package dev.parley.inbox;

import dev.parley.conversation.Input;
import dev.parley.flow.Value;
import dev.parley.outbox.Urgency;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BiPredicate;

/// Goes on with conversations that waited for an integration. Safe for any thread; blocks while the store works, and
/// throws {@link StoreUnavailable} if the outcome could not be stored.
public final class Callbacks {
    private final Beside.Ground ground;
    private final Talking talking;

    Callbacks(Beside.Ground ground, Talking talking) {
        this.ground = ground;
        this.talking = talking;
    }

    /// Whether an integration can be called for somebody: whom nothing can be sent to, and who sees no page of ours,
    /// would never learn what came of it.
    static BiPredicate<Lane, String> callable(Inbox.Outside outside) {
        return (lane, integration) -> outside.integrations().test(integration)
                && (lane.isOnPage()
                        || outside.courier()
                                .carriers()
                                .of(lane.contact().parties().channel())
                                .isPresent());
    }

    /// Takes what an integration answered. Whoever waits no more for it, or for another, is not concerned.
    ///
    /// @param reply empty if it failed
    /// @return whether the conversation went on
    public boolean take(LaneId id, PendingCall call, Optional<Value.Fields> reply) {
        return ground.writes().changeKnown(id, false, (given, now) -> {
            Lane lane = ground.sent().folded(given, now);
            return lane.open().flatMap(PendingCall::of).equals(Optional.of(call))
                    ? answered(lane, reply, now)
                    : Writes.Change.to(given, false);
        });
    }

    private Writes.Change<Boolean> answered(Lane lane, Optional<Value.Fields> reply, Instant now) {
        Taken taken = talking.goOn(lane, lane.open().orElseThrow(), new Input.Called(reply), now);
        Lane next =
                lane.isOnPage() ? taken.lane() : ground.post().posting(taken.lane(), taken.said(), Urgency.REPLY, now);
        return new Writes.Change<>(next, true, taken.replaced(), Optional.empty());
    }
}
