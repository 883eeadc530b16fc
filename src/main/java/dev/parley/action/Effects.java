package dev.parley.action;

import dev.parley.conversation.Answer;
import dev.parley.conversation.Conversation;
import dev.parley.flow.Value;
import dev.parley.inbox.LaneId;
import dev.parley.insight.Change;
import dev.parley.insight.Figure;
import dev.parley.insight.Measure;
import dev.parley.insight.Tally;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/// What became of those who raised an action's theme: how many were told or not and why, and whether more of the told
/// score higher since than of those who were held back. Only those are compared who could have been told, and chance
/// alone decided who was; the share of each side has an interval that holds however often one looks, and a difference
/// is called one only if it is. Pure.
///
/// @param fates how many met with which fate, by word
/// @param told of those told who have scored again, how many higher
/// @param heldBack the same of those who were held back
/// @param change of `told` against `heldBack`
public record Effects(Map<String, Integer> fates, Side told, Side heldBack, Change change) {
    private static final Measure HIGHER = Measure.share("higher", 1, 1);

    /// One side of the comparison.
    ///
    /// @param people how many there are
    /// @param again how many have scored again on the same scale
    /// @param higher the share of those who scored higher than before; empty without any
    public record Side(int people, long again, Optional<Figure> higher) {}

    public Effects {
        fates = Map.copyOf(fates);
    }

    static Effects of(List<Hearer> hearers, Function<LaneId, List<Conversation>> talks) {
        Map<String, Integer> fates = new TreeMap<>();
        hearers.forEach(one -> fates.merge(one.fate().stand().word(), 1, Integer::sum));
        List<Hearer> told = with(hearers, Hearer.Stand.TOLD);
        List<Hearer> heldBack = with(hearers, Hearer.Stand.HELD_BACK);
        Tally here = tally(told, talks);
        Tally there = tally(heldBack, talks);
        return new Effects(
                fates,
                new Side(told.size(), here.answers(), HIGHER.figure(here)),
                new Side(heldBack.size(), there.answers(), HIGHER.figure(there)),
                HIGHER.change(there, here));
    }

    private static List<Hearer> with(List<Hearer> hearers, Hearer.Stand stand) {
        return hearers.stream().filter(one -> one.fate().stand() == stand).toList();
    }

    private static Tally tally(List<Hearer> hearers, Function<LaneId, List<Conversation>> talks) {
        Map<Integer, Long> counts = new TreeMap<>();
        hearers.forEach(one -> isHigher(one, talks.apply(one.key().lane()))
                .ifPresent(higher -> counts.merge(higher ? 1 : 0, 1L, Long::sum)));
        return new Tally(counts);
    }

    /// Whether the next score after the news, on the scale on which they scored when they raised the theme, is higher.
    private static Optional<Boolean> isHigher(Hearer one, List<Conversation> talks) {
        Optional<Answer> before = talks.stream()
                .filter(talk -> talk.id().equals(one.raised()))
                .flatMap(talk -> talk.history().answers().stream())
                .filter(Effects::isScore)
                .findFirst();
        return before.flatMap(score -> after(
                        talks, score.rating().scale(), one.fate().at())
                .map(next -> number(next).compareTo(number(score)) > 0));
    }

    private static Optional<Answer> after(List<Conversation> talks, String scale, Instant since) {
        return talks.stream()
                .flatMap(talk -> talk.history().answers().stream())
                .filter(Effects::isScore)
                .filter(answer -> answer.rating().scale().equals(scale))
                .filter(answer -> answer.evidence().at().isAfter(since))
                .min(Comparator.comparing((Answer answer) -> answer.evidence().at()));
    }

    private static boolean isScore(Answer answer) {
        return answer.value() instanceof Value.Numeric
                && !answer.rating().scale().isEmpty();
    }

    private static java.math.BigDecimal number(Answer answer) {
        return answer.value() instanceof Value.Numeric numeric ? numeric.number() : java.math.BigDecimal.ZERO;
    }
}
