package dev.parley.channel.slack;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What the buttons on alerts do. Safe for any thread; blocks.
public interface AlertDesk {
    /// What is done with a case.
    sealed interface Deed {
        /// It becomes the case of whoever pressed.
        record Take() implements Deed {}

        /// It is put away for a day.
        record Snooze() implements Deed {}

        /// It is closed.
        ///
        /// @param cause one of {@link AlertDesk#causes}, or any word if there are none; "" if nobody said
        /// @param note what was done, for colleagues; "" if nobody said
        record Close(String cause, String note) implements Deed {}
    }

    /// Does it; opens the case first if there is none yet.
    ///
    /// @param id the case's
    /// @param by how Slack names whoever pressed it
    /// @return until when it is put away, else now; empty if there is nothing to open a case for
    Optional<Instant> carryOut(Deed deed, String id, String by);

    /// What a case may be closed with; empty for any word.
    List<String> causes();

    /// Where a case is.
    String link(String id);
}
