package dev.parley.authoring;

import java.util.List;

/// A way to mend a text with one click.
///
/// @param title what it does, in a few words: `Change to title`
/// @param edits where and how; they do not overlap
public record Fix(String title, List<Edit> edits) {
    public Fix {
        edits = List.copyOf(edits);
    }

    static Fix of(String title, Edit edit) {
        return new Fix(title, List.of(edit));
    }
}
