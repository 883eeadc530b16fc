package dev.parley.authoring;

import dev.parley.flowfile.source.Mark;
import dev.parley.flowfile.source.Problem;

/// What a flow says that another one says already, and only one may.
///
/// @param key where it stands: `keywords`, `default`
/// @param word what is said there
/// @param message a sentence that names the other flow and says what to do
public record Clash(String key, String word, String message) {
    /// As an error in the text that was checked.
    Problem in(Text text) {
        SourceLines lines = SourceLines.of(text.source());
        int all = lines.lines().size();
        Mark at = lines.find(key, Mark.START, all)
                .flatMap(from -> lines.find(word, from, all))
                .orElse(Mark.START);
        return new Problem(Problem.Severity.ERROR, text.file(), at.line(), at.column(), message);
    }
}
