package dev.parley.results;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What is known of a flow's answers in a time.
///
/// @param wanted what was asked for
/// @param fresh how new it is
/// @param span the sums of the time itself, and of as many days before
/// @param trend those of each piece of the time
/// @param groups those of each group, by field, the largest group first
public record Report(Wanted wanted, Fresh fresh, Span span, List<Point> trend, Map<String, List<Part>> groups) {
    /// How new a report is.
    ///
    /// @param at when it was made
    /// @param pending how many days are still being counted again: what changed there last is not in it
    public record Fresh(Instant at, int pending) {}

    /// The sums of the time itself, and of as many days before.
    public record Span(Sheet now, Sheet before) {}

    /// A piece of the time.
    public record Point(Days days, Sheet sheet) {}

    /// A group that is laid beside others.
    ///
    /// @param sheet its sums of the time itself
    public record Side(Group group, Sheet sheet, List<Point> trend) {
        public Side {
            trend = List.copyOf(trend);
        }
    }

    /// A group.
    public record Part(String value, Sheet sheet) {}

    public Report {
        trend = List.copyOf(trend);
        groups = Collections.unmodifiableMap(new LinkedHashMap<>(groups));
    }

    /// The same with the groups of these fields alone.
    public Report only(List<String> fields) {
        Map<String, List<Part>> left = new LinkedHashMap<>(groups);
        left.keySet().retainAll(fields);
        return new Report(wanted, fresh, span, trend, left);
    }

    /// The questions that were put in the time or before, by name.
    public List<Question> questions() {
        return span.now().plus(span.before()).questions().keySet().stream()
                .sorted()
                .toList();
    }
}
