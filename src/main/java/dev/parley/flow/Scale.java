package dev.parley.flow;

import java.util.List;
import java.util.Optional;

/// A closed range of whole numbers with its bands.
public record Scale(ScoreKind kind, int min, int max, List<Band> bands) {
    /// 0–10 with detractors, passives and promoters.
    public static final Scale NPS = new Scale(
            ScoreKind.NPS,
            0,
            10,
            List.of(new Band("detractor", 0, 6), new Band("passive", 7, 8), new Band("promoter", 9, 10)));
    /// 0–10, 7 and up likely to advise against.
    public static final Scale DETRACT =
            new Scale(ScoreKind.DETRACT, 0, 10, List.of(new Band("likely", 7, 10), new Band("unlikely", 0, 6)));
    /// 1–5, 4 and 5 satisfied.
    public static final Scale CSAT = new Scale(
            ScoreKind.CSAT,
            1,
            5,
            List.of(new Band("dissatisfied", 1, 2), new Band("neutral", 3, 3), new Band("satisfied", 4, 5)));
    /// 1–7, 7 very easy.
    public static final Scale CES = new Scale(
            ScoreKind.CES,
            1,
            7,
            List.of(new Band("difficult", 1, 3), new Band("neutral", 4, 4), new Band("easy", 5, 7)));

    /// More steps than a person can tell apart are a mistake.
    public static final int MAX_SIZE = 101;

    /// @throws IllegalArgumentException if the range is empty or has more than {@value #MAX_SIZE} numbers
    public Scale {
        if (min >= max || max - (long) min >= MAX_SIZE) {
            throw new IllegalArgumentException("a scale has 2 to " + MAX_SIZE + " numbers: " + min + "-" + max);
        }
        bands = List.copyOf(bands);
    }

    /// A scale of any other range, without bands.
    public static Scale rating(int min, int max) {
        return new Scale(ScoreKind.RATING, min, max, List.of());
    }

    /// Whether a number is a score on it.
    public boolean contains(long score) {
        return score >= min && score <= max;
    }

    /// The band a score lies in; empty on scales without bands.
    public Optional<Band> bandOf(int score) {
        return bands.stream().filter(band -> band.contains(score)).findFirst();
    }

    /// The band of that name.
    public Optional<Band> band(String name) {
        return bands.stream().filter(band -> band.name().equals(name)).findFirst();
    }
}
