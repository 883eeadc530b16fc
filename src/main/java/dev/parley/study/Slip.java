package dev.parley.study;

import dev.parley.flow.FlowId;
import dev.parley.inbox.LaneId;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// An item on its way out, which waits for others like it.
///
/// @param segments the fields by which results can be split, those that the person has
/// @param promise what the person was promised
/// @param since the day it came in
/// @param isCovered whether enough people came in at the same time as this one, as far as anybody outside can see
public record Slip(Item item, Map<String, String> segments, Promise promise, LocalDate since, boolean isCovered) {
    /// With how many others at least it is let out, and where a reply to a comment would go, for so many days after
    /// that; no writer if nobody may reply.
    ///
    /// @param mark tells what one person has said again and again from what several have
    public record Promise(int minimum, Optional<LaneId> writer, int replyDays, int mark) {}

    /// So many marks there are: several people may share one, but one person never has two.
    private static final int MARKS = 4_096;

    /// A person's mark.
    static int mark(LaneId lane) {
        return Math.floorMod(lane.value().hashCode(), MARKS);
    }

    /// Of how many people these are at least.
    static int people(Collection<Slip> slips) {
        return (int) slips.stream()
                .mapToInt(slip -> slip.promise().mark())
                .distinct()
                .count();
    }

    /// The same, all with the shortest time for replies that anybody among them was promised: another one would tell
    /// who answered before the flow was changed, and who after.
    static List<Slip> evened(List<Slip> group) {
        int days = group.stream()
                .mapToInt(slip -> slip.promise().replyDays())
                .min()
                .orElse(0);
        return group.stream().map(slip -> slip.withReplies(days)).toList();
    }

    private Slip withReplies(int days) {
        Optional<LaneId> writer = promise.writer().filter(lane -> days > 0);
        Promise even = new Promise(promise.minimum(), writer, days, promise.mark());
        return new Slip(item, segments, even, since, isCovered);
    }

    public Slip {
        segments = Map.copyOf(segments);
    }

    /// The same without the name of its group.
    Slip untold() {
        return new Slip(item, Map.of(), promise, since, isCovered);
    }

    /// The same once it may count towards letting out.
    Slip covered() {
        return new Slip(item, segments, promise, since, true);
    }

    /// What it becomes when it goes out.
    ///
    /// @param crowd lines among which the writer's cannot be told
    Entry out(String id, FlowId flow, Entry.Release release, List<LaneId> crowd) {
        Optional<Entry.WayBack> back = promise.writer()
                .map(writer -> new Entry.WayBack(writer, crowd, release.day().plusDays(promise.replyDays())));
        return new Entry(id, flow, item, release, new Entry.Talk(back, List.of()));
    }
}
