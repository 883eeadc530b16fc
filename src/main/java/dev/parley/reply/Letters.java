package dev.parley.reply;

import java.text.Normalizer;
import java.util.Set;

/// Sorts characters for the {@link Tokenizer}.
final class Letters {
    /// Zero width joiner: makes one picture of several emoji.
    static final char JOINER = 0x200D;

    /// What stands before an eliding apostrophe in French and Italian.
    private static final Set<String> ELIDING = Set.of(
            "l", "d", "j", "m", "t", "s", "n", "c", "qu", "jusqu", "lorsqu", "puisqu", "dell", "all", "nell", "sull",
            "dall", "quell", "un", "quest");

    private Letters() {}

    /// The sorts of characters a text is made of.
    enum Sort {
        GAP,
        LINE,
        IGNORED,
        DIGIT,
        NUMERAL,
        ALONE,
        LETTER,
        SYMBOL,
        MARK
    }

    static Sort sortOf(int letter) {
        return letter < 0x80 ? asciiSort(letter) : wideSort(letter);
    }

    private static Sort asciiSort(int letter) {
        if (isAsciiLetter(letter)) {
            return Sort.LETTER;
        }
        if (letter >= '0' && letter <= '9') {
            return Sort.DIGIT;
        }
        if (letter == '\n' || letter == '\r') {
            return Sort.LINE;
        }
        return letter <= ' ' || letter == 0x7F ? Sort.GAP : Sort.MARK;
    }

    private static boolean isAsciiLetter(int letter) {
        return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z');
    }

    private static Sort wideSort(int letter) {
        if (isIgnored(letter)) {
            return Sort.IGNORED;
        }
        if (isDigit(letter)) {
            return Sort.DIGIT;
        }
        if (isAlone(letter)) {
            return Sort.ALONE;
        }
        return numeral(letter) >= 0 ? Sort.NUMERAL : byType(letter);
    }

    private static Sort byType(int letter) {
        return switch (Character.getType(letter)) {
            case Character.SPACE_SEPARATOR, Character.CONTROL, Character.SURROGATE, Character.PRIVATE_USE -> Sort.GAP;
            case Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> Sort.LINE;
            case Character.OTHER_SYMBOL, Character.UNASSIGNED -> Sort.SYMBOL;
            default -> isLetter(letter) ? Sort.LETTER : Sort.MARK;
        };
    }

    static boolean isDigit(int letter) {
        return letter < 0x80
                ? letter >= '0' && letter <= '9'
                : Character.getType(letter) == Character.DECIMAL_DIGIT_NUMBER;
    }

    /// Letters and the vowel signs and accents that belong to them.
    static boolean isLetter(int letter) {
        if (letter < 0x80) {
            return isAsciiLetter(letter);
        }
        int type = Character.getType(letter);
        return (Character.isLetter(letter)
                        || type == Character.NON_SPACING_MARK
                        || type == Character.COMBINING_SPACING_MARK)
                && !isAlone(letter)
                && !isIgnored(letter);
    }

    static boolean isLetterAt(String text, int index, int limit) {
        return index < limit && isLetter(text.codePointAt(index));
    }

    /// Han and kana: every one is a token of its own.
    static boolean isAlone(int letter) {
        return letter != 0x30FB
                && (isIn(letter, 0x3005, 0x3007)
                        || isIn(letter, 0x3041, 0x30FF)
                        || isIn(letter, 0x3400, 0x9FFF)
                        || isIn(letter, 0xF900, 0xFAFF)
                        || isIn(letter, 0xFF66, 0xFF9F)
                        || isIn(letter, 0x20000, 0x323AF));
    }

    private static boolean isIn(int letter, int first, int last) {
        return letter >= first && letter <= last;
    }

    /// What has no meaning of its own: joiners, direction marks, variation selectors, skin tones, the keycap's frame.
    static boolean isIgnored(int letter) {
        return letter >= 0x80
                && (Character.getType(letter) == Character.FORMAT
                        || isIn(letter, 0xFE00, 0xFE0F)
                        || letter == 0x20E3
                        || isIn(letter, 0x1F3FB, 0x1F3FF)
                        || isIn(letter, 0xE0100, 0xE01EF));
    }

    /// The number of a circled digit or of the keycap 10; -1 for other characters.
    static int numeral(int letter) {
        if (letter >= 0x2460 && letter <= 0x2473) {
            return letter - 0x245F;
        }
        if (letter >= 0x2776 && letter <= 0x2793) {
            return (letter - 0x2776) % 10 + 1;
        }
        return letter == 0x24EA ? 0 : letter == 0x1F51F ? 10 : -1;
    }

    static boolean isApostrophe(int letter) {
        return letter == '\'' || letter == '’' || letter == '‘' || letter == 'ʼ' || letter == '´' || letter == '`';
    }

    static boolean isHyphen(char mark) {
        return mark == '-' || mark == '\u2010' || mark == '\u2011';
    }

    /// Whether an apostrophe between these parts two words: "l'accueil", but not "don't".
    static boolean elides(CharSequence before, char after) {
        return "aeiouyhàâéèêëîïôûùœæAEIOUYHÀÂÉÈÊËÎÏÔÛÙŒÆ".indexOf(after) >= 0 && ELIDING.contains(before.toString());
    }

    /// "Yesss" is "yes": three or more of a letter are one.
    static void squeeze(StringBuilder word) {
        int kept = 0;
        int from = 0;
        while (from < word.length()) {
            int to = from + 1;
            while (to < word.length() && word.charAt(to) == word.charAt(from)) {
                to++;
            }
            int copies = to - from >= 3 ? 1 : to - from;
            for (int copy = 0; copy < copies; copy++) {
                word.setCharAt(kept++, word.charAt(from));
            }
            from = to;
        }
        word.setLength(kept);
    }

    static boolean isVoicing(CharSequence mark) {
        return mark.length() == 1 && (mark.charAt(0) == 0x3099 || mark.charAt(0) == 0x309A);
    }

    static String composed(String kana) {
        return Normalizer.normalize(kana, Normalizer.Form.NFC);
    }

    /// Marks that are written in several ways in one way: dashes, slashes, commas, stops of other scripts.
    static String plainMark(String mark) {
        return switch (mark) {
            case "−", "－", "﹣" -> "-";
            case "—", "―", "─" -> "–";
            case "〜", "～", "∼" -> "~";
            case "／", "⁄", "∕", "÷" -> "/";
            case "、", "，", "،", "﹐" -> ",";
            case "。", "．", "｡", "।", "۔" -> ".";
            case "！", "¡", "❗" -> "!";
            case "？", "؟", "¿" -> "?";
            case "：", "﹕" -> ":";
            case "；", "؛" -> ";";
            case "（", "［", "【", "「" -> "(";
            case "）", "］", "】", "」" -> ")";
            case "＊", "∗" -> "*";
            case "％", "٪" -> "%";
            case "＋" -> "+";
            case "＃" -> "#";
            case "＝" -> "=";
            default -> mark;
        };
    }
}
