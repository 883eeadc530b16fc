package dev.parley.followup;

import dev.parley.theme.Theme;
import dev.parley.theme.Themes;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Writes themes as a file. Pure.
final class ThemeText {
    private ThemeText() {}

    /// Themes that were not told as a file, as one.
    static String of(Themes themes) {
        StringBuilder file = new StringBuilder("themes:\n");
        for (Theme theme : themes.all()) {
            file.append("  - name: ").append(quoted(theme.name())).append("\n    phrases:\n");
            new TreeMap<>(theme.phrases())
                    .forEach((language, phrases) -> file.append("      ")
                            .append(quoted(language))
                            .append(": [")
                            .append(phrases.stream().map(ThemeText::quoted).collect(Collectors.joining(", ")))
                            .append("]\n"));
        }
        return file.toString();
    }

    /// Words as they are, everything else in quotes: they are read alike.
    private static String quoted(String text) {
        boolean isPlain =
                text.matches("\\p{L}[\\p{L}\\p{N} '*-]*") && !text.equals("null") && text.equals(text.strip());
        return isPlain ? text : "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}
