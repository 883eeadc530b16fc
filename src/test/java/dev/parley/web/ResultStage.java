package dev.parley.web;

import dev.parley.fake.SumTalks;
import dev.parley.fake.TestClock;
import dev.parley.inbox.PublishedFlows;
import dev.parley.results.Recount;
import dev.parley.results.ResultDesk;
import dev.parley.store.Store;
import dev.parley.store.TestStore;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;

/// A store with talks of a flow of sums, and what counts them in Berlin; for servers to stand on.
record ResultStage(Store store, TestClock clock, SumTalks talks, PublishedFlows flows, ResultDesk desk) {
    static ResultStage open(Path folder, Instant now) {
        Store store = TestStore.open(folder);
        TestClock clock = new TestClock(now);
        PublishedFlows flows = SumTalks.flows();
        Recount.Time time = new Recount.Time(clock, ZoneId.of("Europe/Berlin"), () -> 0);
        ResultDesk desk = new ResultDesk(new Recount(store.sums(), store.marks(), flows, time), store.sums(), time);
        return new ResultStage(store, clock, new SumTalks(store.lanes(), clock), flows, desk);
    }

    /// What paths that write work with.
    Serving serving() {
        return RunningServer.serving(store, clock);
    }

    /// A server with other parts beside its own; closes the store when it is closed.
    RunningServer serve(Routes... routes) {
        return RunningServer.and(routes).over(store);
    }
}
