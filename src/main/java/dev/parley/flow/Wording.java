package dev.parley.flow;

import java.util.LinkedHashMap;
import java.util.Map;

/// One message in every language and for every channel that it was written for. The first language is the flow's own;
/// a language that is missing falls back to its base language, then to the first.
public record Wording(Map<Language, Variants> languages) {
    private static final Wording NONE = new Wording(Map.of());

    /// A text, and other texts for single channels.
    public record Variants(Template text, Map<Medium, Template> special) {
        public Variants {
            special = Map.copyOf(special);
        }

        /// The text for a channel.
        public Template on(Medium medium) {
            return special.getOrDefault(medium, text);
        }
    }

    public Wording {
        languages = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(languages));
    }

    /// No message at all.
    public static Wording none() {
        return NONE;
    }

    /// One plain text in one language for every channel.
    public static Wording of(Language language, String text) {
        return new Wording(Map.of(language, new Variants(Template.plain(text), Map.of())));
    }

    /// Whether there is a message.
    public boolean isPresent() {
        return !languages.isEmpty();
    }

    /// The text for a language and a channel.
    ///
    /// @throws IllegalStateException if there is no message; ask {@link #isPresent()} first
    public Template in(Language language, Medium medium) {
        Variants exact = languages.get(language);
        if (exact == null) {
            exact = languages.get(language.base());
        }
        if (exact == null) {
            exact = languages.values().stream()
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("an absent message has no text"));
        }
        return exact.on(medium);
    }
}
