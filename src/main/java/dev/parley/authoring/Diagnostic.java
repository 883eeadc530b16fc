package dev.parley.authoring;

import dev.parley.flowfile.source.Mark;
import dev.parley.flowfile.source.Problem;
import java.util.Optional;

/// A problem as an editor shows it: from where to where, and how to mend it where that is evident.
///
/// @param end behind the last character that is wrong, in the line in which the problem begins
public record Diagnostic(Problem problem, Mark end, Optional<Fix> fix) {
    /// What an editor shows of a problem in a text.
    static Diagnostic of(Problem problem, SourceLines lines) {
        Mark at = new Mark(problem.line(), problem.column());
        return new Diagnostic(problem, lines.endOf(at), Fixes.of(problem, lines));
    }
}
