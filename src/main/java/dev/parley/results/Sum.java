package dev.parley.results;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/// Sums of counts by name.
final class Sum {
    private Sum() {}

    /// A copy, sorted, which nobody changes.
    static <K extends Comparable<K>> Map<K, Long> copy(Map<K, Long> counts) {
        return Collections.unmodifiableMap(new TreeMap<>(counts));
    }

    /// Both together.
    static <K extends Comparable<K>> Map<K, Long> plus(Map<K, Long> one, Map<K, Long> other) {
        Map<K, Long> sum = new TreeMap<>(one);
        other.forEach((name, count) -> sum.merge(name, count, Math::addExact));
        return sum;
    }

    /// Of all names.
    static long all(Map<?, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }
}
