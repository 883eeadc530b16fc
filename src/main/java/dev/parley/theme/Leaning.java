package dev.parley.theme;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/// Which words one group uses more than another: the log-odds ratio with an informative Dirichlet prior, as a z-score
/// (Monroe, Colaresi & Quinn, "Fightin' Words", Political Analysis 16(4), 2008, equations 15, 16, 22). The prior is the
/// words of both groups together, so that rare words need more evidence. A word counts once for each text, so that one
/// person who repeats it does not weigh more. Numbers and addresses are no words. Pure.
public final class Leaning {
    /// So much does the prior weigh, in texts: little beside hundreds, much beside a handful.
    private static final double PRIOR_TEXTS = 50;
    /// A word of fewer people may tell who said it, and tells nothing.
    private static final int LEAST = 3;

    private Leaning() {}

    /// A word and how far it leans.
    ///
    /// @param z above 1.96 it is told by more than chance, if one had looked at this word only; many are looked at,
    ///     so treat it as an order, and as a suggestion
    /// @param here in how many texts of the first group it stands
    /// @param there in how many of the second
    public record Word(String word, double z, int here, int there) {}

    /// The words that the first group leans to, the strongest first, at most so many.
    ///
    /// @param may whether a word may be told
    public static List<Word> of(List<String> first, List<String> second, Predicate<String> may, int most) {
        Map<String, Integer> here = counts(first);
        Map<String, Integer> there = counts(second);
        Set<String> all = new HashSet<>(here.keySet());
        all.addAll(there.keySet());
        double total = sum(here) + sum(there);
        double scale = PRIOR_TEXTS / Math.max(1, first.size() + second.size());
        return all.stream()
                .filter(word -> here.getOrDefault(word, 0) >= LEAST && may.test(word))
                .map(word -> {
                    int one = here.getOrDefault(word, 0);
                    int other = there.getOrDefault(word, 0);
                    double prior = (one + other) * scale;
                    double z = z(new Count(one, sum(here)), new Count(other, sum(there)), prior, total * scale);
                    return new Word(word, z, one, other);
                })
                .filter(word -> word.z() > 0)
                .sorted(Comparator.comparingDouble(Word::z).reversed().thenComparing(Word::word))
                .limit(most)
                .toList();
    }

    private record Count(double word, double all) {}

    /// @param prior the word's count in the prior
    /// @param priors all counts of the prior
    private static double z(Count one, Count other, double prior, double priors) {
        double odds = Math.log((one.word() + prior) / (one.all() + priors - one.word() - prior))
                - Math.log((other.word() + prior) / (other.all() + priors - other.word() - prior));
        double variance = 1 / (one.word() + prior) + 1 / (other.word() + prior);
        return odds / Math.sqrt(variance);
    }

    private static double sum(Map<String, Integer> counts) {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    private static Map<String, Integer> counts(List<String> texts) {
        Map<String, Integer> counts = new HashMap<>();
        texts.forEach(text -> new HashSet<>(Words.telling(text)).forEach(word -> counts.merge(word, 1, Integer::sum)));
        return counts;
    }
}
