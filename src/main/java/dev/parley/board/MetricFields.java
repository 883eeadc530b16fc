package dev.parley.board;

import dev.parley.flow.Value;
import dev.parley.followup.Fault;
import dev.parley.followup.Parts;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// Reads what other systems tell: `{"measures": [{"name": "retention", "day": "2026-03-01", "value": 93.5}]}`. One
/// thread, once.
public final class MetricFields {
    private static final int AT_ONCE = 1_000;
    private static final LocalDate EARLIEST = LocalDate.of(1990, 1, 1);

    private final List<Fault> faults;
    private final LocalDate latest;
    private final Function<String, Optional<Metric>> known;
    private final Map<String, Metric> named = new HashMap<>();

    private MetricFields(List<Fault> faults, LocalDate latest, Function<String, Optional<Metric>> known) {
        this.faults = faults;
        this.latest = latest;
        this.known = known;
    }

    /// Reads all of it, or tells all that is wrong.
    ///
    /// @param known the measure of a name, if it was told of before: its unit stays
    /// @param faults takes what is wrong; then nothing of it should be kept
    public static List<Metrics.Told> read(
            Value body, LocalDate today, Function<String, Optional<Metric>> known, List<Fault> faults) {
        MetricFields reading = new MetricFields(faults, today.plusDays(1), known);
        Parts whole = Parts.of(body, faults);
        List<Parts> items = whole.objects("measures");
        whole.nothingElse();
        if (items.isEmpty() || items.size() > AT_ONCE) {
            whole.fault("measures", "is a list of 1 to " + AT_ONCE + " measures, each with name, day and value");
            return List.of();
        }
        List<Metrics.Told> told = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (Parts item : items) {
            reading.one(item).ifPresent(one -> {
                if (!seen.add(one.metric().name() + one.day())) {
                    item.fault("day", "is told twice of this measure");
                }
                told.add(one);
            });
        }
        return told;
    }

    private Optional<Metrics.Told> one(Parts item) {
        int before = faults.size();
        String name = item.needed("name", 40);
        if (!name.isEmpty() && !Metric.isName(name)) {
            item.fault("name", "is small letters, digits and dashes, such as retention or repeat-orders");
        }
        LocalDate day = day(item);
        Metric.Unit unit = unit(item, name);
        Optional<BigDecimal> value = value(item, unit);
        item.nothingElse();
        if (faults.size() > before) {
            return Optional.empty();
        }
        Metric metric = named.computeIfAbsent(name, it -> new Metric(it, unit));
        return Optional.of(new Metrics.Told(metric, day, value));
    }

    private LocalDate day(Parts item) {
        String text = item.needed("day", 10);
        try {
            LocalDate day = LocalDate.parse(text);
            if (day.isAfter(latest) || day.isBefore(EARLIEST)) {
                item.fault("day", "is a day that was, not before " + EARLIEST);
            }
            return day;
        } catch (DateTimeException e) {
            if (!text.isEmpty()) {
                item.fault("day", "is a day such as 2026-03-31");
            }
            return EARLIEST;
        }
    }

    private Metric.Unit unit(Parts item, String name) {
        String word = item.text("unit", 10);
        Optional<Metric.Unit> given = Metric.Unit.of(word);
        Optional<Metric.Unit> must = Metric.known(name)
                .or(() -> Optional.ofNullable(named.get(name)).map(Metric::unit))
                .or(() -> Metric.isName(name) ? known.apply(name).map(Metric::unit) : Optional.empty());
        if (!word.isEmpty() && given.isEmpty()) {
            item.fault("unit", "is percent, seconds or number");
        } else if (given.isPresent() && must.isPresent() && !must.equals(given)) {
            item.fault("unit", "is " + must.get().word() + " for " + name);
        }
        return must.or(() -> given).orElse(Metric.Unit.NUMBER);
    }

    private static Optional<BigDecimal> value(Parts item, Metric.Unit unit) {
        Optional<BigDecimal> value = item.number("value");
        if (item.truth("remove", false)) {
            if (value.isPresent()) {
                item.fault("remove", "goes without a value");
            }
            return Optional.empty();
        }
        if (!item.has("value")) {
            item.fault("value", "must be given: a number; \"remove\": true takes a day back");
        }
        value.flatMap(unit::wrong).ifPresent(why -> item.fault("value", why));
        return value;
    }
}
