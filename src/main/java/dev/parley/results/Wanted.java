package dev.parley.results;

import java.util.ArrayList;
import java.util.List;

/// What somebody wants to know of a flow.
///
/// @param group of whose answers
/// @param by the fields whose groups are to be told apart
public record Wanted(Days days, Interval interval, Group group, List<String> by) {
    public Wanted {
        by = List.copyOf(by);
    }

    /// The same with all groups of the field whose one group is wanted.
    public Wanted besides() {
        List<String> fields = new ArrayList<>(by);
        if (!group.equals(Group.ALL) && !fields.contains(group.field())) {
            fields.add(group.field());
        }
        return new Wanted(days, interval, group, fields);
    }
}
