package dev.parley.reply;

import dev.parley.flow.Option;
import dev.parley.reply.Phrases.Hit;
import dev.parley.reply.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A reply without marks, manners and the words about options ("the … one, please").
///
/// @param words what is left of it
record Core(Reply reply, Lexicon lexicon, List<Token> words) {
    private static final long AROUND = Role.bits(Role.FILLER, Role.COURTESY, Role.CUE, Role.OPTION, Role.CONNECTOR);
    private static final long ABOUT_LETTERS = Role.bits(Role.COURTESY, Role.OPTION, Role.CUE);

    static Core of(Reply reply, Lexicon lexicon) {
        return new Core(reply, lexicon, without(reply.tokens(), lexicon, AROUND));
    }

    private static List<Token> without(List<Token> tokens, Lexicon lexicon, long roles) {
        List<Token> kept = new ArrayList<>();
        int at = 0;
        while (at < tokens.size()) {
            Hit hit = lexicon.longest(tokens, at, roles);
            if (!hit.found() && !tokens.get(at).is(Kind.MARK)) {
                kept.add(tokens.get(at));
            }
            at += Math.max(1, hit.length());
        }
        return kept;
    }

    /// The place of a letter: "b", "b)", "option B", "b - because …"; 0 for a.
    Optional<Integer> letter() {
        List<Token> bare = without(reply.tokens(), lexicon, ABOUT_LETTERS);
        boolean marked = reply.size() > 1 && reply.token(1).is(Kind.MARK) && isLetter(reply.token(0));
        if (marked && bare.size() > 1) {
            return ")-–:.".contains(reply.token(1).word()) ? Optional.of(place(reply.token(0))) : Optional.empty();
        }
        return bare.size() == 1 && isLetter(bare.getFirst()) ? Optional.of(place(bare.getFirst())) : Optional.empty();
    }

    private static int place(Token letter) {
        return letter.word().charAt(0) - 'a';
    }

    private static boolean isLetter(Token token) {
        return token.is(Kind.WORD)
                && token.word().length() == 1
                && token.length() == 1
                && token.word().charAt(0) >= 'a'
                && token.word().charAt(0) <= 'z';
    }

    /// What follows a letter and its mark.
    String afterLetter() {
        boolean more = reply.size() > 2 && reply.token(1).is(Kind.MARK);
        return more ? reply.text().substring(reply.token(1).end()).strip() : "";
    }

    /// The only word left; "" if there are more.
    String single() {
        return words.size() == 1 && words.getFirst().is(Kind.WORD)
                ? words.getFirst().word()
                : "";
    }

    /// The only word of the reply, marks aside; "" if there are more.
    String onlyWord() {
        List<Token> bare =
                reply.tokens().stream().filter(token -> !token.is(Kind.MARK)).toList();
        return bare.size() == 1 && bare.getFirst().is(Kind.WORD)
                ? bare.getFirst().word()
                : "";
    }

    boolean isUnspaced() {
        return words.size() > 1
                && words.stream().allMatch(token -> Letters.isAlone(token.word().codePointAt(0)));
    }

    String joined() {
        return String.join("", words.stream().map(Token::word).toList());
    }

    /// The only option that says yes where the reply says yes; likewise no, and neither.
    Optional<Integer> sameMeaning(List<Option> options) {
        for (Role role : List.of(Role.PERHAPS, Role.YES, Role.NO)) {
            if (isAll(reply.tokens(), role)) {
                List<Integer> same = new ArrayList<>();
                for (int i = 0; i < options.size(); i++) {
                    boolean means = options.get(i).texts().values().stream()
                            .anyMatch(text -> isAll(OptionNames.words(text), role));
                    if (means) {
                        same.add(i);
                    }
                }
                return same.size() == 1 ? Optional.of(same.getFirst()) : Optional.empty();
            }
        }
        return Optional.empty();
    }

    private boolean isAll(List<Token> tokens, Role role) {
        boolean found = false;
        int at = 0;
        while (at < tokens.size()) {
            Hit hit = lexicon.longest(tokens, at, role.bit() | Role.COURTESY.bit());
            if (!hit.found() && !tokens.get(at).is(Kind.MARK)) {
                return false;
            }
            found |= hit.has(role);
            at += Math.max(1, hit.length());
        }
        return found;
    }
}
