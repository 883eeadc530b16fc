package dev.parley.reply;

import dev.parley.flow.AnswerType;
import dev.parley.flow.Language;
import dev.parley.flow.Option;
import java.util.List;
import java.util.Optional;

/// What a reply is read against.
///
/// @param type what may be answered
/// @param shown the options in the order this person saw them; none for types without options
/// @param languages tried in this order: the conversation's own, English, the flow's others; at least one
/// @param correctable the last score this person gave, which "sorry, I meant 8" would change
public record Question(
        AnswerType type, List<Option> shown, List<Language> languages, Optional<AnswerType.Score> correctable) {
    public Question {
        shown = List.copyOf(shown);
        languages = List.copyOf(languages);
    }

    /// A question whose options stand as written, with nothing to correct.
    public static Question of(AnswerType type, List<Language> languages) {
        return new Question(type, type.options(), languages, Optional.empty());
    }

    /// The same question after a score that a correction may change.
    public Question correcting(AnswerType.Score last) {
        return new Question(type, shown, languages, Optional.of(last));
    }
}
