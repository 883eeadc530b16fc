package dev.parley.inbox;

import dev.parley.channel.Delivery;
import dev.parley.channel.Sender;
import dev.parley.outbox.DueLanes;
import dev.parley.outbox.Job;
import java.util.List;
import java.util.Optional;

/// The inbox as the dispatcher sees it. Safe for any thread; blocks.
public record InboxLanes(Inbox inbox) implements DueLanes {
    @Override
    public List<String> due(int limit) {
        return inbox.due(limit).stream().map(LaneId::value).toList();
    }

    @Override
    public Optional<Job> tick(String lane) {
        return inbox.tick(new LaneId(lane));
    }

    @Override
    public Optional<Job> report(Job job, Delivery delivery) {
        return inbox.report(job, delivery);
    }

    @Override
    public Optional<Job> report(Job job, Sender.Search search) {
        return inbox.report(job, search);
    }
}
