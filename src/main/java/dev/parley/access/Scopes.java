package dev.parley.access;

import java.util.Set;
import java.util.TreeSet;

/// What a token may be used for: `AREA:read` or `AREA:write`, `*:read`, or `*` for everything. Writing includes
/// reading.
///
/// @param words each scope as it is written
public record Scopes(Set<String> words) {
    /// Everything.
    public static final Scopes ALL = new Scopes(Set.of("*"));

    public Scopes {
        words = Set.copyOf(words);
    }

    /// Whether a right's scope is among these.
    public boolean cover(String scope) {
        String area = scope.substring(0, Math.max(0, scope.indexOf(':')));
        boolean isReading = scope.endsWith(":read");
        return words.contains("*")
                || words.contains(scope)
                || (isReading && (words.contains("*:read") || words.contains(area + ":write")));
    }

    @Override
    public String toString() {
        return String.join(" ", new TreeSet<>(words));
    }
}
