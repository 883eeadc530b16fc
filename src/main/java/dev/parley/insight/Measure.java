package dev.parley.insight;

import dev.parley.flow.Band;
import dev.parley.flow.Scale;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// One way to sum answers up: a net score, a share or a mean, always over answers only.
public final class Measure {
    /// The chance that the true value is ever outside of a figure's interval.
    public static final double MISS = 0.05;

    private final String name;
    private final Unit unit;
    private final Function<Tally, Weights> weights;

    private Measure(String name, Unit unit, Function<Tally, Weights> weights) {
        this.name = name;
        this.unit = unit;
        this.weights = weights;
    }

    /// What a figure's number counts.
    public enum Unit {
        /// From -100 to 100, without a sign of its own.
        POINTS(100),
        /// Parts of a hundred.
        PERCENT(100),
        /// A place on the scale.
        SCALE(1);

        private final double factor;

        Unit(double factor) {
            this.factor = factor;
        }
    }

    /// What is told of scores on a scale, the headline first.
    ///
    /// NPS: promoters minus detractors, in points (Reichheld 2003). CSAT: the share of 4 and 5. Effort: the
    /// mean, and the share of 5 to 7 (CES 2.0). Likelihood to detract: the mean, and the share of 7 to 10. Any
    /// other: the mean.
    public static List<Measure> of(Scale scale) {
        Measure mean = new Measure("mean", Unit.SCALE, tally -> Weights.scores(tally, scale.min(), scale.max()));
        List<Measure> shares = scale.bands().stream().map(Measure::share).toList();
        List<Measure> all = new ArrayList<>();
        switch (scale.kind()) {
            case NPS -> all.add(new Measure("nps", Unit.POINTS, tally -> net(scale, tally)));
            case CSAT -> all.add(shares.getLast());
            case CES, DETRACT, RATING -> all.add(mean);
        }
        shares.stream().filter(share -> !all.contains(share)).forEach(all::add);
        if (!all.contains(mean)) {
            all.add(mean);
        }
        return List.copyOf(all);
    }

    /// The share of answers with these scores among all.
    public static Measure share(String name, int least, int most) {
        return new Measure(name, Unit.PERCENT, tally -> Weights.share(tally.between(least, most), tally.answers()));
    }

    private static Measure share(Band band) {
        return share(band.name(), band.from(), band.to());
    }

    private static Weights net(Scale scale, Tally tally) {
        long opposed = in(scale.bands().getFirst(), tally);
        long inFavour = in(scale.bands().getLast(), tally);
        return new Weights(List.of(-1.0, 0.0, 1.0), List.of(opposed, tally.answers() - opposed - inFavour, inFavour));
    }

    private static long in(Band band, Tally tally) {
        return tally.between(band.from(), band.to());
    }

    /// Its name: `nps`, `mean`, or the band or option whose share it is.
    public String name() {
        return name;
    }

    /// What its number counts.
    public Unit unit() {
        return unit;
    }

    /// The figure; empty without answers.
    public Optional<Figure> figure(Tally tally) {
        Weights sums = weights.apply(tally);
        if (sums.answers() == 0) {
            return Optional.empty();
        }
        Interval interval = Confidence.interval(sums, MISS).times(unit.factor);
        Interval range = new Interval(sums.least(), sums.most()).times(unit.factor);
        return Optional.of(new Figure(name, sums.answers(), sums.mean() * unit.factor, interval, range));
    }

    /// Whether it has changed from one lot of answers to another that has none in common with it. A change is
    /// called one only if it is: called at every look, the chance that one is ever called where there is none
    /// is at most 1 in 20, because each of the two intervals misses at most once in 40 times.
    public Change change(Tally before, Tally after) {
        return change(before, after, 2);
    }

    /// The same, while more intervals than the two are looked at: each of them misses so much less often.
    ///
    /// @param intervals how many are laid beside one another, these two included
    Change change(Tally before, Tally after, int intervals) {
        double miss = MISS / Math.max(2, intervals);
        Weights earlier = weights.apply(before);
        Weights later = weights.apply(after);
        Interval from = Confidence.interval(earlier, miss).times(unit.factor);
        Interval to = Confidence.interval(later, miss).times(unit.factor);
        if (to.isAbove(from)) {
            return Change.UP;
        }
        if (from.isAbove(to)) {
            return Change.DOWN;
        }
        boolean isTooFew = figure(before).filter(one -> !one.isTooFew()).isEmpty()
                || figure(after).filter(one -> !one.isTooFew()).isEmpty();
        return isTooFew ? Change.TOO_FEW : Change.NOT_SHOWN;
    }
}
