package dev.parley.web;

import dev.parley.access.Deed.Change;
import io.vertx.core.json.JsonObject;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/// What a request changed, for the log of who did what. Safe for any thread.
final class Changed {
    /// Different after every write, and so nothing to tell.
    private static final Set<String> COUNTERS = Set.of("version", "changedAt", "events", "reasons");

    private Changed() {}

    /// The parts that differ, as they were and as they are.
    static Change parts(JsonObject before, JsonObject after) {
        JsonObject was = new JsonObject();
        JsonObject is = new JsonObject();
        for (String name : differing(before, after)) {
            put(was, name, before);
            put(is, name, after);
        }
        return new Change(text(was), text(is));
    }

    /// Only the names of the parts that differ: what is known of people is kept with them alone, and goes with them.
    static Change names(JsonObject before, JsonObject after) {
        return new Change("", String.join(", ", differing(before, after)));
    }

    private static Set<String> differing(JsonObject before, JsonObject after) {
        Set<String> names = new TreeSet<>(before.fieldNames());
        names.addAll(after.fieldNames());
        names.removeAll(COUNTERS);
        names.removeIf(name -> Objects.equals(before.getValue(name), after.getValue(name)));
        return names;
    }

    private static void put(JsonObject into, String name, JsonObject from) {
        if (from.containsKey(name)) {
            into.put(name, from.getValue(name));
        }
    }

    private static String text(JsonObject parts) {
        return parts.isEmpty() ? "" : parts.encode();
    }
}
