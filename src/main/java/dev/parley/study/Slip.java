package dev.parley.study;

import dev.parley.flow.FlowId;
import dev.parley.inbox.LaneId;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// An item on its way out, which waits for others like it.
///
/// @param segments the fields by which results can be split, those that the person has
/// @param promise what the person was promised
/// @param since the day it came in
public record Slip(Item item, Map<String, String> segments, Promise promise, LocalDate since) {
    /// With how many others at least it is let out, and where a reply to a comment would go, for so many days after
    /// that; no writer if nobody may reply.
    public record Promise(int minimum, Optional<LaneId> writer, int replyDays) {}

    public Slip {
        segments = Map.copyOf(segments);
    }

    Entry out(String id, FlowId flow, Map<String, String> told, LocalDate day) {
        Optional<Entry.WayBack> back =
                promise.writer().map(writer -> new Entry.WayBack(writer, day.plusDays(promise.replyDays())));
        return new Entry(id, flow, item, new Entry.Release(day, told), new Entry.Talk(back, List.of()));
    }
}
