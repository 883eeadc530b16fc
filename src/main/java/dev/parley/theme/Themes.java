package dev.parley.theme;

import java.util.List;

/// All themes of an installation.
public record Themes(List<Theme> all) {
    /// None yet.
    public static final Themes NONE = new Themes(List.of());

    public Themes {
        all = List.copyOf(all);
    }

    /// The names of the themes that a text speaks of, in the order in which they are defined.
    ///
    /// @param language of the text; "" if nobody knows
    public List<String> of(String text, String language) {
        return all.stream()
                .filter(theme -> theme.fits(text, language))
                .map(Theme::name)
                .toList();
    }
}
