package dev.parley.channel.slack;

import java.time.Instant;
import java.util.Optional;

/// What the buttons on alerts do. Safe for any thread; blocks.
public interface AlertDesk {
    /// What a button does with a case.
    enum Deed {
        /// It becomes the case of whoever pressed it.
        TAKE,
        /// It is put away for a day.
        SNOOZE,
        /// It is closed.
        RESOLVE
    }

    /// Does it; opens the case first if there is none yet.
    ///
    /// @param id the case's
    /// @param by how Slack names whoever pressed it
    /// @return until when it is put away, else now; empty if there is nothing to open a case for
    Optional<Instant> carryOut(Deed deed, String id, String by);

    /// Where a case is.
    String link(String id);
}
