package dev.parley.authoring;

/// What became of a draft that was to be saved.
public sealed interface Saving {
    /// It was saved.
    record Saved(Draft draft) implements Saving {}

    /// Somebody else saved another one meanwhile; nothing was changed.
    record Conflict(Draft other) implements Saving {}
}
