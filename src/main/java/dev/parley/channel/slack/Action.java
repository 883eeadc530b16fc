package dev.parley.channel.slack;

import java.util.Locale;
import java.util.Optional;

/// What our controls do.
enum Action {
    /// Answers with one choice; the name goes on, because it must be unique in its block.
    PICK,
    /// Ticks one of several choices, which says nothing yet.
    SEVERAL,
    /// Answers with what is ticked.
    DONE,
    /// Answers with a day.
    DAY,
    /// Leaves the question out.
    SKIP,
    /// Opens a form for a longer answer.
    WRITE,
    /// Shows the controls of an answered question again.
    CHANGE,
    /// Asks for no surveys for a week.
    PAUSE,
    /// Takes that back.
    RESUME,
    /// Chooses a time of the day.
    HOUR,
    /// Chooses a language.
    LANGUAGE,
    /// Makes a case one's own.
    TAKE,
    /// Puts a case away for a day.
    SNOOZE,
    /// Closes a case.
    RESOLVE;

    private static final String PREFIX = "parley:";

    /// The name in Slack.
    String id() {
        return PREFIX + name().toLowerCase(Locale.ROOT);
    }

    /// The action of a control; empty if it is none of ours.
    static Optional<Action> of(String id) {
        int end = id.indexOf(':', PREFIX.length());
        String name = end < 0 ? id : id.substring(0, end);
        for (Action action : values()) {
            if (action.id().equals(name)) {
                return Optional.of(action);
            }
        }
        return Optional.empty();
    }
}
