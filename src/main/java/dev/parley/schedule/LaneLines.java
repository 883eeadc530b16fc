package dev.parley.schedule;

import dev.parley.contact.Address;
import dev.parley.inbox.Lane;
import dev.parley.inbox.LaneId;
import dev.parley.inbox.LaneIds;
import dev.parley.inbox.LaneStore;
import dev.parley.inbox.StartLog;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

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
        return of(List.of(address)).getOrDefault(address, Line.SILENT);
    }

    @Override
    public Map<Address, Line> of(Collection<Address> addresses) {
        Map<LaneId, Address> lanesOf = new HashMap<>();
        addresses.forEach(address -> ends.to(address).ifPresent(parties -> lanesOf.put(ids.of(parties), address)));
        Map<Address, Line> known = new HashMap<>();
        lanes.findAll(lanesOf.keySet()).forEach(lane -> known.put(lanesOf.get(lane.id()), line(lane)));
        return known;
    }

    private static Line line(Lane lane) {
        return new Line(
                lane.contact().standing().optedOut().isPresent(),
                lane.open().isPresent(),
                lane.talk().starts().granted().stream()
                        .map(StartLog.Granted::key)
                        .collect(Collectors.toSet()));
    }
}
