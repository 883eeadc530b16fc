package dev.parley.reply;

import dev.parley.reply.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Puts right the misspelt words of a short reply that nothing could be made of.
final class Mended {
    /// More words are a sentence, in which a strange word is more likely a word not known here.
    private static final int MOST_TOKENS = 8;

    private Mended() {}

    /// The reply with its misspelt words replaced; empty if there are none.
    ///
    /// @param lexicon the language to mend it in
    /// @param all every language whose words are no misspellings
    static Optional<Reply> of(Reply reply, Lexicon lexicon, List<Lexicon> all, long roles) {
        if (reply.size() > MOST_TOKENS) {
            return Optional.empty();
        }
        boolean changed = false;
        List<Token> tokens = new ArrayList<>();
        for (Token token : reply.tokens()) {
            boolean strange = token.is(Kind.WORD) && all.stream().noneMatch(each -> each.knows(token.word()));
            Optional<String> meant = strange ? lexicon.spelling().meant(token.word(), roles) : Optional.empty();
            changed |= meant.isPresent();
            tokens.add(meant.map(word -> new Token(Kind.WORD, word, token.start(), token.end(), token.spaced()))
                    .orElse(token));
        }
        return changed ? Optional.of(new Reply(reply.text(), tokens)) : Optional.empty();
    }
}
