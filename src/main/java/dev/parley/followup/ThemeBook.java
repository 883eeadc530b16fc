package dev.parley.followup;

import dev.parley.theme.Themes;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/// The themes of the installation, as all nodes know them within seconds. Safe for any thread; blocks.
public final class ThemeBook {
    private static final String ID = "themes";
    private static final Duration REMEMBERED = Duration.ofSeconds(5);

    private final Shelf settings;
    private final InstantSource clock;
    private final AtomicReference<Optional<Known>> known = new AtomicReference<>(Optional.empty());

    private record Known(Themes themes, Instant at) {}

    /// @param settings where they are kept
    public ThemeBook(Shelf settings, InstantSource clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /// The themes; the shipped ones until an admin says otherwise.
    public Themes get() {
        Instant now = clock.instant();
        return known.get()
                .filter(one ->
                        one.at().plus(REMEMBERED).isAfter(now) && !one.at().isAfter(now))
                .map(Known::themes)
                .orElseGet(() -> read(now));
    }

    private Themes read(Instant now) {
        List<Fault> faults = new ArrayList<>();
        Themes themes = settings.find(ID)
                .map(stored -> ThemeFields.read(stored, faults))
                .orElseGet(ThemeFile::shipped);
        known.set(Optional.of(new Known(themes, now)));
        return themes;
    }

    /// Puts themes in the place of those before.
    public void put(Themes themes) {
        settings.put(ID, ThemeFields.of(themes));
        known.set(Optional.of(new Known(themes, clock.instant())));
    }
}
