package dev.parley.authoring;

import java.util.ArrayList;
import java.util.List;

/// What differs between two texts, line by line (longest common subsequence).
public final class LineDiff {
    /// So many lines around a difference are shown, to find the place.
    private static final int AROUND = 2;

    private LineDiff() {}

    /// The lines that differ, `- ` before those only in the first text and `+ ` before those only in the second, with
    /// some around them; none if the texts are the same.
    public static List<String> between(String before, String after) {
        List<String> a = before.lines().toList();
        List<String> b = after.lines().toList();
        List<String> all = walk(a, b, common(a, b));
        List<String> shown = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            boolean isNear = all.subList(Math.max(0, i - AROUND), Math.min(all.size(), i + AROUND + 1)).stream()
                    .anyMatch(line -> !line.startsWith(" "));
            if (isNear) {
                shown.add(all.get(i));
            }
        }
        return shown;
    }

    /// How many lines are common from two places on.
    private static int[][] common(List<String> a, List<String> b) {
        int[][] common = new int[a.size() + 1][b.size() + 1];
        for (int i = a.size() - 1; i >= 0; i--) {
            for (int j = b.size() - 1; j >= 0; j--) {
                common[i][j] = a.get(i).equals(b.get(j))
                        ? common[i + 1][j + 1] + 1
                        : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        return common;
    }

    private static List<String> walk(List<String> a, List<String> b, int[][] common) {
        List<String> lines = new ArrayList<>();
        int i = 0;
        int j = 0;
        while (i < a.size() || j < b.size()) {
            boolean isSame = i < a.size() && j < b.size() && a.get(i).equals(b.get(j));
            if (isSame) {
                lines.add("  " + a.get(i));
                i++;
                j++;
            } else if (j == b.size() || (i < a.size() && common[i + 1][j] >= common[i][j + 1])) {
                lines.add("- " + a.get(i));
                i++;
            } else {
                lines.add("+ " + b.get(j));
                j++;
            }
        }
        return lines;
    }
}
