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

    /// A shorter word with a letter doubled is another word: "too".
    private static final int SHORTEST_DOUBLED = 3;

    /// From this length on any one letter may be wrong.
    private static final int MIDDLING = 6;

    /// From this length on two slips are borne.
    private static final int LONG = 8;

    private static final int TOO_MANY = Distance.MOST;
    private static final String KEYS = "qwertyuiop asdfghjkl  zxcvbnm";

    private final Map<Character, List<Meant>> byInitial = new HashMap<>();
    private final Map<String, List<Meant>> bySingles = new HashMap<>();

    private record Meant(String word, Role role) {}

    /// A word that may be meant; short ones are left out.
    void add(String word, Role role) {
        Meant meant = new Meant(word, role);
        if (word.length() >= SHORTEST) {
            put(byInitial.computeIfAbsent(word.charAt(0), initial -> new ArrayList<>()), meant);
        }
        if (word.length() >= SHORTEST_DOUBLED) {
            put(bySingles.computeIfAbsent(singles(word), singles -> new ArrayList<>()), meant);
        }
    }

    private static void put(List<Meant> words, Meant meant) {
        if (!words.contains(meant)) {
            words.add(meant);
        }
    }

    /// The one word of these roles that was meant; empty if there is none or several are as near.
    Optional<String> meant(String typed, long roles) {
        Optional<String> doubled = doubled(typed, roles);
        if (doubled.isPresent() || typed.length() < SHORTEST) {
            return doubled;
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

    /// The one word that differs only by letters doubled or not: "sevven", "nioo", "otto" with one t.
    private Optional<String> doubled(String typed, long roles) {
        List<String> same = bySingles.getOrDefault(singles(typed), List.of()).stream()
                .filter(meant -> (meant.role().bit() & roles) != 0)
                .map(Meant::word)
                .distinct()
                .toList();
        return same.size() == 1 ? Optional.of(same.getFirst()) : Optional.empty();
    }

    private static String singles(String word) {
        StringBuilder singles = new StringBuilder();
        for (int i = 0; i < word.length(); i++) {
            if (i == 0 || word.charAt(i) != word.charAt(i - 1)) {
                singles.append(word.charAt(i));
            }
        }
        return singles.toString();
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
