package dev.parley.reply;

import java.util.List;

/// A reply cut into tokens.
///
/// @param text as it came
/// @param tokens its first {@value #LIMIT} characters' words, numbers, marks and symbols
record Reply(String text, List<Token> tokens) {
    /// What is looked at of a long reply, so that none takes long: longer than ten text messages.
    static final int LIMIT = 2_000;

    static Reply of(String text) {
        return new Reply(text, Tokenizer.tokens(text, Math.min(text.length(), LIMIT)));
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
