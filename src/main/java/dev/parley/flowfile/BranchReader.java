package dev.parley.flowfile;

import dev.parley.flow.AnswerType;
import dev.parley.flow.Branch;
import dev.parley.flow.Branch.Match;
import dev.parley.flow.Step;
import dev.parley.flowfile.source.Mark;
import dev.parley.flowfile.source.Node.Mapping.Entry;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Reads `then` of a question: which values lead to which steps. One thread.
final class BranchReader {
    private final Desk desk;
    private final StepReader steps;

    BranchReader(Desk desk, StepReader steps) {
        this.desk = desk;
        this.steps = steps;
    }

    private record Laid(String key, Mark mark, Match.Between range) {
        /// Whether the author wrote numbers, not the name of a band.
        boolean isWritten() {
            return !Character.isLetter(key.codePointAt(0));
        }
    }

    /// The branches in the order of their values. Branches of a question whose type is not known are read for their
    /// steps alone.
    ///
    /// @param optional whether the question may be skipped
    List<Branch> then(StepForm step, Optional<AnswerType> type, boolean optional) {
        List<Branch> branches = new ArrayList<>();
        List<Laid> ranges = new ArrayList<>();
        List<Entry> entries = step.form().entries("then");
        if (entries.size() > FlowLimits.MAX_BRANCHES) {
            desk.problems().error(step.form().markOf("then"), "more than " + FlowLimits.MAX_BRANCHES + " branches");
            return List.of();
        }
        for (Entry entry : entries) {
            String key = entry.key().text();
            Optional<Match> match = type.flatMap(known -> new BranchKey(desk.problems(), known).match(entry.key()));
            if (match.isPresent() && match.get() instanceof Match.Between range) {
                Laid laid = new Laid(key, entry.key().mark(), range);
                refuseOverlap(laid, ranges);
                ranges.add(laid);
            }
            if (!optional && match.filter(Match.Skipped.class::isInstance).isPresent()) {
                noteSkipped(entry.key().mark());
            }
            List<Step> inner = steps.block(entry.value(), step.inner(key));
            branches.add(new Branch(key, match.orElse(new Match.Otherwise()), inner));
        }
        type.ifPresent(known -> branches.sort(order(known)));
        if (type.orElse(null) instanceof AnswerType.Score) {
            noteGaps(branches, ranges);
        }
        return branches;
    }

    /// Whole numbers between two ranges that the author wrote as numbers. Bands left out are left out on purpose,
    /// and what lies beyond the outermost ranges too.
    private void noteGaps(List<Branch> branches, List<Laid> ranges) {
        boolean rest = branches.stream().anyMatch(branch -> branch.match() instanceof Match.Otherwise);
        List<Laid> sorted = ranges.stream()
                .sorted(Comparator.comparing(laid -> laid.range().from()))
                .toList();
        for (int i = 1; i < sorted.size() && !rest; i++) {
            Laid below = sorted.get(i - 1);
            Laid above = sorted.get(i);
            int from = below.range().to().intValue() + 1;
            int to = above.range().from().intValue() - 1;
            if (from <= to && below.isWritten() && above.isWritten()) {
                desk.problems()
                        .warning(
                                above.mark(),
                                "no branch for " + (from == to ? String.valueOf(from) : from + "-" + to) + " between "
                                        + below.key() + " and " + above.key()
                                        + "; such answers go on with the step below");
            }
        }
    }

    /// A required question that is given up or runs out of time goes on with `else`.
    private void noteSkipped(Mark at) {
        desk.problems()
                .warning(
                        at,
                        "skipped, but the question is not optional: only who says skip a second time comes here;"
                                + " write optional: true beside ask to let people skip it");
    }

    private void refuseOverlap(Laid laid, List<Laid> earlier) {
        for (Laid other : earlier) {
            var from = laid.range().from().max(other.range().from());
            var to = laid.range().to().min(other.range().to());
            if (from.compareTo(to) <= 0) {
                String shared = from.compareTo(to) == 0
                        ? from.toPlainString()
                        : from.toPlainString() + "-" + to.toPlainString();
                desk.problems()
                        .error(
                                laid.mark(),
                                "branch " + laid.key() + ": overlap with " + other.key() + " at " + shared
                                        + "; a value leads to one branch");
            }
        }
    }

    /// Whatever order the author wrote, equal flows are equal: ranges by number, options in their own order, then
    /// `skipped`, then `else`.
    private static Comparator<Branch> order(AnswerType type) {
        List<String> options =
                type.options().stream().map(option -> option.value()).toList();
        return Comparator.comparingInt((Branch branch) -> rank(branch.match()))
                .thenComparing((a, b) -> a.match() instanceof Match.Between x && b.match() instanceof Match.Between y
                        ? x.from().compareTo(y.from())
                        : 0)
                .thenComparingInt(branch -> options.indexOf(branch.key()))
                .thenComparing(Branch::key);
    }

    private static int rank(Match match) {
        return switch (match) {
            case Match.Between between -> 0;
            case Match.Exactly exactly -> 1;
            case Match.Skipped skipped -> 2;
            case Match.Otherwise otherwise -> 3;
        };
    }
}
