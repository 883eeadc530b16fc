package dev.parley.results;

import java.util.List;

/// What somebody wants to know of a flow.
///
/// @param group of whose answers
/// @param by the fields whose groups are to be told apart
public record Wanted(Days days, Interval interval, Group group, List<String> by) {
    public Wanted {
        by = List.copyOf(by);
    }
}
