package dev.parley.channel.slack;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Slack's words for emoji that people answer with: `:star:`, `:thumbsup:`, `:keycap_ten:`. Others stay as they are.
final class Emoji {
    private static final Pattern WORD = Pattern.compile(":([a-z0-9_+-]{1,40}):(?::skin-tone-[2-6]:)?");
    private static final Map<String, String> TABLE = read();

    private Emoji() {}

    /// The text with the emoji themselves.
    static String shown(String text) {
        return text.indexOf(':') < 0
                ? text
                : WORD.matcher(text)
                        .replaceAll(
                                found -> Matcher.quoteReplacement(TABLE.getOrDefault(found.group(1), found.group())));
    }

    private static Map<String, String> read() {
        InputStream file = Objects.requireNonNull(Emoji.class.getResourceAsStream("emoji.tsv"), "emoji.tsv");
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t", 2))
                    .collect(Collectors.toUnmodifiableMap(row -> row[0], row -> row[1]));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read emoji.tsv", e);
        }
    }
}
