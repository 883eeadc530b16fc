package dev.parley.insight;

import java.util.function.DoublePredicate;
import org.apache.commons.numbers.gamma.LogGamma;

/// Intervals for a mean of bounded numbers that hold at all times together: the chance that the true mean is
/// *ever* outside, however often one looks and whenever one stops, is at most the given one.
///
/// Method: the method of mixtures. For counts `c` of `k` kinds, the Dirichlet(½, …, ½) mixture of all
/// distributions, divided by the likelihood of one distribution `q`, is a non-negative martingale under `q`
/// that begins at 1, so by Ville's inequality it ever reaches 1/α with a chance of at most α. All `q` for which
/// it has not are believed still; the interval is the range of their means. It is exact for every number of
/// answers, needs only their counts and does not depend on their order.
///
/// Sources: H. Robbins, "Statistical methods related to the law of the iterated logarithm", Ann. Math. Stat. 41
/// (1970); S. R. Howard, A. Ramdas, J. McAuliffe, J. Sekhon, "Time-uniform, nonparametric, nonasymptotic
/// confidence sequences", Ann. Stat. 49 (2021); the mean of the most likely distribution with a given mean: A.
/// B. Owen, "Empirical Likelihood" (2001), here with kinds nobody chose allowed to be possible.
final class Confidence {
    /// Steps towards a multiplier at most: Newton's, or halvings of the range where those would leave it.
    private static final int STEPS = 48;

    /// A multiplier is found to this part of the number of answers.
    private static final double NARROW = 1e-11;

    /// Halvings on the way to an edge: to less than a millionth of the way, where a ten-thousandth is shown.
    private static final int EDGE_HALVINGS = 22;

    private static final double PRIOR = 0.5;

    private final double[] values;
    private final double[] counts;
    private final double answers;

    private Confidence(Weights weights) {
        values = weights.values().stream().mapToDouble(Double::doubleValue).toArray();
        counts = weights.counts().stream().mapToDouble(Long::doubleValue).toArray();
        answers = weights.answers();
    }

    /// The interval; the whole range without answers.
    ///
    /// @param miss the chance that the true mean is ever outside, such as 0.05
    static Interval interval(Weights weights, double miss) {
        Confidence sums = new Confidence(weights);
        if (sums.answers == 0) {
            return new Interval(weights.least(), weights.most());
        }
        double believed = sums.mixture() + Math.log(miss);
        double mean = weights.mean();
        DoublePredicate isBelieved = at -> sums.bestLikelihood(at) >= believed;
        return new Interval(edge(mean, weights.least(), isBelieved), edge(mean, weights.most(), isBelieved));
    }

    /// The last believed value on the way from one inside to the end of the range.
    private static double edge(double inside, double end, DoublePredicate isBelieved) {
        if (inside == end) {
            return end;
        }
        double in = inside;
        double out = end;
        for (int i = 0; i < EDGE_HALVINGS; i++) {
            double middle = (in + out) / 2;
            if (isBelieved.test(middle)) {
                in = middle;
            } else {
                out = middle;
            }
        }
        return out;
    }

    /// The logarithm of the mixture's likelihood of the answers, in any one order.
    private double mixture() {
        double sum = LogGamma.value(PRIOR * counts.length) - LogGamma.value(PRIOR * counts.length + answers);
        for (double count : counts) {
            sum += LogGamma.value(PRIOR + count) - LogGamma.value(PRIOR);
        }
        return sum;
    }

    /// The logarithm of the likelihood under the most likely distribution with this mean. With a multiplier
    /// `t`, kind `i` has the probability `c / (n + t (x - mean))`; the multiplier is where the mean comes out
    /// right. If it does not before a kind that nobody chose would be infinitely likely, that kind takes what
    /// is left.
    private double bestLikelihood(double mean) {
        double from = -answers / (values[values.length - 1] - mean);
        double to = answers / (mean - values[0]);
        double at = 0;
        for (int i = 0; i < STEPS && to - from > NARROW * answers; i++) {
            double excess = excess(at, mean);
            if (excess > 0) {
                from = at;
            } else {
                to = at;
            }
            double next = at + excess / steepness(at, mean);
            boolean isClose = Math.abs(next - at) <= NARROW * answers;
            at = from < next && next < to ? next : (from + to) / 2;
            if (isClose) {
                break;
            }
        }
        return likelihood(at, mean);
    }

    /// Falls as the multiplier grows, all the way.
    private double excess(double multiplier, double mean) {
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            double away = values[i] - mean;
            sum += counts[i] == 0 ? 0 : counts[i] * away / (answers + multiplier * away);
        }
        return sum;
    }

    /// How fast the excess falls.
    private double steepness(double multiplier, double mean) {
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            double part = (values[i] - mean) / (answers + multiplier * (values[i] - mean));
            sum += counts[i] == 0 ? 0 : counts[i] * part * part;
        }
        return sum;
    }

    private double likelihood(double multiplier, double mean) {
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            sum += counts[i] == 0 ? 0 : counts[i] * Math.log(counts[i] / (answers + multiplier * (values[i] - mean)));
        }
        return sum;
    }
}
