package dev.parley.insight;

import java.util.Arrays;
import java.util.Optional;
import org.apache.commons.numbers.gamma.InverseErfc;

/// How two rows of numbers by time go together, beyond the straight line that each of them follows: two things that
/// grow both would always seem to. One number says nothing of what causes what.
///
/// Method: Pearson's correlation of what is left of each row when its straight line (least squares) is taken away. Its
/// interval is R. A. Fisher's (1915, the inverse hyperbolic tangent is about normal), for as many pairs as the rows are
/// worth: neighbours that resemble each other are not two observations. That number is Bartlett's (1946) as given by
/// B. J. Pyper and R. M. Peterman, "Comparison of methods to account for autocorrelation in correlation analyses of
/// fish data", Can. J. Fish. Aquat. Sci. 55 (1998). Rows that wander so slowly that they are worth fewer than
/// {@link #LEAST} pairs are too few.
///
/// @param pairs how many pairs it was made of
/// @param worth how many independent ones they are worth
/// @param value from -1 to 1
/// @param interval where the true value lies
public record Correlation(int pairs, double worth, double value, Interval interval) {
    /// Below this nothing is said.
    public static final int LEAST = 10;

    /// The straight line takes one more than the mean.
    private static final double TAKEN = 4;
    /// Of its length, the part of a row to which its resemblance to itself is looked at. Pyper and Peterman take a
    /// fifth; with a
    /// third, rows of fifty that wander freely are called related less than once in twenty times.
    private static final int PART = 3;

    /// What may be said of it.
    public enum Says {
        /// When one is high, so is the other.
        TOGETHER,
        /// When one is high, the other is low.
        OPPOSITE,
        /// No more than chance makes.
        NOT_SHOWN
    }

    /// Of two rows of the same times; empty if they are too few, or if one of them follows its line exactly.
    ///
    /// @param miss the chance that the true value is outside of the interval
    public static Optional<Correlation> of(double[] one, double[] other, double miss) {
        if (one.length != other.length) {
            throw new IllegalArgumentException(one.length + " and " + other.length + " numbers are no pairs");
        }
        double[] a = leftOf(one);
        double[] b = leftOf(other);
        double spread = Math.sqrt(product(a, a, 0) * product(b, b, 0));
        if (one.length < LEAST || isNothing(a, one) || isNothing(b, other)) {
            return Optional.empty();
        }
        double value = Math.clamp(product(a, b, 0) / spread, -1.0, 1.0);
        double worth = worth(a, b);
        if (worth < LEAST) {
            return Optional.empty();
        }
        double reach = InverseErfc.value(miss) * Math.sqrt(2) / Math.sqrt(worth - TAKEN);
        double at = Math.log((1 + value) / (1 - value)) / 2;
        Interval interval = new Interval(Math.tanh(at - reach), Math.tanh(at + reach));
        return Optional.of(new Correlation(one.length, worth, value, interval));
    }

    /// What may be said.
    public Says says() {
        if (interval.low() > 0) {
            return Says.TOGETHER;
        }
        return interval.high() < 0 ? Says.OPPOSITE : Says.NOT_SHOWN;
    }

    /// What a row's straight line does not explain.
    private static double[] leftOf(double[] row) {
        double middle = (row.length - 1) / 2.0;
        double mean = Arrays.stream(row).average().orElse(0);
        double up = 0;
        double along = 0;
        for (int i = 0; i < row.length; i++) {
            up += (i - middle) * (row[i] - mean);
            along += (i - middle) * (i - middle);
        }
        double slope = along == 0 ? 0 : up / along;
        double[] left = new double[row.length];
        for (int i = 0; i < row.length; i++) {
            left[i] = row[i] - mean - slope * (i - middle);
        }
        return left;
    }

    /// Rounding leaves some crumbs even of an exact line.
    private static boolean isNothing(double[] left, double[] row) {
        double size = Arrays.stream(row).map(Math::abs).max().orElse(0);
        return Math.sqrt(product(left, left, 0)) <= 1e-9 * (1 + size);
    }

    private static double product(double[] a, double[] b, int shift) {
        double sum = 0;
        for (int i = 0; i + shift < a.length; i++) {
            sum += a[i] * b[i + shift];
        }
        return sum;
    }

    private static double worth(double[] a, double[] b) {
        int pairs = a.length;
        double more = 0;
        for (int shift = 1; shift <= Math.max(1, pairs / PART); shift++) {
            double both = product(a, a, shift) / product(a, a, 0) * (product(b, b, shift) / product(b, b, 0));
            more += Math.max(0, both * pairs / (pairs - shift));
        }
        return Math.min(pairs, pairs / (1 + 2 * more));
    }
}
