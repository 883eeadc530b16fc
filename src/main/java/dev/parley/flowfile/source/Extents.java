package dev.parley.flowfile.source;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/// Where in a text its single values end, and its lists and mappings in brackets. Where others end only their
/// indentation says. One thread.
public final class Extents {
    private final Map<Mark, Mark> ends = new HashMap<>();

    private Extents() {}

    /// The extents of a text; none behind the first place that is no YAML.
    public static Extents of(String text) {
        Extents extents = new Extents();
        LoadSettings settings = LoadSettings.builder()
                .setCodePointLimit(SourceLimits.MAX_BUNDLE)
                .build();
        try {
            extents.read(new Parse(settings).parseString(text));
        } catch (YamlEngineException fault) {
            // Whoever asks reads the text as well, and says what is wrong with it.
            return extents;
        }
        return extents;
    }

    /// Behind the last character of what begins at a place; empty for what has no brackets or quotes of its own, and
    /// if nothing begins there.
    public Optional<Mark> end(Mark start) {
        return Optional.ofNullable(ends.get(start));
    }

    private void read(Iterable<Event> events) {
        Deque<Optional<Mark>> open = new ArrayDeque<>();
        for (Event event : events) {
            if (event instanceof ScalarEvent scalar) {
                start(scalar).ifPresent(from -> end(scalar, from));
            } else if (event instanceof CollectionStartEvent start) {
                open.push(start.isFlow() ? start(start) : Optional.empty());
            } else if (event instanceof CollectionEndEvent end) {
                open.pop().ifPresent(from -> end(end, from));
            }
        }
    }

    private void end(Event event, Mark from) {
        event.getEndMark().ifPresent(mark -> ends.put(from, new Mark(mark.getLine() + 1, mark.getColumn() + 1)));
    }

    private static Optional<Mark> start(Event event) {
        return event.getStartMark().map(mark -> new Mark(mark.getLine() + 1, mark.getColumn() + 1));
    }
}
