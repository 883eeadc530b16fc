package dev.parley.followup;

import dev.parley.flow.Value;
import dev.parley.kit.Remembered;
import dev.parley.theme.Themes;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;

/// The themes of the installation, as all nodes know them within seconds. Safe for any thread; blocks.
public final class ThemeBook {
    private static final String ID = "themes";
    private static final String FILE = "file";
    private static final String THEMES = "themes";
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
                .map(stored -> ThemeFields.read(themes(stored), new ArrayList<>()))
                .orElseGet(ThemeFile::shipped);
    }

    private static Value.Fields themes(Value.Fields stored) {
        return Value.Fields.NONE.with(THEMES, stored.get(THEMES));
    }

    /// The themes as a file: as it was put, its remarks included.
    public String file() {
        return settings.find(ID)
                .map(stored -> stored.get(FILE).shown())
                .map(file -> file.isEmpty() ? ThemeText.of(get()) : file)
                .orElseGet(ThemeFile::shippedText);
    }

    /// Puts themes in the place of those before.
    public void put(Themes themes) {
        keep(themes, ThemeFields.of(themes));
    }

    /// Puts the themes of a file in the place of those before, and keeps the file as it is.
    public void put(Themes themes, String file) {
        keep(themes, ThemeFields.of(themes).with(FILE, Value.of(file)));
    }

    private void keep(Themes themes, Value.Fields stored) {
        settings.put(ID, stored);
        known.set(themes);
    }
}
