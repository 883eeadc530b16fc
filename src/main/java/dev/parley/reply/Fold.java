package dev.parley.reply;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Map;

/// Makes one of the characters people use for the same letter: "É", "é", "ｅ" and "e" are all "e"; katakana is hiragana;
/// Arabic letters stand without points of vowels. The table is made once, so that a reply costs one look-up a letter.
final class Fold {
    private static final int TABLE = 0x2000;
    private static final char GONE = 0;
    private static final Map<Integer, String> SEVERAL = new HashMap<>();
    private static final char[] ONE = table();

    private Fold() {}

    /// Appends a letter's folded form: none, one or several characters.
    static void append(int letter, StringBuilder out) {
        if (letter < 0x80) {
            out.append((char) (letter >= 'A' && letter <= 'Z' ? letter + 32 : letter));
        } else if (letter < TABLE) {
            appendOne(letter, out);
        } else {
            appendRare(letter, out);
        }
    }

    private static void appendOne(int letter, StringBuilder out) {
        char folded = ONE[letter];
        if (folded != GONE) {
            out.append(folded);
        } else {
            out.append(SEVERAL.getOrDefault(letter, ""));
        }
    }

    private static void appendRare(int letter, StringBuilder out) {
        if (letter >= 0x30A1 && letter <= 0x30F6) {
            out.append((char) (letter - 0x60));
        } else if ((letter >= 0xFF00 && letter <= 0xFFEF) || (letter >= 0xFB00 && letter <= 0xFB06)) {
            compatible(letter).codePoints().forEach(c -> append(c, out));
        } else {
            out.appendCodePoint(Character.toLowerCase(letter));
        }
    }

    private static String compatible(int letter) {
        return Normalizer.normalize(Character.toString(letter), Normalizer.Form.NFKC);
    }

    private static char[] table() {
        char[] one = new char[TABLE];
        for (int letter = 0x80; letter < TABLE; letter++) {
            String folded = fold(letter);
            if (folded.length() == 1) {
                one[letter] = folded.charAt(0);
            } else {
                SEVERAL.put(letter, folded);
            }
        }
        return one;
    }

    private static String fold(int letter) {
        return switch (letter) {
            case 'ß' -> "ss";
            case 'æ', 'Æ' -> "ae";
            case 'œ', 'Œ' -> "oe";
            case 'ø', 'Ø' -> "o";
            case 'ð', 'Ð', 'đ', 'Đ' -> "d";
            case 'þ', 'Þ' -> "th";
            case 'ł', 'Ł' -> "l";
            case 'ı', 'İ' -> "i";
            // Arabic: taa marbuta, alif maqsura and Persian yeh and kaf, as hurried people write them; tatweel.
            case 'ة' -> "ه";
            case 'ى', 'ی' -> "ي";
            case 'ک' -> "ك";
            case 'ـ' -> "";
            // Devanagari: chandrabindu for anusvara.
            case 'ँ' -> "ं";
            default -> plain(letter);
        };
    }

    private static String plain(int letter) {
        String lower = Character.toString(Character.toLowerCase(letter));
        if (!Character.isDefined(letter)) {
            return lower;
        }
        StringBuilder kept = new StringBuilder();
        Normalizer.normalize(lower, Normalizer.Form.NFKD)
                .codePoints()
                .filter(c -> !isAccent(c))
                .forEach(kept::appendCodePoint);
        return kept.toString();
    }

    /// Accents of Latin, Greek and Cyrillic, vowel points of Arabic, the nukta of Devanagari.
    private static boolean isAccent(int mark) {
        boolean european = mark >= 0x300 && mark <= 0x36F;
        boolean arabic = (mark >= 0x64B && mark <= 0x65F) || mark == 0x670;
        return european || arabic || mark == 0x93C;
    }
}
