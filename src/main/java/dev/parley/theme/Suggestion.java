package dev.parley.theme;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/// A theme that nobody looks for yet: words that unhappy people use more than others and that stand together. Always a
/// hint for somebody who reads on, never a proof.
///
/// @param words the strongest first, two at least
/// @param here in how many texts of unhappy people one of them stands
/// @param there in how many texts of others
public record Suggestion(List<String> words, int here, int there) {
    /// So many times as often among unhappy people as among others.
    private static final double LEAST_OFTENER = 2;
    /// In so many texts two words stand together.
    private static final int LEAST_TOGETHER = 3;
    /// And in so many of those in which the rarer one stands.
    private static final double OFTEN = 0.5;

    private static final int LOOKED = 80;
    private static final int WORDS = 5;

    public Suggestion {
        words = List.copyOf(words);
    }

    /// What to look for, what most people speak of first.
    ///
    /// @param may whether a word may be told and is in no theme yet
    public static List<Suggestion> of(List<String> unhappy, List<String> others, Predicate<String> may) {
        List<String> left = new ArrayList<>(Leaning.of(unhappy, others, may, LOOKED).stream()
                .filter(word -> isOftener(word, unhappy.size(), others.size()))
                .map(Leaning.Word::word)
                .toList());
        Map<String, Set<Integer>> here = places(unhappy, left);
        Map<String, Set<Integer>> there = places(others, left);
        List<Suggestion> found = new ArrayList<>();
        while (!left.isEmpty()) {
            List<String> group = group(left, here);
            left.removeAll(group);
            if (group.size() > 1) {
                found.add(new Suggestion(
                        group, all(group, here).size(), all(group, there).size()));
            }
        }
        found.sort((one, other) -> Integer.compare(other.here(), one.here()));
        return found;
    }

    private static boolean isOftener(Leaning.Word word, int unhappy, int others) {
        double rate = (double) word.here() / unhappy;
        return rate >= LEAST_OFTENER * word.there() / Math.max(1, others);
    }

    /// The first word, and those that stand with it.
    private static List<String> group(List<String> left, Map<String, Set<Integer>> places) {
        Set<Integer> first = places.getOrDefault(left.getFirst(), Set.of());
        return left.stream()
                .filter(word -> word.equals(left.getFirst()) || together(first, places.getOrDefault(word, Set.of())))
                .limit(WORDS)
                .toList();
    }

    private static boolean together(Set<Integer> one, Set<Integer> other) {
        long shared = one.stream().filter(other::contains).count();
        return shared >= LEAST_TOGETHER && shared >= OFTEN * Math.min(one.size(), other.size());
    }

    private static Set<Integer> all(List<String> words, Map<String, Set<Integer>> places) {
        Set<Integer> all = new HashSet<>();
        words.forEach(word -> all.addAll(places.getOrDefault(word, Set.of())));
        return all;
    }

    private static Map<String, Set<Integer>> places(List<String> texts, List<String> words) {
        Set<String> wanted = Set.copyOf(words);
        Map<String, Set<Integer>> places = new LinkedHashMap<>();
        for (int i = 0; i < texts.size(); i++) {
            int at = i;
            Words.telling(texts.get(i)).stream()
                    .filter(wanted::contains)
                    .forEach(word ->
                            places.computeIfAbsent(word, one -> new HashSet<>()).add(at));
        }
        return places;
    }
}
