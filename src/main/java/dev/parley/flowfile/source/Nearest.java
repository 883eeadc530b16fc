package dev.parley.flowfile.source;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/// Finds what an author probably meant.
public final class Nearest {
    /// Longer words are no typing errors of ours, and the comparison is quadratic.
    private static final int MAX_LENGTH = 64;

    /// A hostile file may declare thousands of names and slip on each.
    private static final int MAX_KNOWN = 300;

    private Nearest() {}

    /// The known word closest to the one written, if it is close enough to be a slip.
    public static Optional<String> to(String word, Collection<String> known) {
        if (word.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        String plain = plain(word);
        return known.stream()
                .limit(MAX_KNOWN)
                .filter(candidate -> distance(plain, plain(candidate)) <= allowed(word, candidate))
                .min(Comparator.comparingInt(candidate -> distance(plain, plain(candidate))));
    }

    /// A half sentence for an error: `, did you mean ask?`, or the known words if they are few, or nothing.
    public static String hint(String word, Collection<String> known) {
        return to(word, known)
                .map(near -> ", did you mean " + near + "?")
                .orElse(known.isEmpty() || known.size() > 16 ? "" : "; known are " + String.join(", ", known));
    }

    private static String plain(String word) {
        return word.toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    /// One slip in a short word, two from five letters on, three from nine.
    private static int allowed(String word, String candidate) {
        int length = Math.min(word.length(), candidate.length());
        return length >= 9 ? 3 : length >= 5 ? 2 : length >= 2 ? 1 : 0;
    }

    /// Letters added, left out, changed, or swapped with their neighbour (optimal string alignment).
    private static int distance(String a, String b) {
        int[][] cost = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                cost[i][j] = i == 0 || j == 0 ? i + j : step(cost, a, b, i, j);
            }
        }
        return cost[a.length()][b.length()];
    }

    private static int step(int[][] cost, String a, String b, int i, int j) {
        int change = cost[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        int best = Math.min(change, 1 + Math.min(cost[i - 1][j], cost[i][j - 1]));
        boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(best, cost[i - 2][j - 2] + 1) : best;
    }
}
