package dev.parley.flow;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// One of the things a person can choose.
///
/// @param value what is stored and what `then` names
/// @param texts what is shown, by language, the flow's own first
/// @param also other words that mean it, in any language
/// @param emoji shown before the text where there is room, and understood; "" for none
public record Option(String value, Map<Language, String> texts, List<String> also, String emoji) {
    /// @throws IllegalArgumentException if there is no text
    public Option {
        texts = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(texts));
        also = List.copyOf(also);
        if (texts.isEmpty()) {
            throw new IllegalArgumentException("option " + value + " has no text");
        }
    }

    /// An option whose text is its value.
    public static Option of(Language language, String text) {
        return new Option(text, Map.of(language, text), List.of(), "");
    }

    /// What is shown in a language: that language's text, its base language's, or the first.
    public String text(Language language) {
        String exact = texts.get(language);
        if (exact == null) {
            exact = texts.get(language.base());
        }
        return exact == null ? texts.values().iterator().next() : exact;
    }
}
