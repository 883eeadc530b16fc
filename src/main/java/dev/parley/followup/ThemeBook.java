package dev.parley.followup;

import dev.parley.flow.Value;
import dev.parley.kit.Remembered;
import dev.parley.theme.Themes;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Optional;
import java.util.OptionalLong;

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

    /// How often they were set: who changes them says of which version.
    public long version() {
        return settings.find(ID).map(ThemeBook::version).orElse(0L);
    }

    private static long version(Value.Fields stored) {
        return stored.get(Shelf.VERSION) instanceof Value.Numeric number
                ? number.number().longValue()
                : 0;
    }

    /// Puts themes in the place of those before.
    ///
    /// @param over the version they were made from; empty to put them whatever stands there
    /// @return false if somebody else was faster: nothing is kept then
    public boolean put(Themes themes, OptionalLong over) {
        return keep(themes, ThemeFields.of(themes), over);
    }

    /// Puts the themes of a file in the place of those before, and keeps the file as it is.
    ///
    /// @param over as of {@link #put(Themes, OptionalLong)}
    public boolean put(Themes themes, String file, OptionalLong over) {
        return keep(themes, ThemeFields.of(themes).with(FILE, Value.of(file)), over);
    }

    private boolean keep(Themes themes, Value.Fields given, OptionalLong over) {
        Optional<Value.Fields> before = settings.find(ID);
        long version = before.map(ThemeBook::version).orElse(0L);
        Value.Fields next = given.with(Shelf.VERSION, Value.of(version + 1));
        boolean isKept = over.isEmpty() || over.getAsLong() == version;
        if (isKept && (over.isEmpty() || (before.isPresent() && version == 0))) {
            settings.put(ID, next); // what was kept before there were versions has none to compare
        } else if (isKept) {
            isKept = before.isEmpty() ? settings.insert(ID, next) : settings.replace(ID, version, next);
        }
        if (isKept) {
            known.set(themes);
        }
        return isKept;
    }
}
