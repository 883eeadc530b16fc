package dev.parley.reply;

/// One word, number, punctuation mark or symbol of a reply.
///
/// @param kind what it is
/// @param word its folded form: "zwolf" for "Zwölf", "7" for "７", the mark or symbol itself
/// @param start where it begins in the reply, in UTF-16 units
/// @param end where it ends, exclusive
/// @param spaced whether a gap, or the reply's beginning, stands before it
record Token(Kind kind, String word, int start, int end, boolean spaced) {
    /// What a token is made of. A run of the same mark ("...", "****") is one mark.
    enum Kind {
        WORD,
        NUMBER,
        MARK,
        SYMBOL
    }

    boolean is(Kind other) {
        return kind == other;
    }

    boolean isMark(String mark) {
        return kind == Kind.MARK && word.equals(mark);
    }

    /// How many UTF-16 units it takes up.
    int length() {
        return end - start;
    }
}
