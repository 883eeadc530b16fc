package dev.parley.reply;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Lays out a language's patterns as ways through their words without writing out every phrase: what follows
/// `(stop|quit)` is laid out once. One thread.
final class PhraseMap {
    private final Wordings wordings;
    private final Waypoint start = new Waypoint();
    private final Set<String> vocabulary = new HashSet<>();

    PhraseMap(Wordings wordings) {
        this.wordings = wordings;
    }

    Phrases phrases() {
        return new Phrases(start, vocabulary);
    }

    /// Gives all phrases of a pattern one more role.
    ///
    /// @throws IllegalArgumentException if the pattern is not well formed
    void add(String pattern, Role role, int value) {
        lay(Set.of(start), pattern, new Waypoint()).stream()
                .filter(end -> end != start)
                .forEach(end -> end.mean(role, value));
    }

    /// Leads from some places through a pattern; most ways end at `target`. All places where it can end, those where
    /// it began among them if it can be empty.
    private Set<Waypoint> lay(Set<Waypoint> from, String pattern, Waypoint target) {
        List<String> parts = wordings.parts(pattern);
        Set<Waypoint> at = from;
        for (int i = 0; i < parts.size(); i++) {
            at = part(at, parts.get(i), i == parts.size() - 1 ? target : new Waypoint());
        }
        return at;
    }

    private Set<Waypoint> part(Set<Waypoint> from, String part, Waypoint target) {
        Set<Waypoint> ends = new LinkedHashSet<>();
        if (Wordings.isGroup(part)) {
            wordings.alternatives(part).forEach(each -> ends.addAll(lay(from, each, target)));
            return ends;
        }
        for (String phrase : wordings.of(part)) {
            Variants.of(phrase).forEach(variant -> ends.addAll(words(from, variant, target)));
        }
        return ends;
    }

    private Set<Waypoint> words(Set<Waypoint> from, String text, Waypoint target) {
        List<Token> tokens = Tokenizer.tokens(text, text.length());
        Set<Waypoint> at = from;
        for (int i = 0; i < tokens.size(); i++) {
            Waypoint to = i == tokens.size() - 1 ? target : new Waypoint();
            String word = tokens.get(i).word();
            vocabulary.add(word);
            at.forEach(place -> place.lead(word, to));
            at = Set.of(to);
        }
        return at;
    }
}
