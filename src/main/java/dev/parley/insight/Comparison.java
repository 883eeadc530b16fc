package dev.parley.insight;

import java.util.List;

/// Groups of people beside one another, told so that luck does not become a difference because many groups are looked
/// at: the chance that any of them is ever called different where none is, over all looks together, is at most 1 in 20
/// for each measure. The intervals that are compared share that chance (Bonferroni; Dunn, J. Am. Stat. Assoc. 56,
/// 1961).
public final class Comparison {
    /// Groups of fewer answers are not compared.
    public static final long LEAST = 30;

    private Comparison() {}

    /// Each group beside all the others together; {@link Change#UP} if it lies above them.
    ///
    /// @param groups that have no answers in common
    public static List<Change> withOthers(Measure measure, List<Tally> groups) {
        Tally all = groups.stream().reduce(Tally.NONE, Tally::plus);
        int looked =
                Math.toIntExact(2 * groups.stream().filter(Comparison::isEnough).count());
        return groups.stream()
                .map(group -> change(measure, all.minus(group), group, looked))
                .toList();
    }

    /// One group beside another.
    ///
    /// @param among how many groups are laid beside one another
    /// @return {@link Change#UP} if the other lies above the one
    public static Change between(Measure measure, Tally one, Tally other, int among) {
        return change(measure, one, other, among);
    }

    private static Change change(Measure measure, Tally one, Tally other, int intervals) {
        return isEnough(one) && isEnough(other) ? measure.change(one, other, intervals) : Change.TOO_FEW;
    }

    private static boolean isEnough(Tally tally) {
        return tally.answers() >= LEAST;
    }
}
