package dev.parley.reply;

import java.util.List;

/// A language's words and phrases with their roles. Never changed once made; safe for any thread.
///
/// @param phrases every phrase with its roles
/// @param spelling the words a misspelling may stand for
/// @param habits how figures are written
record Lexicon(Phrases phrases, Spelling spelling, Habits habits) {
    /// How a language's readers write figures.
    ///
    /// @param decimal the mark before a number's fraction, `.` or `,`
    /// @param order the order of a date written in figures: `dmy`, `mdy`, `ymd`, or "" where it cannot be known
    /// @param region the country whose telephone numbers are meant when no country is given; "" where unknown
    record Habits(String decimal, String order, String region) {}

    /// The longest phrase that begins at a token and has one of the roles; {@link Phrases.Hit#NONE} if there is none.
    Phrases.Hit longest(List<Token> tokens, int from, long roles) {
        return phrases.longest(tokens, from, roles);
    }

    /// How many of these words stand in the language's file.
    long known(List<Token> tokens) {
        long known = 0;
        for (Token token : tokens) {
            known += token.is(Token.Kind.WORD) && knows(token.word()) ? 1 : 0;
        }
        return known;
    }

    /// Whether the word stands in the language's file at all.
    boolean knows(String word) {
        return phrases.vocabulary().contains(word);
    }
}
