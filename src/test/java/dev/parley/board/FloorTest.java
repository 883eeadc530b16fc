package dev.parley.board;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.insight.Outcome;
import dev.parley.results.Counts;
import dev.parley.results.Days;
import dev.parley.results.Group;
import dev.parley.results.How;
import dev.parley.results.Interval;
import dev.parley.results.Question;
import dev.parley.results.Report;
import dev.parley.results.Sheet;
import dev.parley.results.Wanted;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FloorTest {
    private static final Question NPS = new Question("recommend", "nps");
    private static final LocalDate DAY = LocalDate.parse("2026-03-02");

    @Test
    void a_small_group_is_not_shown_nor_what_is_left_when_the_others_are_taken_from_the_whole() {
        assertThat(shown(40, 9, 30, 8)).containsExactly(40L, 30L);
        assertThat(shown(40, 9, 30, 12))
                .as("12 goes, too: it would give 9 away")
                .containsExactly(40L, 30L);
        assertThat(shown(40, 30)).containsExactly(40L, 30L);
        assertThat(shown(3)).isEmpty();
        assertThat(shown(11, 3)).isEmpty();
    }

    @Test
    void whatever_the_groups_are_nothing_small_follows_from_what_is_shown() {
        Random chance = new Random(1);
        for (int i = 0; i < 2_000; i++) {
            long[] sizes = chance.longs(1 + chance.nextInt(6), 0, 25).toArray();
            long all = java.util.Arrays.stream(sizes).sum();
            List<Long> shown = shown(sizes);
            long left = all - shown.stream().mapToLong(Long::longValue).sum();
            assertThat(shown).allMatch(size -> size >= Floor.LEAST);
            boolean nothingElse = shown.isEmpty();
            assertThat(left == 0 || left >= Floor.LEAST || nothingElse)
                    .as("%s of %s", shown, java.util.Arrays.toString(sizes))
                    .isTrue();
        }
    }

    @Test
    void a_question_that_few_answered_and_a_day_of_few_are_not_shown() {
        Sheet talks = new Sheet(
                Map.of(Outcome.COMPLETED, 30L),
                Map.of(),
                Map.of(NPS, answered(30), new Question("callback", "yes-no"), answered(9)));
        Report report = report(List.of(sheet(21), sheet(9), sheet(0), sheet(40)), List.of(talks));

        Report floored = Floor.of(report);

        assertThat(floored.groups()
                        .getOrDefault("store", List.of())
                        .getFirst()
                        .sheet()
                        .questions())
                .containsOnlyKeys(NPS);
        assertThat(floored.trend())
                .extracting(point -> point.sheet().conversations())
                .containsExactly(0L, 0L, 0L, 40L);
        assertThat(Floor.of(report(List.of(sheet(9)), List.of())).span().now()).isEqualTo(Sheet.NONE);
    }

    private static List<Long> shown(long... sizes) {
        List<Sheet> groups = new ArrayList<>();
        for (long size : sizes) {
            groups.add(sheet(size));
        }
        return Floor.of(report(List.of(), groups)).groups().getOrDefault("store", List.of()).stream()
                .map(part -> part.sheet().conversations())
                .toList();
    }

    private static Report report(List<Sheet> days, List<Sheet> groups) {
        Wanted wanted = new Wanted(new Days(DAY, DAY), Interval.DAY, Group.ALL, List.of("store"));
        List<Report.Point> trend = new ArrayList<>();
        Sheet all = Sheet.NONE;
        for (Sheet day : days) {
            LocalDate on = DAY.plusDays(trend.size());
            trend.add(new Report.Point(new Days(on, on), day));
            all = all.plus(day);
        }
        List<Report.Part> parts = new ArrayList<>();
        groups.forEach(group -> parts.add(new Report.Part("s" + parts.size(), group)));
        return new Report(
                wanted,
                new Report.Fresh(Instant.EPOCH, 0),
                new Report.Span(all, Sheet.NONE),
                trend,
                Map.of("store", parts));
    }

    private static Sheet sheet(long people) {
        return people == 0
                ? Sheet.NONE
                : new Sheet(Map.of(Outcome.COMPLETED, people), Map.of(), Map.of(NPS, answered(people)));
    }

    private static Counts answered(long people) {
        return new Counts(Map.of(How.ANSWERED, people), 0, Map.of("9", people), Map.of());
    }
}
