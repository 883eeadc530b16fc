package dev.parley.followup;

import dev.parley.flowfile.source.Mark;
import dev.parley.theme.Themes;
import java.util.List;

/// A file of themes that was read.
///
/// @param flaws what is wrong with it, in the order of the file; the themes are of no use then
public record ThemeReading(Themes themes, List<Flaw> flaws) {
    public ThemeReading {
        flaws = List.copyOf(flaws);
    }

    /// Something wrong in a file.
    ///
    /// @param mark line and column, counted from 1
    public record Flaw(Mark mark, String pointer, String message) {}
}
