package dev.parley.flowfile;

import dev.parley.flow.StepId;
import dev.parley.flowfile.source.Mark;
import dev.parley.flowfile.source.Problems;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// Names the steps of a flow and remembers where each was written. One thread.
final class Places {
    private final Problems problems;
    private final Map<StepId, Mark> marks = new LinkedHashMap<>();

    private final Map<String, StepId> ids;
    private final Set<String> written = new LinkedHashSet<>();
    private final Map<String, Mark> parts = new LinkedHashMap<>();

    /// @param ids what the ids in this file become; those missing stay as they are
    Places(Problems problems, Map<String, StepId> ids) {
        this.problems = problems;
        this.ids = ids;
    }

    /// The id an author gave, or one after the place if that id is taken.
    StepId given(String id, String place, Mark at) {
        written.add(id);
        StepId step = ids.getOrDefault(id, new StepId(id));
        Mark first = marks.putIfAbsent(step, at);
        if (first == null) {
            return step;
        }
        problems.error(at, "id " + id + " is taken by the step in line " + first.line());
        return derived(place, at);
    }

    /// An id after a place: `#recommend.0-6.1`. A place too deep to be spelt out is named by its digest.
    StepId derived(String place, Mark at) {
        StepId step = new StepId(place.length() < StepId.MAX_LENGTH ? "#" + place : "#" + digest(place));
        marks.put(step, at);
        return step;
    }

    private static UUID digest(String place) {
        return UUID.nameUUIDFromBytes(place.getBytes(StandardCharsets.UTF_8));
    }

    /// The places of all steps so far.
    Map<StepId, Mark> marks() {
        return Collections.unmodifiableMap(marks);
    }

    /// Remembers where a part of a step was written, such as an option.
    void part(StepId step, String part, Mark at) {
        parts.putIfAbsent(step + "/" + part, at);
    }

    /// Steps by their ids and parts of steps by `ID/PART`.
    Map<String, Mark> all() {
        Map<String, Mark> all = new LinkedHashMap<>(parts);
        marks.forEach((step, at) -> all.put(step.value(), at));
        return all;
    }

    /// The ids that authors gave, as they stand in the file.
    Set<String> written() {
        return Collections.unmodifiableSet(written);
    }

    /// A key as a part of a place: its own dots must not look like ours.
    static String part(String key) {
        return key.replace("%", "%25").replace(".", "%2E");
    }
}
