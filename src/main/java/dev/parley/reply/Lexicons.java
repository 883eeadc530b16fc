package dev.parley.reply;

import dev.parley.flow.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// The languages' words, each read when the first reply in it comes. Safe for any thread.
final class Lexicons {
    private final Map<String, Optional<Lexicon>> read = new ConcurrentHashMap<>();
    private final Map<List<Language>, List<Lexicon>> lists = new ConcurrentHashMap<>();

    /// The lexicons for a conversation's languages in their order, then English; languages without a file are left out.
    List<Lexicon> of(List<Language> languages) {
        List<Lexicon> known = lists.get(languages);
        return known == null ? lists.computeIfAbsent(languages, this::collect) : known;
    }

    private List<Lexicon> collect(List<Language> languages) {
        List<Lexicon> found = new ArrayList<>();
        languages.forEach(language -> add(language, found));
        add(Language.ENGLISH, found);
        return List.copyOf(found);
    }

    private void add(Language language, List<Lexicon> found) {
        read.computeIfAbsent(fileOf(language), LexiconFile::read)
                .filter(lexicon -> !found.contains(lexicon))
                .ifPresent(found::add);
    }

    /// Norwegian is written as Bokmål unless said otherwise.
    private static String fileOf(Language language) {
        String base = language.base().tag();
        return base.equals("no") || base.equals("nn") ? "nb" : base;
    }
}
