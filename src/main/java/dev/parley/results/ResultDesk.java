package dev.parley.results;

import dev.parley.flow.Flow;
import dev.parley.flow.FlowId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Answers questions about results from the sums, and keeps the sums fresh for those who ask. Safe for any thread.
public final class ResultDesk {
    /// So long somebody waits for a day to be counted again; what takes longer is in the next answer.
    private static final Duration PATIENCE = Duration.ofMillis(250);
    /// Who has looked is likely to look again.
    private static final Duration INTEREST = Duration.ofMinutes(2);
    /// Of each look round in the background, of which there is one every five seconds.
    private static final Duration ROUND = Duration.ofSeconds(4);

    private final Recount recount;
    private final Sums sums;
    private final Recount.Time time;
    private final AtomicReference<Instant> looked = new AtomicReference<>(Instant.EPOCH);

    public ResultDesk(Recount recount, Sums sums, Recount.Time time) {
        this.recount = recount;
        this.sums = sums;
        this.time = time;
    }

    /// Today, where this installation is.
    public LocalDate today() {
        return time.today();
    }

    /// The time zone of all days.
    public String zone() {
        return time.zone().getId();
    }

    /// The fields by which a flow's results can be split.
    public static List<String> fields(Flow flow) {
        return Stream.concat(Talks.ALWAYS.stream(), Talks.fields(flow).stream())
                .distinct()
                .toList();
    }

    /// What is known.
    public Report report(FlowId flow, Wanted wanted) {
        looked.set(time.clock().instant());
        Days days = wanted.days();
        Days both = new Days(days.before().from(), days.to());
        int pending = recount.refresh(both, PATIENCE).size();
        Adding before = new Adding();
        Pieces pieces = new Pieces(wanted);
        sums.add(
                flow,
                wanted.group().field(),
                both,
                (day, value) -> Optional.of(wanted.group().value())
                        .filter(value::equals)
                        .map(mine -> pieces.of(day).orElse(before)));
        List<Report.Point> trend = pieces.trend();
        Map<String, List<Report.Part>> groups = new LinkedHashMap<>();
        wanted.by().forEach(field -> groups.put(field, parts(flow, field, days)));
        return new Report(
                wanted,
                new Report.Fresh(time.clock().instant(), pending),
                new Report.Span(Pieces.sum(trend), before.sheet()),
                trend,
                groups);
    }

    /// What is known of each of the groups that are to be laid beside one another.
    public List<Report.Side> sides(FlowId flow, Wanted wanted) {
        if (wanted.beside().isEmpty()) {
            return List.of();
        }
        Map<String, Pieces> sides = new LinkedHashMap<>();
        wanted.beside().forEach(group -> sides.put(group.value(), new Pieces(wanted)));
        sums.add(
                flow,
                wanted.beside().getFirst().field(),
                wanted.days(),
                (day, value) -> Optional.ofNullable(sides.get(value)).flatMap(pieces -> pieces.of(day)));
        return wanted.beside().stream()
                .map(group -> Objects.requireNonNull(sides.get(group.value()), "each has its own")
                        .side(group))
                .toList();
    }

    /// To be called every few seconds: tells other nodes what changed here, and counts for those who look.
    public int round() {
        recount.tell();
        boolean isWatched = looked.get().plus(INTEREST).isAfter(time.clock().instant());
        return isWatched ? recount.round(ROUND) : 0;
    }

    /// Counts until nothing is left to count.
    public void catchUp() {
        int left = 1;
        while (left > 0) {
            left = recount.round(ROUND);
        }
    }

    private List<Report.Part> parts(FlowId flow, String field, Days days) {
        Map<String, Adding> groups = new HashMap<>();
        sums.add(flow, field, days, (day, value) -> Optional.of(groups.computeIfAbsent(value, it -> new Adding())));
        Comparator<Report.Part> largestFirst =
                Comparator.comparingLong(part -> -part.sheet().conversations());
        return groups.entrySet().stream()
                .map(one -> new Report.Part(one.getKey(), one.getValue().sheet()))
                .filter(part -> part.sheet().conversations() > 0)
                .sorted(largestFirst.thenComparing(Report.Part::value))
                .collect(Collectors.toUnmodifiableList());
    }
}
