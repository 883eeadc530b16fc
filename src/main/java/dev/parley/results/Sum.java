package dev.parley.results;

import java.util.HashMap;
import java.util.Map;

/// Sums of counts by name.
final class Sum {
    private Sum() {}

    /// A copy which nobody changes; of what nobody changes, itself: a field with many values makes tens of thousands.
    static <K> Map<K, Long> copy(Map<K, Long> counts) {
        return Map.copyOf(counts);
    }

    /// Both together.
    static <K> Map<K, Long> plus(Map<K, Long> one, Map<K, Long> other) {
        Map<K, Long> sum = new HashMap<>(one);
        other.forEach((name, count) -> sum.merge(name, count, Math::addExact));
        return sum;
    }

    /// Of all names.
    static long all(Map<?, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }
}
