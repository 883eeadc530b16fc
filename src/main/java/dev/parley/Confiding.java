package dev.parley;

import dev.parley.conversation.Conversation;
import dev.parley.inbox.Bystander;
import dev.parley.inbox.Lane;
import dev.parley.inbox.LaneId;
import dev.parley.inbox.Parties;
import dev.parley.study.Study;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Tells what becomes of lanes to those who know people, and what was said in confidence to those who must not. Safe
/// for any thread.
record Confiding(Bystander keeper, Study study, Consumer<List<LaneId>> crowd) implements Bystander {
    @Override
    public void changing(Lane before, Lane after, Instant now) {
        keeper.changing(before, after, now);
    }

    @Override
    public void handedOn(LaneId lane, Conversation ended) {
        study.handIn(lane, ended);
    }

    @Override
    public void remarked(String comment, String text) {
        crowd.accept(study.remark(comment, text));
    }

    @Override
    public Optional<Instant> stopped(Parties parties) {
        return keeper.stopped(parties);
    }

    @Override
    public boolean forbids(Parties parties) {
        return keeper.forbids(parties);
    }

    @Override
    public Known known(Parties parties) {
        return keeper.known(parties);
    }
}
