package dev.parley.followup;

import dev.parley.theme.Leaning;

/// A word that unhappy people lean to.
///
/// @param isNew whether no theme looks for it
public record LeaningWord(Leaning.Word word, boolean isNew) {}
