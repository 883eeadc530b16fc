package dev.parley.results;

import java.util.ArrayList;
import java.util.List;

/// What somebody wants to know of a flow.
///
/// @param group of whose answers
/// @param by the fields whose groups are to be told apart
/// @param beside groups of one field to be laid beside one another
public record Wanted(Days days, Interval interval, Group group, List<String> by, List<Group> beside) {
    /// So many can be told apart in one chart.
    public static final int BESIDE_AT_MOST = 6;

    /// @throws IllegalArgumentException if the groups beside one another are too many, or of several fields
    public Wanted {
        by = List.copyOf(by);
        beside = List.copyOf(beside);
        boolean isOneField = beside.stream().map(Group::field).distinct().count() <= 1;
        if (!isOneField || beside.size() > BESIDE_AT_MOST) {
            throw new IllegalArgumentException("these are not laid beside one another: " + beside);
        }
    }

    /// Nothing beside one another.
    public Wanted(Days days, Interval interval, Group group, List<String> by) {
        this(days, interval, group, by, List.of());
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
