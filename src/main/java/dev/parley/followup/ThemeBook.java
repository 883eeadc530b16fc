package dev.parley.followup;

import dev.parley.kit.Remembered;
import dev.parley.theme.Themes;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;

/// The themes of the installation, as all nodes know them within seconds. Safe for any thread; blocks.
public final class ThemeBook {
    private static final String ID = "themes";
    private static final Duration REMEMBERED = Duration.ofSeconds(5);

    private final Shelf settings;
    private final Remembered<Themes> known;

    /// @param settings where they are kept
    public ThemeBook(Shelf settings, InstantSource clock) {
        this.settings = settings;
        known = Remembered.empty(REMEMBERED, clock);
    }

    /// The themes; the shipped ones until an admin says otherwise.
    public Themes get() {
        return known.get(this::read);
    }

    private Themes read() {
        return settings.find(ID)
                .map(stored -> ThemeFields.read(stored, new ArrayList<>()))
                .orElseGet(ThemeFile::shipped);
    }

    /// Puts themes in the place of those before.
    public void put(Themes themes) {
        settings.put(ID, ThemeFields.of(themes));
        known.set(themes);
    }
}
