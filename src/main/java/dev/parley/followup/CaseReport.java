package dev.parley.followup;

import dev.parley.conversation.Answer;
import dev.parley.conversation.Conversation;
import dev.parley.flow.Value;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/// How the desk does with the cases that were opened in a period. Times are working time of the desk. Pure.
///
/// @param opened how many there were
/// @param replied how many of them somebody has replied to
/// @param firstReply the median until the first reply; empty without one
/// @param closing the median until they were closed; empty without one
/// @param causes how many were closed with which cause
/// @param recovery what people scored after their case was closed
/// @param others what people scored after their case was opened that is not closed yet. Nobody drew lots who is which,
///     so a difference between the two may lie in the people
public record CaseReport(
        int opened,
        Replies replied,
        Optional<Duration> firstReply,
        Optional<Duration> closing,
        Map<String, Integer> causes,
        Recovery recovery,
        Recovery others) {
    /// How many were replied to, in time, and not at all although they are due.
    public record Replies(int all, int inTime, int overdue) {}

    /// Of so many cases, how many people have scored on the same scale since, and how many of them higher.
    public record Recovery(int cases, int scored, int higher) {}

    public CaseReport {
        causes = Map.copyOf(causes);
    }

    /// The report of these cases.
    ///
    /// @param talks the conversations of a case's person
    static CaseReport of(List<Case> cases, BusinessHours hours, Function<Case, List<Conversation>> talks, Instant now) {
        Map<String, Integer> causes = new TreeMap<>();
        List<Case> closed = cases.stream().filter(CaseReport::isClosed).toList();
        closed.forEach(one -> causes.merge(one.handling().cause(), 1, Integer::sum));
        List<Case> open = cases.stream()
                .filter(one -> one.handling().state() != Case.State.DONE)
                .toList();
        return new CaseReport(
                cases.size(),
                replies(cases, now),
                median(cases.stream()
                        .flatMap(one -> time(one, one.handling().times().replied(), hours))),
                median(closed.stream()
                        .flatMap(one -> time(one, one.handling().times().closed(), hours))),
                causes,
                recovery(closed, talks),
                recovery(open, talks));
    }

    private static Recovery recovery(List<Case> cases, Function<Case, List<Conversation>> talks) {
        List<Boolean> since = cases.stream()
                .flatMap(one -> higher(one, talks.apply(one)).stream())
                .toList();
        int higher = (int) since.stream().filter(Boolean::booleanValue).count();
        return new Recovery(cases.size(), since.size(), higher);
    }

    /// What a correction closed was no case.
    private static boolean isClosed(Case one) {
        return one.handling().state() == Case.State.DONE
                && !one.handling().cause().equals("corrected");
    }

    private static Replies replies(List<Case> cases, Instant now) {
        int all = 0;
        int inTime = 0;
        int overdue = 0;
        for (Case one : cases) {
            Case.Times times = one.handling().times();
            all += times.replied().isPresent() ? 1 : 0;
            inTime += times.replied().filter(at -> !at.isAfter(times.due())).isPresent() ? 1 : 0;
            boolean waits = times.replied().isEmpty() && one.handling().state() != Case.State.DONE;
            overdue += waits && times.due().isBefore(now) ? 1 : 0;
        }
        return new Replies(all, inTime, overdue);
    }

    private static Stream<Duration> time(Case one, Optional<Instant> end, BusinessHours hours) {
        return end.stream().map(at -> hours.between(one.handling().times().opened(), at));
    }

    private static Optional<Duration> median(Stream<Duration> times) {
        List<Duration> sorted = times.sorted().toList();
        int half = sorted.size() / 2;
        if (sorted.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                sorted.size() % 2 == 1
                        ? sorted.get(half)
                        : sorted.get(half - 1).plus(sorted.get(half)).dividedBy(2));
    }

    /// Whether the person's next score on the same scale was higher; empty if there is none yet.
    private static Optional<Boolean> higher(Case one, List<Conversation> talks) {
        Case.Times times = one.handling().times();
        Instant since = times.closed().orElse(times.opened());
        if (one.about().said().score().isEmpty()) {
            return Optional.empty();
        }
        BigDecimal before = new BigDecimal(one.about().said().score());
        return talks.stream()
                .filter(talk -> !talk.id().equals(one.about().conversation()))
                .flatMap(talk -> talk.history().answers().stream())
                .filter(answer ->
                        answer.rating().scale().equals(one.about().said().scale()))
                .filter(answer -> answer.evidence().at().isAfter(since))
                .min(java.util.Comparator.comparing(
                        (Answer answer) -> answer.evidence().at()))
                .map(Answer::value)
                .filter(Value.Numeric.class::isInstance)
                .map(value -> ((Value.Numeric) value).number().compareTo(before) > 0);
    }
}
