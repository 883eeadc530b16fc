package dev.parley.reply;

import dev.parley.reply.Token.Kind;
import java.util.ArrayList;
import java.util.List;

/// Cuts a text into tokens in one pass. Han and kana letters stand alone, since their words are not spaced; a hyphen
/// inside a word parts it ("twenty-one") and an apostrophe joins it ("don't" is "dont") unless it elides ("l'accueil").
final class Tokenizer {
    private final String text;
    private final int limit;
    private final List<Token> tokens = new ArrayList<>();
    private final StringBuilder word = new StringBuilder();
    private int at;
    private boolean spaced = true;

    private Tokenizer(String text, int limit) {
        this.text = text;
        this.limit = limit;
    }

    static List<Token> tokens(String text, int limit) {
        Tokenizer tokenizer = new Tokenizer(text, limit);
        while (tokenizer.at < limit) {
            tokenizer.step();
        }
        return tokenizer.tokens;
    }

    private void step() {
        int letter = text.codePointAt(at);
        switch (Letters.sortOf(letter)) {
            case GAP -> gap();
            case LINE -> mark(letter, "\n");
            case IGNORED -> at += Character.charCount(letter);
            case DIGIT -> number();
            case NUMERAL -> add(Kind.NUMBER, Integer.toString(Letters.numeral(letter)), next(letter));
            case ALONE -> alone(letter);
            case LETTER -> word();
            case SYMBOL -> symbol(letter);
            case MARK -> mark(letter, Character.toString(letter));
        }
    }

    private void gap() {
        spaced = true;
        at += Character.charCount(text.codePointAt(at));
    }

    private int next(int letter) {
        return at + Character.charCount(letter);
    }

    private void add(Kind kind, String folded, int end) {
        tokens.add(new Token(kind, folded, at, end, spaced));
        spaced = false;
        at = end;
    }

    private void mark(int letter, String folded) {
        int end = next(letter);
        while (end < limit && text.codePointAt(end) == letter) {
            end += Character.charCount(letter);
        }
        add(Kind.MARK, Letters.plainMark(folded), end);
    }

    private void symbol(int letter) {
        String folded = Character.toString(letter);
        int end = next(letter);
        // A joined emoji ("woman shrugging") is its first part.
        while (end + 1 < limit && text.charAt(end) == Letters.JOINER) {
            end += 1;
            end += Character.charCount(text.codePointAt(end));
        }
        add(Kind.SYMBOL, folded, end);
    }

    private void number() {
        word.setLength(0);
        int end = at;
        int scan = at;
        while (scan < limit) {
            int letter = text.codePointAt(scan);
            boolean digit = Letters.isDigit(letter);
            if (!digit && !Letters.isIgnored(letter)) {
                break;
            }
            scan += Character.charCount(letter);
            if (digit) {
                word.append((char) ('0' + Character.digit(letter, 10)));
            }
            end = scan;
        }
        add(Kind.NUMBER, word.toString(), end);
    }

    private void alone(int letter) {
        word.setLength(0);
        Fold.append(letter, word);
        if (Letters.isVoicing(word) && !tokens.isEmpty() && !spaced) {
            voice(next(letter));
        } else {
            add(Kind.WORD, word.toString(), next(letter));
        }
    }

    /// A voicing mark on its own belongs to the kana before it.
    private void voice(int end) {
        Token kana = tokens.removeLast();
        String voiced = Letters.composed(kana.word() + word);
        tokens.add(new Token(kana.kind(), voiced, kana.start(), end, kana.spaced()));
        at = end;
    }

    private void word() {
        word.setLength(0);
        int end = at;
        while (end < limit) {
            int letter = text.codePointAt(end);
            if (Letters.isApostrophe(letter) && Letters.isLetterAt(text, end + 1, limit)) {
                if (Letters.elides(word, text.charAt(end + 1))) {
                    elide(end);
                    return;
                }
            } else if (Letters.isLetter(letter)) {
                Fold.append(letter, word);
            } else if (!Letters.isIgnored(letter)) {
                break;
            }
            end += Character.charCount(letter);
        }
        Letters.squeeze(word);
        if (word.isEmpty()) {
            // an accent that stands on no letter
            at = end;
            return;
        }
        add(Kind.WORD, word.toString(), end);
        at = skipHyphen(end);
    }

    private void elide(int end) {
        add(Kind.WORD, word.toString(), end);
        at = end + 1;
    }

    private int skipHyphen(int end) {
        boolean joins = end < limit && Letters.isHyphen(text.charAt(end)) && Letters.isLetterAt(text, end + 1, limit);
        return joins ? end + 1 : end;
    }
}
