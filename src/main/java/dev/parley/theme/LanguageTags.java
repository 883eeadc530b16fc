package dev.parley.theme;

import java.util.Map;
import java.util.Optional;

/// The languages Parley speaks, as the model of languages calls them (ISO 639-3) and as everybody else does.
final class LanguageTags {
    private static final Map<String, String> TAGS = Map.ofEntries(
            Map.entry("ara", "ar"),
            Map.entry("ces", "cs"),
            Map.entry("cmn", "zh"),
            Map.entry("dan", "da"),
            Map.entry("deu", "de"),
            Map.entry("eng", "en"),
            Map.entry("fin", "fi"),
            Map.entry("fra", "fr"),
            Map.entry("hin", "hi"),
            Map.entry("ita", "it"),
            Map.entry("jpn", "ja"),
            Map.entry("nld", "nl"),
            Map.entry("nno", "nb"),
            Map.entry("nob", "nb"),
            Map.entry("pol", "pl"),
            Map.entry("por", "pt"),
            Map.entry("rus", "ru"),
            Map.entry("spa", "es"),
            Map.entry("swe", "sv"),
            Map.entry("tur", "tr"),
            Map.entry("ukr", "uk"));

    private LanguageTags() {}

    /// The tag of a language of the model's; empty if Parley does not speak it.
    static Optional<String> of(String name) {
        return Optional.ofNullable(TAGS.get(name));
    }

    /// Whether Parley speaks it.
    static boolean isKnown(String tag) {
        return TAGS.containsValue(tag);
    }
}
