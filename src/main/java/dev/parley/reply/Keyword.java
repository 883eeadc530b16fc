package dev.parley.reply;

import java.util.Locale;

/// What people say to Parley itself at any step.
public enum Keyword {
    /// Never write to me again.
    STOP,
    /// You may write to me again.
    START,
    /// Who is this, what can I do?
    HELP,
    /// Not this question.
    SKIP,
    /// The question before.
    BACK;

    /// The word printed by `understand` and stored.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
