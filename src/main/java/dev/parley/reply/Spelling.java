package dev.parley.reply;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The words a misspelling may stand for. A slip is two letters changed round, one too many or too few, or a
/// neighbouring key; long words may have two. The first letter is always right, so that "unhappy" is never "happy".
final class Spelling {
    /// A shorter word is a slip of too many others.
    static final int SHORTEST = 4;

    /// From this length on any one letter may be wrong.
    private static final int MIDDLING = 6;

    /// From this length on two slips are borne.
    private static final int LONG = 8;

    private static final int TOO_MANY = Distance.MOST;
    private static final String KEYS = "qwertyuiop asdfghjkl  zxcvbnm";

    private final Map<Character, List<Meant>> byInitial = new HashMap<>();

    private record Meant(String word, Role role) {}

    /// A word that may be meant; short ones are left out.
    void add(String word, Role role) {
        if (word.length() >= SHORTEST) {
            List<Meant> words = byInitial.computeIfAbsent(word.charAt(0), initial -> new ArrayList<>());
            Meant meant = new Meant(word, role);
            if (!words.contains(meant)) {
                words.add(meant);
            }
        }
    }

    /// The one word of these roles that was meant; empty if there is none or several are as near.
    Optional<String> meant(String typed, long roles) {
        if (typed.length() < SHORTEST) {
            return Optional.empty();
        }
        String best = "";
        int least = TOO_MANY;
        boolean unique = false;
        for (Meant meant : byInitial.getOrDefault(typed.charAt(0), List.of())) {
            int slips = (meant.role().bit() & roles) == 0 ? TOO_MANY : slips(typed, meant.word());
            if (slips < least) {
                best = meant.word();
                least = slips;
                unique = true;
            } else if (slips == least && !meant.word().equals(best)) {
                unique = false;
            }
        }
        return unique ? Optional.of(best) : Optional.empty();
    }

    /// Whether one may stand for the other; both folded.
    static boolean near(String typed, String word) {
        return !typed.isEmpty() && typed.charAt(0) == word.charAt(0) && slips(typed, word) < TOO_MANY;
    }

    /// 0 to 2, or 3 for too many.
    private static int slips(String typed, String word) {
        int shorter = Math.min(typed.length(), word.length());
        if (shorter < SHORTEST || Math.abs(typed.length() - word.length()) >= TOO_MANY) {
            return typed.equals(word) ? 0 : TOO_MANY;
        }
        int slips = Distance.between(typed, word);
        if (slips == 1 && typed.length() == word.length() && shorter < MIDDLING) {
            return isSlip(typed, word) ? 1 : TOO_MANY;
        }
        return slips <= 1 || shorter >= LONG ? slips : TOO_MANY;
    }

    /// Of short words, whether the letters that differ are changed round or lie side by side on a keyboard.
    private static boolean isSlip(String typed, String word) {
        int at = 0;
        while (typed.charAt(at) == word.charAt(at)) {
            at++;
        }
        boolean turned = at + 1 < typed.length()
                && typed.charAt(at) == word.charAt(at + 1)
                && typed.charAt(at + 1) == word.charAt(at);
        return turned || neighbours(typed.charAt(at), word.charAt(at));
    }

    private static boolean neighbours(char one, char other) {
        int a = KEYS.indexOf(one);
        int b = KEYS.indexOf(other);
        return a >= 0 && b >= 0 && Math.abs(a - b) == 1;
    }
}
