package dev.parley.reply;

/// Counts how many slips of typing lie between two words.
record Distance(String one, String other) {
    /// More than this is not told apart.
    static final int MOST = 3;

    /// Letters added, left out, replaced or changed round with their neighbour (optimal string alignment), at most
    /// {@value #MOST}. Both words are short; the cost is the product of their lengths.
    static int between(String one, String other) {
        return new Distance(one, other).count();
    }

    private int count() {
        int[] before = new int[other.length() + 1];
        int[] last = first();
        for (int i = 1; i <= one.length(); i++) {
            int[] row = new int[other.length() + 1];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int step = step(i, j, row, last);
                row[j] = isTurned(i, j) ? Math.min(step, before[j - 2] + 1) : step;
            }
            before = last;
            last = row;
        }
        return Math.min(MOST, last[other.length()]);
    }

    private int[] first() {
        int[] row = new int[other.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        return row;
    }

    private int step(int i, int j, int[] row, int[] last) {
        int replaced = last[j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        return Math.min(replaced, Math.min(row[j - 1], last[j]) + 1);
    }

    private boolean isTurned(int i, int j) {
        return i > 1 && j > 1 && one.charAt(i - 1) == other.charAt(j - 2) && one.charAt(i - 2) == other.charAt(j - 1);
    }
}
