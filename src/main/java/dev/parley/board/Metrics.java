package dev.parley.board;

import dev.parley.flow.Value;
import dev.parley.followup.Shelf;
import dev.parley.results.Days;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/// Measures by day, one document a measure and year. What is told of a day stands in the place of what was told before,
/// so telling it again changes nothing. Safe for any thread; blocks.
public final class Metrics {
    /// More would be somebody's data warehouse.
    public static final int MOST = 100;

    private static final int YEARS = 50;
    private static final int ATTEMPTS = 10;
    private static final String NAME = "name";
    private static final String UNIT = "unit";
    private static final String YEAR = "year";

    private final Shelf shelf;

    /// @param shelf with an index by name and year
    public Metrics(Shelf shelf) {
        this.shelf = shelf;
    }

    /// What is told of a day.
    ///
    /// @param value empty to forget what was told
    public record Told(Metric metric, LocalDate day, Optional<BigDecimal> value) {}

    /// A measure, and the days of which anything is known.
    public record About(Metric metric, LocalDate first, LocalDate last, long days) {}

    /// Keeps what is told, the last word of each day.
    public void keep(Collection<Told> told) {
        told.stream()
                .collect(Collectors.groupingBy(one -> id(one.metric(), one.day().getYear())))
                .forEach((id, ones) -> change(id, year -> with(year, ones)));
    }

    private static Value.Fields with(Value.Fields before, List<Told> ones) {
        Metric metric = ones.getFirst().metric();
        Value.Fields year = before.with(NAME, Value.of(metric.name()))
                .with(UNIT, Value.of(metric.unit().word()))
                .with(YEAR, Value.of(ones.getFirst().day().getYear()));
        for (Told one : ones) {
            Value value = one.value().<Value>map(Value.Numeric::new).orElse(Value.Missing.VALUE);
            year = year.with(one.day().toString(), value);
        }
        return year;
    }

    private void change(String id, UnaryOperator<Value.Fields> change) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Optional<Value.Fields> before = shelf.find(id);
            long version = before.map(Metrics::version).orElse(0L);
            Value.Fields next =
                    change.apply(before.orElse(Value.Fields.NONE)).with(Shelf.VERSION, Value.of(version + 1));
            if (before.isPresent() ? shelf.replace(id, version, next) : shelf.insert(id, next)) {
                return;
            }
        }
        throw new IllegalStateException("measure " + id + " was changed by others " + ATTEMPTS + " times in a row");
    }

    private static long version(Value.Fields fields) {
        return fields.get(Shelf.VERSION) instanceof Value.Numeric number
                ? number.number().longValue()
                : 0;
    }

    /// The measure of that name.
    public Optional<Metric> find(String name) {
        return years(Map.of(NAME, name), 1).stream().findFirst().map(Metrics::metric);
    }

    /// What is known of days.
    public NavigableMap<LocalDate, BigDecimal> days(Metric metric, Days days) {
        NavigableMap<LocalDate, BigDecimal> found = new TreeMap<>();
        for (int year = days.from().getYear(); year <= days.to().getYear(); year++) {
            shelf.find(id(metric, year)).map(Metrics::days).ifPresent(found::putAll);
        }
        return found.subMap(days.from(), true, days.to(), true);
    }

    /// All of them, by name.
    public List<About> all() {
        Map<Metric, TreeMap<LocalDate, BigDecimal>> known = new TreeMap<>(java.util.Comparator.comparing(Metric::name));
        years(Map.of(), MOST * YEARS)
                .forEach(year -> known.computeIfAbsent(metric(year), it -> new TreeMap<>())
                        .putAll(days(year)));
        List<About> all = new ArrayList<>();
        known.forEach((metric, days) -> {
            if (!days.isEmpty()) {
                all.add(new About(metric, days.firstKey(), days.lastKey(), days.size()));
            }
        });
        return all;
    }

    /// Forgets a measure.
    public void remove(Metric metric) {
        shelf.list(Shelf.Query.of(Map.of(NAME, metric.name()), YEAR, YEARS)).forEach(entry -> shelf.remove(entry.id()));
    }

    private List<Value.Fields> years(Map<String, String> equal, int limit) {
        return shelf.list(Shelf.Query.of(equal, YEAR, limit)).stream()
                .map(Shelf.Entry::fields)
                .toList();
    }

    private static Metric metric(Value.Fields year) {
        return new Metric(
                year.get(NAME).shown(), Metric.Unit.of(year.get(UNIT).shown()).orElse(Metric.Unit.NUMBER));
    }

    private static NavigableMap<LocalDate, BigDecimal> days(Value.Fields year) {
        NavigableMap<LocalDate, BigDecimal> days = new TreeMap<>();
        year.fields().forEach((name, value) -> {
            if (value instanceof Value.Numeric number && Character.isDigit(name.charAt(0))) {
                days.put(LocalDate.parse(name), number.number());
            }
        });
        return days;
    }

    private static String id(Metric metric, int year) {
        return metric.name() + "|" + year;
    }
}
