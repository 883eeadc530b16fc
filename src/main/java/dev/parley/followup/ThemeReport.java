package dev.parley.followup;

import dev.parley.theme.Leaning;
import dev.parley.theme.Suggestion;
import dev.parley.theme.Telling;
import dev.parley.theme.Theme;
import dev.parley.theme.Themes;
import dev.parley.theme.Tones;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// What people speak of, how it sounds, and what they speak of that nobody looks for yet. Pure.
///
/// @param sounds of all remarks
/// @param overTime the same by day, or by week (its Monday) in a longer time, in UTC
/// @param words that unhappy people use more than others
/// @param suggestions of themes, from words that no theme looks for
public record ThemeReport(
        Remarks.Found found,
        List<Mentions> themes,
        Sounds sounds,
        Map<LocalDate, Sounds> overTime,
        List<LeaningWord> words,
        List<Suggestion> suggestions) {
    private static final int WORDS = 30;
    private static final int SUGGESTIONS = 10;
    /// More days than that are drawn by week.
    private static final Duration BY_DAY = Duration.ofDays(31);

    public ThemeReport {
        themes = List.copyOf(themes);
        overTime = new TreeMap<>(overTime);
        words = List.copyOf(words);
        suggestions = List.copyOf(suggestions);
    }

    /// The report of what was found.
    public static ThemeReport of(Remarks.Found found, Remarks.Query period, Themes themes, Tones tones) {
        List<Remark> all = found.remarks();
        Predicate<String> may = Telling.of(
                        all.stream()
                                .map(one -> new Telling.Text(one.text(), one.language()))
                                .toList(),
                        found.people(),
                        tones)
                .words();
        Predicate<String> isNew = word -> themes.of(word, "").isEmpty();
        List<String> unhappy = texts(all, true);
        List<String> others = texts(all, false);
        return new ThemeReport(
                found,
                themes.all().stream().map(theme -> mentions(theme, all, tones)).toList(),
                Sounds.of(all, tones),
                overTime(all, period, tones),
                Leaning.of(unhappy, others, may, WORDS).stream()
                        .map(word -> new LeaningWord(word, isNew.test(word.word())))
                        .toList(),
                Suggestion.of(unhappy, others, may.and(isNew)).stream()
                        .limit(SUGGESTIONS)
                        .toList());
    }

    private static Mentions mentions(Theme theme, List<Remark> all, Tones tones) {
        List<Remark> fitting = all.stream()
                .filter(one -> theme.fits(one.text(), one.language()))
                .toList();
        int unhappy = (int) fitting.stream()
                .filter(one -> one.mood() == Remark.Mood.UNHAPPY)
                .count();
        return new Mentions(theme.name(), fitting.size(), unhappy, Sounds.of(fitting, tones));
    }

    private static Map<LocalDate, Sounds> overTime(List<Remark> all, Remarks.Query period, Tones tones) {
        boolean byDay = Duration.between(period.from(), period.until()).compareTo(BY_DAY) <= 0;
        Map<LocalDate, List<Remark>> days = all.stream().collect(Collectors.groupingBy(one -> {
            LocalDate day = one.origin().at().atOffset(ZoneOffset.UTC).toLocalDate();
            return byDay ? day : day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        }));
        Map<LocalDate, Sounds> sounds = new TreeMap<>();
        days.forEach((day, said) -> sounds.put(day, Sounds.of(said, tones)));
        return sounds;
    }

    /// What each person said, as one text: whoever says it again and again is one.
    private static List<String> texts(List<Remark> remarks, boolean unhappy) {
        Map<String, List<String>> said = new LinkedHashMap<>();
        remarks.stream()
                .filter(one -> (one.mood() == Remark.Mood.UNHAPPY) == unhappy)
                .forEach(one -> said.computeIfAbsent(one.author(), who -> new java.util.ArrayList<>())
                        .add(one.text()));
        return said.values().stream().map(texts -> String.join("\n", texts)).toList();
    }
}
