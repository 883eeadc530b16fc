package dev.parley.followup;

import dev.parley.theme.Themes;
import java.util.ArrayList;
import java.util.List;

/// The themes of the installation. Safe for any thread; blocks.
public final class ThemeBook {
    private static final String ID = "themes";

    private final Shelf settings;

    /// @param settings where they are kept
    public ThemeBook(Shelf settings) {
        this.settings = settings;
    }

    /// The themes; none until somebody sets them up.
    public Themes get() {
        List<Fault> faults = new ArrayList<>();
        return settings.find(ID)
                .map(stored -> ThemeFields.read(stored, faults))
                .orElse(Themes.NONE);
    }

    /// Puts themes in the place of those before.
    public void put(Themes themes) {
        settings.put(ID, ThemeFields.of(themes));
    }
}
