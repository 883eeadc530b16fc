package dev.parley.outbox;

import java.util.Locale;

/// Why a message is sent now: decides what goes first and what waits for the morning.
public enum Urgency {
    /// Answers somebody who has just written.
    REPLY,
    /// Belongs to a conversation that runs.
    REMINDER,
    /// Begins a conversation nobody asked for.
    INVITATION,
    /// Tells something that belongs to no survey: waits for the morning whatever a survey's hours are.
    NEWS;

    /// The word used in stored documents.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
