package dev.parley.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.parley.channel.webchat.Words;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Joins the chat's element from its parts: no build tool, so that what is read is what runs. Comments and indents are
/// left out; no part has a line that begins in the middle of a text.
final class WidgetScript {
    private static final List<String> PARTS = List.of("tools.js", "line.js", "controls.js", "parley-chat.js");

    /// Words that are needed before a session has brought the others.
    private static final Set<String> FIRST =
            Set.of("open", "close", "log", "progress", "offline", "failed", "again", "stopped");

    private WidgetScript() {}

    static String of(Words words) {
        String parts = PARTS.stream().map(WidgetScript::read).collect(Collectors.joining("\n"));
        return "(()=>{'use strict';\nconst WORDS=" + words(words) + ",CSS=" + css() + ";\n" + lean(parts) + "\n})();\n";
    }

    private static String words(Words words) {
        JsonObject all = new JsonObject();
        for (String language : Words.LANGUAGES) {
            Map<String, Object> own = new TreeMap<>(words.in(language));
            own.keySet().retainAll(FIRST);
            all.put(language, new JsonObject(own));
        }
        return all.encode();
    }

    private static String css() {
        return new JsonObject()
                        .put("css", lean(read("parley-chat.css")).replace("\n", ""))
                        .encode() + ".css";
    }

    private static String lean(String text) {
        return text.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("//") && !line.startsWith("/*"))
                .collect(Collectors.joining("\n"));
    }

    /// A part as it stands in the class path.
    static String read(String part) {
        try (InputStream bytes =
                Objects.requireNonNull(WidgetScript.class.getResourceAsStream("widget/" + part), part)) {
            return new String(bytes.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + part, e);
        }
    }
}
