package dev.parley.theme;

import java.util.List;
import java.util.Optional;

/// Weighs the words of a clause by the words around them, as VADER does. Pure.
final class Weighing {
    /// So many words before a word may turn or weigh it.
    private static final int REACH = 3;
    /// `not good` is less bad than `bad`; `not bad` is less good than `good`.
    private static final double NOT_GOOD = -0.8;
    private static final double NOT_BAD = -0.5;
    private static final double MORE = 1.3;
    private static final double LESS = 0.7;
    private static final double BEFORE_BUT = 0.5;
    private static final double BEHIND_BUT = 1.5;

    private Weighing() {}

    /// The sum of what came before and of a clause.
    static double added(double before, List<String> clause, Lexicon words) {
        double sum = before;
        double weight = 1;
        for (int at = 0; at < clause.size(); at++) {
            if (words.is("but", clause.get(at))) {
                sum *= BEFORE_BUT;
                weight = BEHIND_BUT;
            }
            Optional<Lexicon.Hit> hit = words.at(clause, at);
            if (hit.isPresent()) {
                sum += weight * weighed(hit.get(), clause, at, words);
                at += hit.get().length() - 1;
            }
        }
        return sum;
    }

    private static double weighed(Lexicon.Hit hit, List<String> clause, int at, Lexicon words) {
        double weight = hit.weight();
        boolean isTurned = false;
        for (String word : clause.subList(Math.max(0, at - REACH), at)) {
            weight *= words.is("more", word) ? MORE : 1;
            weight *= words.is("less", word) ? LESS : 1;
            isTurned |= words.is("not", word);
        }
        // `pas satisfait` is an entry of its own: the `ne` before it belongs to it.
        if (!isTurned || words.is("not", clause.get(at))) {
            return weight;
        }
        return weight * (weight > 0 ? NOT_GOOD : NOT_BAD);
    }
}
