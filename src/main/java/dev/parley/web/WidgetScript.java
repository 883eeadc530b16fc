package dev.parley.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.parley.channel.webchat.Words;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Joins the chat's element from its parts: no build tool, so that what is read is what runs. Comments,
/// indents and the spaces around signs are left out, private members have short names; no part has a line
/// that begins in the middle of a text.
final class WidgetScript {
    private static final List<String> PARTS = List.of("tools.js", "line.js", "controls.js", "parley-chat.js");

    /// Words that are needed before a session has brought all of them in its language. Only the launcher's name
    /// is there in every language: the others are for who cannot reach the server at all.
    private static final List<String> EARLY = List.of("again", "close", "failed", "offline", "open");

    /// A text, which stays as it is, or a sign between spaces.
    private static final Pattern SIGN =
            Pattern.compile("'(?:[^'\\\\]|\\\\.)*'|`[^`]*`| ?([=+?:&|<>{},;*()\\[\\]!]+) ?");

    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private static final Pattern PRIVATE = Pattern.compile("#[a-z]\\w*");

    private WidgetScript() {}

    static String of(Words words) {
        String parts = PARTS.stream().map(WidgetScript::read).collect(Collectors.joining("\n"));
        return "(()=>{'use strict';\nconst OPEN=" + open(words) + ",EARLY=" + early(words) + ",CSS=" + css() + ";\n"
                + SIGN.matcher(brief(lean(parts))).replaceAll(WidgetScript::tight) + "\n})();\n";
    }

    /// Nothing outside a class sees what its private members are called.
    private static String brief(String script) {
        Map<String, String> names = new HashMap<>();
        return PRIVATE.matcher(script)
                .replaceAll(found -> names.computeIfAbsent(found.group(), fresh -> name(names.size())));
    }

    private static String name(int number) {
        return "#" + LETTERS.charAt(number % LETTERS.length()) + "_".repeat(number / LETTERS.length());
    }

    private static String tight(MatchResult found) {
        return Matcher.quoteReplacement(Optional.ofNullable(found.group(1)).orElseGet(found::group));
    }

    private static String open(Words words) {
        JsonObject all = new JsonObject();
        Words.LANGUAGES.forEach(language -> all.put(language, words.word(language, "open")));
        return all.encode();
    }

    private static String early(Words words) {
        JsonObject english = new JsonObject();
        EARLY.forEach(name -> english.put(name, words.word("en", name)));
        return english.encode();
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
