package dev.parley;

import dev.parley.conversation.Conversation;
import dev.parley.inbox.Bystander;
import dev.parley.inbox.LaneId;
import dev.parley.study.Study;
import java.util.List;
import java.util.function.Consumer;

/// Tells what was said in confidence to those who must not know people, and all else to those who do. Safe for any
/// thread.
record Confiding(Bystander next, Study study, Consumer<List<LaneId>> crowd) implements Beholder {
    @Override
    public void handedOn(LaneId lane, Conversation ended) {
        study.handIn(lane, ended);
    }

    @Override
    public void remarked(String comment, String text) {
        crowd.accept(study.remark(comment, text));
    }
}
