package dev.parley.followup;

import dev.parley.flow.Value;
import dev.parley.kit.Remembered;
import java.time.Duration;
import java.time.InstantSource;

/// The one desk of the installation, as all nodes know it within seconds. Safe for any thread; blocks.
public final class Desks {
    private static final String ID = "desk";
    private static final Duration REMEMBERED = Duration.ofSeconds(5);

    private final Shelf settings;
    private final InstantSource clock;
    private final Remembered<Desk> known;

    /// @param settings where it is kept
    public Desks(Shelf settings, InstantSource clock) {
        this.settings = settings;
        this.clock = clock;
        known = Remembered.empty(REMEMBERED, clock);
    }

    /// The desk; an empty one until somebody sets it up.
    public Desk get() {
        return known.get(this::read);
    }

    private Desk read() {
        return settings.find(ID)
                .map(fields -> switch (DeskFields.read(
                        fields.with(Shelf.VERSION, Value.Missing.VALUE), clock.instant())) {
                    case DeskFields.Read.Good good -> good.desk();
                    case DeskFields.Read.Bad bad ->
                        throw new IllegalStateException("the desk's settings are damaged: " + bad.faults());
                })
                .orElse(Desk.EMPTY);
    }

    /// Puts a desk in the place of the one before.
    public void put(Desk desk) {
        settings.put(ID, DeskFields.of(desk));
        known.set(desk);
    }
}
