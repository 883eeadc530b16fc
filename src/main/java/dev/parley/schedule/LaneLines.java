package dev.parley.schedule;

import dev.parley.contact.Address;
import dev.parley.inbox.LaneIds;
import dev.parley.inbox.LaneStore;

/// How people stand on our lanes. Safe for any thread.
public final class LaneLines implements Lines {
    private final LaneIds ids;
    private final LaneStore lanes;
    private final OurEnds ends;

    /// @param ends the lanes to look at
    public LaneLines(LaneIds ids, LaneStore lanes, OurEnds ends) {
        this.ids = ids;
        this.lanes = lanes;
        this.ends = ends;
    }

    @Override
    public Line of(Address address) {
        return ends.to(address)
                .flatMap(parties -> lanes.find(ids.of(parties)))
                .map(lane -> new Line(
                        lane.contact().standing().optedOut().isPresent(),
                        lane.open().isPresent()))
                .orElse(Line.SILENT);
    }
}
