package dev.parley.flowfile;

import dev.parley.flow.Language;
import dev.parley.flowfile.source.Mark;
import dev.parley.flowfile.source.Nearest;
import dev.parley.flowfile.source.Node.Mapping;
import dev.parley.flowfile.source.Node.Mapping.Entry;
import dev.parley.flowfile.source.Problems;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// The texts of a flow in other languages than its own, by step id; the built-in messages stand under `messages`. One
/// thread.
final class Translations {
    /// Stands beside the step ids of a language.
    static final String MESSAGES = "messages";

    /// As many gaps are named in one warning.
    private static final int SHOWN = 8;

    private final Problems problems;
    private final Map<Language, Map<String, Translated>> steps =
            new TreeMap<>(java.util.Comparator.comparing(Language::tag));
    private final Map<Language, Mark> marks = new LinkedHashMap<>();
    private final Map<Language, Set<String>> missing = new LinkedHashMap<>();
    private final Set<String> asked = new HashSet<>();

    private Translations(Problems problems) {
        this.problems = problems;
    }

    /// Reads the languages, not yet their texts: those are checked against the step they belong to.
    static Translations read(List<Entry> languages, Language own, Problems problems) {
        Translations translations = new Translations(problems);
        if (languages.size() >= FlowLimits.MAX_LANGUAGES) {
            problems.error(languages.getFirst().key().mark(), "more than " + FlowLimits.MAX_LANGUAGES + " languages");
            return translations;
        }
        languages.forEach(entry -> translations.language(entry, own));
        return translations;
    }

    private void language(Entry entry, Language own) {
        String tag = entry.key().text();
        Mark at = entry.key().mark();
        if (!Language.isValid(tag)) {
            problems.error(at, Reads.quote(tag) + " is no language; write a tag such as es or pt-BR");
        } else if (new Language(tag).equals(own)) {
            problems.error(at, "the texts above are in " + own + " already");
        } else if (marks.putIfAbsent(new Language(tag), at) != null) {
            problems.error(at, "language " + new Language(tag) + " is there twice");
        } else {
            new Reads(problems).mapping(entry.value(), tag).ifPresent(mapping -> texts(new Language(tag), mapping));
        }
    }

    private void texts(Language language, Mapping mapping) {
        Map<String, Translated> texts = new LinkedHashMap<>();
        for (Entry entry : mapping.entries()) {
            texts.put(entry.key().text(), Translated.of(language, entry));
        }
        steps.put(language, texts);
    }

    /// The other languages, by tag.
    List<Language> languages() {
        return List.copyOf(steps.keySet());
    }

    /// What is written for a step, by language.
    List<Translated> of(String step) {
        asked.add(step);
        List<Translated> found = new ArrayList<>();
        steps.forEach((language, texts) -> {
            Translated text = texts.get(step);
            if (text != null) {
                found.add(text);
            }
        });
        return found;
    }

    /// Notes which languages have no words for something.
    void expect(Set<Language> there, String what) {
        languages().stream().filter(language -> !there.contains(language)).forEach(language -> lacks(language, what));
    }

    private static String some(Set<String> texts) {
        int more = texts.size() - SHOWN;
        return texts.stream().limit(SHOWN).collect(Collectors.joining(", "))
                + (more > 0 ? " and " + more + " more" : "");
    }

    private void lacks(Language language, String what) {
        missing.computeIfAbsent(language, tag -> new LinkedHashSet<>()).add(what);
    }

    /// Reports texts for steps that do not exist, and steps without texts.
    void finish(Collection<String> ids) {
        steps.forEach((language, texts) -> texts.forEach((id, text) -> {
            if (problems.isFull()) {
                return;
            }
            if (!ids.contains(id) && !id.equals(MESSAGES)) {
                problems.error(text.mark(), "no step has the id " + Reads.quote(id) + Nearest.hint(id, ids));
            } else if (!asked.contains(id)) {
                problems.error(text.mark(), "step " + id + " has no texts to translate");
            }
        }));
        missing.forEach((language, texts) -> problems.warning(
                marks.getOrDefault(language, Mark.START),
                "not in " + language + ", so sent in the flow's own language: " + some(texts)));
    }
}
