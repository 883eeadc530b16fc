package dev.parley.reply;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A place in the patterns of a language: where each word leads from here, and what the phrases that end here mean.
/// One thread while patterns are laid out; never changed afterwards.
final class Waypoint {
    private final Map<String, List<Waypoint>> next = new HashMap<>(2);
    private final Map<Role, Integer> values = new EnumMap<>(Role.class);

    /// Leads a word from here to another place.
    void lead(String word, Waypoint to) {
        next.computeIfAbsent(word, first -> new ArrayList<>(1)).add(to);
    }

    /// Phrases that end here get one more role; the first value of a role stays.
    void mean(Role role, int value) {
        values.putIfAbsent(role, value);
    }

    Map<String, List<Waypoint>> next() {
        return next;
    }

    Map<Role, Integer> values() {
        return values;
    }

    long roles() {
        long roles = 0;
        for (Role role : values.keySet()) {
            roles |= role.bit();
        }
        return roles;
    }
}
