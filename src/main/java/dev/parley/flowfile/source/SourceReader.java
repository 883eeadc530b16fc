package dev.parley.flowfile.source;

import dev.parley.flowfile.source.Node.Mapping.Entry;
import dev.parley.flowfile.source.Spot.Style;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.DocumentEndEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingEndEvent;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceEndEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.events.StreamEndEvent;
import org.snakeyaml.engine.v2.events.StreamStartEvent;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/// Reads YAML 1.2 into nodes, event by event, so that a hostile file is refused at the first event beyond a limit:
/// anchors, aliases and tags are refused, a name stands once in a mapping. One thread.
public final class SourceReader {
    private static final LoadSettings SETTINGS =
            LoadSettings.builder().setCodePointLimit(SourceLimits.MAX_BUNDLE).build();

    private final Iterator<Event> events;
    private final List<String> lines;
    private final Problems problems;
    private boolean stopped;

    private SourceReader(String text, Problems problems) {
        this.events = new Parse(SETTINGS).parseString(text).iterator();
        this.lines = List.of(text.split("\r\n|\r|\n", -1));
        this.problems = problems;
    }

    /// The file's one document; empty if it cannot be read, with the reasons in `problems`.
    public static Optional<Node> read(byte[] bytes, Problems problems) {
        List<Node> documents = documents(bytes, SourceLimits.MAX_BYTES, problems);
        if (documents.size() > 1) {
            problems.error(documents.get(1).mark(), "a second document begins here (---); one file holds one");
        }
        return documents.stream().findFirst();
    }

    /// All documents of a text that we put together ourselves.
    public static List<Node> readAll(byte[] bytes, Problems problems) {
        return documents(bytes, SourceLimits.MAX_BUNDLE, problems);
    }

    private static List<Node> documents(byte[] bytes, int most, Problems problems) {
        if (bytes.length > most) {
            problems.error(
                    Mark.START,
                    "the file has more than %d kB, and nothing beyond is read; move steps into a flow of their own and include it"
                            .formatted(most / 1024));
            return List.of();
        }
        return Utf8.decode(bytes, problems)
                .map(text -> new SourceReader(text, problems).stream())
                .orElse(List.of());
    }

    private List<Node> stream() {
        List<Node> documents = new ArrayList<>();
        try {
            while (!stopped && events.hasNext()) {
                switch (events.next()) {
                    case StreamStartEvent start -> {}
                    case DocumentStartEvent start -> {}
                    case DocumentEndEvent end -> {}
                    case StreamEndEvent end -> {}
                    case Event content -> documents.add(node(content, 1));
                }
            }
        } catch (YamlEngineException fault) {
            YamlFault.report(fault, problems);
            return List.of();
        }
        if (documents.isEmpty() && !problems.hasErrors()) {
            problems.error(Mark.START, "the file is empty");
        }
        return stopped ? List.of() : documents;
    }

    private Node node(Event event, int depth) {
        Mark at = mark(event);
        if (depth > SourceLimits.MAX_DEPTH) {
            problems.error(at, "more than " + SourceLimits.MAX_DEPTH + " levels inside one another");
            stopped = true;
            return new Node.Broken(at);
        }
        refuseDecoration(event, at);
        return switch (event) {
            case ScalarEvent scalar -> scalar(scalar, at);
            case SequenceStartEvent start -> sequence(at, depth);
            case MappingStartEvent start -> mapping(at, depth);
            case AliasEvent alias -> alias(alias, at);
            case Event other -> throw new IllegalStateException("no YAML node begins with " + other);
        };
    }

    private Node alias(AliasEvent alias, Mark at) {
        problems.error(
                at, "aliases (*" + alias.getAlias() + ") are not allowed; write it out, or use include for steps");
        return new Node.Broken(at);
    }

    private void refuseDecoration(Event event, Mark at) {
        if (event instanceof AliasEvent) {
            return;
        }
        if (event instanceof NodeEvent node && node.getAnchor().isPresent()) {
            problems.error(at, "anchors (&" + node.getAnchor().get() + ") are not allowed; take it out");
        }
        Optional<String> tag = switch (event) {
            case ScalarEvent scalar -> scalar.getTag();
            case MappingStartEvent mapping -> mapping.getTag();
            case SequenceStartEvent sequence -> sequence.getTag();
            case Event other -> Optional.empty();
        };
        tag.ifPresent(name -> problems.error(at, "tags (" + name + ") are not allowed; take it out"));
    }

    private Node scalar(ScalarEvent event, Mark at) {
        ScalarStyle style = event.getScalarStyle();
        if (style == ScalarStyle.DOUBLE_QUOTED) {
            refuseUnprintable(event.getValue(), at);
        }
        return new Node.Scalar(at, event.getValue(), event.isPlain(), new Spot(lines, at, styleOf(style)));
    }

    /// What a backslash makes of a text is held to what the file itself is held to: it is sent, stored and logged.
    private void refuseUnprintable(String text, Mark at) {
        Utf8.firstUnprintable(text)
                .ifPresent(index -> problems.error(
                        at, Utf8.invisible(text.codePointAt(index)) + " written with a backslash; take it out"));
    }

    private static Style styleOf(ScalarStyle style) {
        return switch (style) {
            case DOUBLE_QUOTED -> Style.DOUBLE;
            case SINGLE_QUOTED -> Style.SINGLE;
            case LITERAL, FOLDED -> Style.BLOCK;
            case PLAIN, JSON_SCALAR_STYLE -> Style.PLAIN;
        };
    }

    private Node sequence(Mark at, int depth) {
        List<Node> items = new ArrayList<>();
        for (Event event = events.next(); !(event instanceof SequenceEndEvent) && !stopped; event = events.next()) {
            items.add(node(event, depth + 1));
            if (stopped) {
                break;
            }
        }
        return new Node.Sequence(at, items);
    }

    private Node mapping(Mark at, int depth) {
        Map<String, Entry> entries = new LinkedHashMap<>();
        for (Event event = events.next(); !(event instanceof MappingEndEvent); event = events.next()) {
            Node key = node(event, depth + 1);
            Node value = stopped ? key : node(events.next(), depth + 1);
            if (stopped) {
                break;
            }
            put(entries, key, value);
        }
        return new Node.Mapping(at, List.copyOf(entries.values()));
    }

    private void put(Map<String, Entry> entries, Node key, Node value) {
        if (!(key instanceof Node.Scalar name)) {
            problems.error(
                    key.mark(),
                    key instanceof Node.Mapping
                            ? "a text that begins with {{ needs quotes around all of it"
                            : "a key must be a single word or text");
        } else if (name.text().length() > SourceLimits.MAX_KEY) {
            problems.error(name.mark(), "a key of more than " + SourceLimits.MAX_KEY + " characters");
        } else {
            Entry first = entries.putIfAbsent(name.text(), new Entry(name, value));
            if (first != null) {
                problems.error(
                        name.mark(),
                        "key " + name.text() + " is there twice, first in line "
                                + first.key().mark().line() + "; take one away");
            }
        }
    }

    private static Mark mark(Event event) {
        return event.getStartMark()
                .map(mark -> new Mark(mark.getLine() + 1, mark.getColumn() + 1))
                .orElse(Mark.START);
    }
}
