package dev.parley.schedule;

import dev.parley.contact.Address;
import dev.parley.flow.Language;
import dev.parley.flow.Trigger.Audience;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Tells who belongs to an audience, as its keeper knows it. Safe for any thread; may take minutes.
@FunctionalInterface
public interface Directory {
    /// Gives the people, in pages.
    ///
    /// @throws Members.Unknown if that cannot be found out now; some may have been given
    void each(Audience.Slack audience, Consumer<List<Entry>> page);

    /// Somebody.
    ///
    /// @param name "" if it tells none
    /// @param language in which they use the place they are in; with us they may have chosen another one
    record Entry(Address address, String name, Optional<ZoneId> zone, Optional<Language> language) {}
}
