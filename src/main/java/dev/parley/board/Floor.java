package dev.parley.board;

import dev.parley.results.Counts;
import dev.parley.results.Group;
import dev.parley.results.How;
import dev.parley.results.Question;
import dev.parley.results.Report;
import dev.parley.results.Sheet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// What of a report may be shown to people outside: nothing that is made of fewer than {@link #LEAST} people, and
/// nothing from which such a thing follows by taking shown numbers from the whole. Pure.
public final class Floor {
    /// Of so many people or more something is shown.
    public static final int LEAST = 10;

    private Floor() {}

    /// The report without what may not be shown: pieces and groups that are too few are as if nobody had been asked.
    /// A report of one group must tell all groups of its field, too: so what several links show, to groups and to
    /// everybody, is no more than the table of the groups is.
    public static Report of(Report report) {
        Group group = report.wanted().group();
        return group.equals(Group.ALL) ? whole(report) : alone(report, group);
    }

    /// A group as it stands in the table of the groups, or nothing. Without its course: the pieces of several
    /// groups could be taken from those of the whole.
    private static Report alone(Report report, Group group) {
        Report whole = whole(report);
        List<Report.Part> beside = Objects.requireNonNull(whole.groups().get(group.field()), "the groups beside it");
        Sheet mine = beside.stream()
                .filter(part -> part.value().equals(group.value()))
                .map(Report.Part::sheet)
                .findFirst()
                .orElse(Sheet.NONE);
        List<Report.Point> trend = report.trend().stream()
                .map(point -> new Report.Point(point.days(), Sheet.NONE))
                .toList();
        return new Report(report.wanted(), report.fresh(), new Report.Span(mine, Sheet.NONE), trend, whole.groups());
    }

    private static Report whole(Report report) {
        Map<String, List<Report.Part>> groups = new LinkedHashMap<>();
        report.groups().forEach((field, parts) -> groups.put(field, parts(parts)));
        List<Sheet> pieces =
                cut(report.trend().stream().map(Report.Point::sheet).toList());
        List<Report.Point> trend = IntStream.range(0, pieces.size())
                .mapToObj(at -> new Report.Point(report.trend().get(at).days(), pieces.get(at)))
                .toList();
        Report.Span span = new Report.Span(
                cut(List.of(report.span().now())).getFirst(),
                cut(List.of(report.span().before())).getFirst());
        return new Report(report.wanted(), report.fresh(), span, trend, groups);
    }

    private static List<Report.Part> parts(List<Report.Part> parts) {
        List<Sheet> sheets = cut(parts.stream().map(Report.Part::sheet).toList());
        return IntStream.range(0, parts.size())
                .filter(at -> sheets.get(at).conversations() > 0)
                .mapToObj(at -> new Report.Part(parts.get(at).value(), sheets.get(at)))
                .toList();
    }

    /// The parts of a whole: those that are too few are emptied, and in the others the questions that too few answered.
    private static List<Sheet> cut(List<Sheet> parts) {
        Set<Integer> all = IntStream.range(0, parts.size()).boxed().collect(Collectors.toSet());
        Set<Integer> shown = enough(parts, all, Sheet::conversations);
        Set<Question> questions = parts.stream()
                .flatMap(part -> part.questions().keySet().stream())
                .collect(Collectors.toSet());
        List<Map<Question, Counts>> kept =
                parts.stream().map(part -> new HashMap<Question, Counts>()).collect(Collectors.toList());
        for (Question question : questions) {
            enough(parts, shown, part -> part.of(question).of(How.ANSWERED))
                    .forEach(at -> kept.get(at).put(question, parts.get(at).of(question)));
        }
        return IntStream.range(0, parts.size())
                .mapToObj(at -> shown.contains(at)
                        ? new Sheet(parts.get(at).outcomes(), parts.get(at).reasons(), kept.get(at))
                        : Sheet.NONE)
                .toList();
    }

    /// Those of the candidates that are enough. When all that is left out together would be too few, the smallest of
    /// them is left out, too.
    private static Set<Integer> enough(List<Sheet> parts, Set<Integer> candidates, ToLongFunction<Sheet> size) {
        Set<Integer> shown = candidates.stream()
                .filter(at -> size.applyAsLong(parts.get(at)) >= LEAST)
                .collect(Collectors.toCollection(HashSet::new));
        long hidden = IntStream.range(0, parts.size())
                .filter(at -> !shown.contains(at))
                .mapToLong(at -> size.applyAsLong(parts.get(at)))
                .sum();
        if (hidden > 0 && hidden < LEAST) {
            shown.stream()
                    .min(Comparator.comparingLong((Integer at) -> size.applyAsLong(parts.get(at)))
                            .thenComparing(Comparator.naturalOrder()))
                    .ifPresent(shown::remove);
        }
        return shown;
    }
}
