package dev.parley.flowfile;

import dev.parley.flowfile.source.Mark;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// What a flow claims for itself alone among all flows: start words, and being the default one, with their places.
record Claims(Map<String, Mark> keywords, Optional<Mark> fallback) {
    static final Claims NONE = new Claims(Map.of(), Optional.empty());

    Claims {
        keywords = Collections.unmodifiableMap(new LinkedHashMap<>(keywords));
    }
}
