package dev.parley;

import dev.parley.conversation.Conversation;
import dev.parley.inbox.Bystander;
import dev.parley.inbox.Lane;
import dev.parley.inbox.LaneId;
import dev.parley.inbox.Parties;
import java.time.Instant;
import java.util.Optional;

/// A bystander before another, to whom goes all that it does not see to itself. Safe for any thread.
interface Beholder extends Bystander {
    /// The other.
    Bystander next();

    @Override
    default void changing(Lane before, Lane after, Instant now) {
        next().changing(before, after, now);
    }

    @Override
    default void handedOn(LaneId lane, Conversation ended) {
        next().handedOn(lane, ended);
    }

    @Override
    default void remarked(String comment, String text) {
        next().remarked(comment, text);
    }

    @Override
    default Optional<Instant> stopped(Parties parties) {
        return next().stopped(parties);
    }

    @Override
    default boolean forbids(Parties parties) {
        return next().forbids(parties);
    }

    @Override
    default Known known(Parties parties) {
        return next().known(parties);
    }
}
