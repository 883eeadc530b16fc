package dev.parley.reply;

import java.util.List;

/// A reply cut into tokens.
///
/// @param text as it came
/// @param tokens the words, numbers, marks and symbols of its first {@value #LIMIT} characters, at most
///     {@value #MOST_TOKENS}
record Reply(String text, List<Token> tokens) {
    /// What is looked at of a long reply, so that none takes long: longer than ten text messages.
    static final int LIMIT = 2_000;

    /// Ten text messages have fewer words, too.
    static final int MOST_TOKENS = 250;

    static Reply of(String text) {
        List<Token> tokens = Tokenizer.tokens(text, Math.min(text.length(), LIMIT));
        return new Reply(text, tokens.size() > MOST_TOKENS ? tokens.subList(0, MOST_TOKENS) : tokens);
    }

    /// Whether it is nothing but figures, as most replies are: no word to Parley, no correction.
    boolean isBareNumber() {
        return tokens.size() == 1 && tokens.getFirst().is(Token.Kind.NUMBER);
    }

    int size() {
        return tokens.size();
    }

    Token token(int index) {
        return tokens.get(index);
    }

    /// The words of some tokens, as written.
    String heard(int from, int to) {
        return from >= to
                ? ""
                : text.substring(tokens.get(from).start(), tokens.get(to - 1).end());
    }

    /// Whether there is a token at that place, following its neighbour without a gap.
    boolean isTight(int index) {
        return index > 0 && index < tokens.size() && !tokens.get(index).spaced();
    }
}
