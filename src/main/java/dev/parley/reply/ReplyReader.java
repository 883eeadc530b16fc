package dev.parley.reply;

import dev.parley.flow.Language;
import java.util.List;
import java.util.Optional;

/// Reads replies. Safe for any thread; never throws on any text, and never takes long on one.
public interface ReplyReader {
    /// What a reply to a question means.
    Reading read(Question question, String text);

    /// Whether a text outside of any question is a word to Parley: STOP and its like in any reasonable wording, START,
    /// HELP.
    Optional<Keyword> keyword(String text, List<Language> languages);
}
