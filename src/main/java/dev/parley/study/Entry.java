package dev.parley.study;

import dev.parley.flow.FlowId;
import dev.parley.inbox.LaneId;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// An item that is out: anybody with the API may count or read it. Nothing in it tells who said it, and no other entry
/// is known to be of the same person.
///
/// @param id by chance
/// @param talk what was said about a comment, by its readers and by its writer
public record Entry(String id, FlowId flow, Item item, Release release, Talk talk) {
    /// When and with what it was let out.
    ///
    /// @param day together with others; never when it was said
    /// @param segments the fields of a group that was large enough to be told apart
    public record Release(LocalDate day, Map<String, String> segments) {
        public Release {
            segments = Map.copyOf(segments);
        }
    }

    /// The talk about a comment.
    ///
    /// @param wayBack to its writer; empty if there is none, or none any more
    public record Talk(Optional<WayBack> wayBack, List<Remark> remarks) {
        /// Nothing can be said.
        public static final Talk CLOSED = new Talk(Optional.empty(), List.of());

        public Talk {
            remarks = List.copyOf(remarks);
        }

        /// Whether this was said last.
        boolean endsWith(Remark remark) {
            return !remarks.isEmpty() && remarks.getLast().equals(remark);
        }
    }

    /// Where a comment's writer can be reached, until that day is over. Kept sealed.
    ///
    /// @param crowd lines that are written whenever the writer's is, which is one of them; in an order by chance
    public record WayBack(LaneId writer, List<LaneId> crowd, LocalDate until) {
        public WayBack {
            crowd = crowd.contains(writer) ? List.copyOf(crowd) : List.of(writer);
        }

        /// The others of the crowd.
        List<LaneId> others() {
            return crowd.stream().filter(lane -> !lane.equals(writer)).toList();
        }
    }

    /// One thing said about a comment.
    public record Remark(boolean byWriter, String text) {}
}
