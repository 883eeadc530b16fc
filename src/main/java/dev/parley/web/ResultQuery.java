package dev.parley.web;

import dev.parley.flow.Flow;
import dev.parley.results.Days;
import dev.parley.results.Group;
import dev.parley.results.Interval;
import dev.parley.results.ResultDesk;
import dev.parley.results.Talks;
import dev.parley.results.Wanted;
import dev.parley.study.StudyStore;
import dev.parley.study.Summary;
import io.vertx.core.MultiMap;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads what is asked of results: `from`, `to`, `interval`, `segment`, `by`, `compare`, `format`. One thread, once.
final class ResultQuery {
    private static final int USUAL_DAYS = 30;
    /// Ten years; more is a slip of the pen.
    private static final int MAX_DAYS = 3_660;

    private static final List<String> NAMES = List.of("from", "to", "interval", "segment", "by", "format");
    /// May be given several times.
    private static final String BESIDE = "compare";

    private static final List<String> OF_ANONYMOUS = List.of("from", "to", "segment");

    private final MultiMap given;
    private final List<String> beside;

    ResultQuery(MultiMap given) {
        this.given = MultiMap.caseInsensitiveMultiMap().addAll(given).remove(BESIDE);
        beside = given.getAll(BESIDE);
    }

    /// What is asked of an anonymous flow.
    ///
    /// @throws ProblemException with everything that is wrong
    Summary.Wanted anonymous() {
        Query query = new Query(given, OF_ANONYMOUS);
        if (!beside.isEmpty()) {
            query.fault(BESIDE, "is not for anonymous surveys: few people could be told apart by it");
        }
        Summary.Wanted wanted = new Summary.Wanted(
                new StudyStore.Span(
                        day(query, "from", StudyStore.Span.ALWAYS.from()),
                        day(query, "to", StudyStore.Span.ALWAYS.to())),
                segment(query));
        query.check();
        return wanted;
    }

    /// In what form the answer is wanted.
    ResultForm form() {
        Query query = new Query(given, NAMES);
        String word = query.word("format", ResultForm.words());
        query.check();
        return ResultForm.of(word);
    }

    /// What is asked of a flow whose answers are on the record.
    ///
    /// @throws ProblemException with everything that is wrong
    Wanted named(Flow flow, LocalDate today) {
        Query query = new Query(given, NAMES);
        LocalDate to = day(query, "to", today);
        LocalDate from = day(query, "from", to.minusDays(USUAL_DAYS - 1L));
        boolean isSpan = !from.isAfter(to) && from.plusDays(MAX_DAYS).isAfter(to);
        if (!isSpan) {
            query.fault("from", "is at most " + MAX_DAYS + " days before to, and not after it");
        }
        Days days = isSpan ? new Days(from, to) : new Days(to, to);
        List<String> fields = ResultDesk.fields(flow);
        Group group = segment(query)
                .map(it -> new Group(known(query, "segment", it.getKey(), fields), it.getValue()))
                .orElse(Group.ALL);
        Wanted wanted = new Wanted(
                days, interval(query, days), group, by(query, fields), BesideQuery.read(query, beside, fields));
        query.check();
        return wanted;
    }

    private static Interval interval(Query query, Days days) {
        Optional<String> word = query.text("interval");
        Optional<Interval> known = word.flatMap(Interval::of);
        if (word.isPresent() && known.isEmpty()) {
            query.fault("interval", "is one of day, week, month");
        }
        return known.orElseGet(() -> Interval.fit(days));
    }

    private static List<String> by(Query query, List<String> fields) {
        return query
                .text("by")
                .map(text -> text.isEmpty() ? List.<String>of() : Arrays.asList(text.split(",", -1)))
                .orElseGet(() -> List.of(
                        fields.size() > Talks.ALWAYS.size() ? fields.get(Talks.ALWAYS.size()) : fields.getFirst()))
                .stream()
                .distinct()
                .map(field -> known(query, "by", field, fields))
                .toList();
    }

    static String known(Query query, String name, String field, List<String> fields) {
        if (!fields.contains(field)) {
            query.fault(
                    name,
                    "names " + field + "; this flow's results are split by " + String.join(", ", fields)
                            + " (more: segments in the flow)");
        }
        return field;
    }

    /// Days only: a time of day would tell groups of an anonymous flow apart by when they answered.
    private static LocalDate day(Query query, String name, LocalDate otherwise) {
        try {
            return query.text(name).map(LocalDate::parse).orElse(otherwise);
        } catch (DateTimeException e) {
            query.fault(name, "is a day such as 2026-03-31");
            return otherwise;
        }
    }

    private static Optional<Map.Entry<String, String>> segment(Query query) {
        return query.text("segment").flatMap(text -> segment(query, "segment", text));
    }

    static Optional<Map.Entry<String, String>> segment(Query query, String name, String text) {
        int colon = text.indexOf(':');
        if (colon < 1) {
            query.fault(name, "is a field and its value, such as team:Sales");
            return Optional.empty();
        }
        return Optional.of(Map.entry(text.substring(0, colon), text.substring(colon + 1)));
    }
}
