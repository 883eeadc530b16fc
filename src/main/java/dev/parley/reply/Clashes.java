package dev.parley.reply;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/// What an author's own options should not be, because replies that name them would be taken for something else.
/// Functions of their arguments; safe for any thread.
public final class Clashes {
    /// What Twilio and the carriers act on by themselves when it is the whole message: opt-out, opt-in and help words
    /// (Twilio, "Advanced Opt-Out"; "Update to FCC's SMS opt-out keywords"; 47 CFR 64.1200(a)(10)).
    private static final Set<String> CARRIER_WORDS = Set.of(
            "stop",
            "stopall",
            "unsubscribe",
            "cancel",
            "end",
            "quit",
            "revoke",
            "optout",
            "start",
            "yes",
            "unstop",
            "help",
            "info");

    private Clashes() {}

    /// Whether two texts of options lie so near each other that one slip of typing turns one into the other, or are
    /// the same but for case, accents, spaces and marks: "Price" and "Prize", "E-mail" and "email".
    public static boolean confusable(String one, String other) {
        List<Token> words = OptionNames.words(one);
        List<Token> others = OptionNames.words(other);
        if (joined(words).equals(joined(others))) {
            return !words.isEmpty();
        }
        return words.size() == others.size() ? oneSlip(words, others) : isNear(joined(words), joined(others));
    }

    private static boolean oneSlip(List<Token> words, List<Token> others) {
        int slips = 0;
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i).word();
            String other = others.get(i).word();
            if (!word.equals(other) && !isNear(word, other)) {
                return false;
            }
            slips += word.equals(other) ? 0 : 1;
        }
        return slips == 1;
    }

    /// As near as a misspelling may be, or one letter apart: "prise" could then be either.
    private static boolean isNear(String word, String other) {
        boolean spelt = Math.min(word.length(), other.length()) >= Spelling.SHORTEST;
        boolean oneLetter = spelt && word.charAt(0) == other.charAt(0) && Distance.between(word, other) == 1;
        return oneLetter || (!other.isEmpty() && Spelling.near(word, other));
    }

    private static String joined(List<Token> words) {
        return words.stream().map(Token::word).collect(Collectors.joining());
    }

    /// Whether a reply of just this text is acted upon by the carrier: END and CANCEL opt a person out before Parley
    /// hears of it.
    public static boolean isCarrierWord(String text) {
        return CARRIER_WORDS.contains(text.strip().toLowerCase(Locale.ROOT));
    }
}
