package dev.parley.results;

import dev.parley.flow.FlowId;
import dev.parley.insight.Outcome;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/// Adds up what conversations give, flow by flow and group by group. One thread.
public final class DayCount {
    /// A field with more values names people rather than groups. The most frequent ones are kept apart.
    static final int VALUES = 200;

    private final Map<FlowId, Map<String, Map<String, Adding>>> flows = new HashMap<>();
    private long open;

    /// Adds a conversation.
    public void add(Talk talk) {
        open += talk.outcome() == Outcome.OPEN ? 1 : 0;
        adding(talk.flow(), Group.ALL).add(talk);
        talk.segments()
                .forEach((field, value) ->
                        adding(talk.flow(), new Group(field, value)).add(talk));
    }

    /// Adds an invitation that was not sent.
    public void add(FlowId flow, String reason) {
        adding(flow, Group.ALL).notSent(reason);
    }

    private Adding adding(FlowId flow, Group group) {
        return flows.computeIfAbsent(flow, it -> new HashMap<>())
                .computeIfAbsent(group.field(), it -> new HashMap<>())
                .computeIfAbsent(group.value(), it -> new Adding());
    }

    /// What was counted may still be corrected.
    void mayChange() {
        open++;
    }

    /// How many conversations are still open, or can still be corrected.
    public long open() {
        return open;
    }

    /// The sums: by flow, field and value.
    public Map<FlowId, Map<String, Map<String, Sheet>>> sums() {
        Map<FlowId, Map<String, Map<String, Sheet>>> sums = new HashMap<>();
        flows.forEach((flow, fields) -> {
            Map<String, Map<String, Sheet>> sheets = new TreeMap<>();
            fields.forEach((field, values) -> sheets.put(field, bounded(values)));
            sums.put(flow, sheets);
        });
        return sums;
    }

    private static Map<String, Sheet> bounded(Map<String, Adding> values) {
        Map<String, Sheet> kept = new TreeMap<>();
        Comparator<Map.Entry<String, Sheet>> mostFirst =
                Comparator.comparingLong(one -> -one.getValue().conversations());
        values.entrySet().stream()
                .map(one -> Map.entry(one.getKey(), one.getValue().sheet()))
                .sorted(mostFirst.thenComparing(Map.Entry::getKey))
                .forEach(one -> kept.merge(
                        kept.size() < VALUES || kept.containsKey(one.getKey()) ? one.getKey() : Group.OTHERS,
                        one.getValue(),
                        Sheet::plus));
        return kept;
    }
}
