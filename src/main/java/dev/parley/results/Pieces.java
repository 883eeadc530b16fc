package dev.parley.results;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/// The pieces of a time while each is added up. One thread.
final class Pieces {
    private final NavigableMap<LocalDate, Adding> sums = new TreeMap<>();
    private final List<Days> pieces;

    Pieces(Wanted wanted) {
        pieces = wanted.interval().pieces(wanted.days());
        pieces.forEach(piece -> sums.put(piece.from(), new Adding()));
    }

    /// The piece a day lies in; empty if it lies before all of them.
    Optional<Adding> of(LocalDate day) {
        return Optional.ofNullable(sums.floorEntry(day)).map(Map.Entry::getValue);
    }

    /// What was added up till now.
    List<Report.Point> trend() {
        return pieces.stream()
                .map(piece -> new Report.Point(
                        piece,
                        Objects.requireNonNull(sums.get(piece.from()), "each has one")
                                .sheet()))
                .toList();
    }

    Report.Side side(Group group) {
        List<Report.Point> trend = trend();
        return new Report.Side(group, sum(trend), trend);
    }

    static Sheet sum(List<Report.Point> trend) {
        Adding sum = new Adding();
        trend.forEach(point -> sum.add(point.sheet()));
        return sum.sheet();
    }
}
