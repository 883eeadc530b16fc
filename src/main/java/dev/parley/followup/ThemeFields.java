package dev.parley.followup;

import dev.parley.flow.Value;
import dev.parley.theme.Theme;
import dev.parley.theme.Themes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Themes as named values, the same for the store and for the API: `{themes: [{name, phrases: {en: [..]}}]}`.
public final class ThemeFields {
    private static final int NAME = 60;
    private static final int PHRASE = 100;
    private static final int MOST = 100;

    private ThemeFields() {}

    /// Reads themes.
    ///
    /// @param faults what is wrong is added; nothing of what is read is of use then
    public static Themes read(Value given, List<Fault> faults) {
        Parts parts = Parts.of(given, faults);
        List<Theme> themes = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (Parts one : parts.objects("themes")) {
            String name = one.needed("name", NAME);
            if (!names.add(name)) {
                one.fault("name", "is the name of two themes");
            }
            Map<String, List<String>> phrases = phrases(one.object("phrases"));
            if (phrases.values().stream().allMatch(List::isEmpty)) {
                one.fault("phrases", "has a language with a phrase at least: {\"en\": [\"late\", \"too slow\"]}");
            } else if (!name.isEmpty()) {
                themes.add(new Theme(name, phrases));
            }
            one.nothingElse();
        }
        if (themes.size() > MOST) {
            parts.fault("themes", "are " + MOST + " at most: more than anybody can keep apart");
        }
        parts.nothingElse();
        return new Themes(themes);
    }

    private static Map<String, List<String>> phrases(Parts parts) {
        Map<String, List<String>> phrases = new LinkedHashMap<>();
        for (String language : parts.names()) {
            if (!language.equals("*") && !language.matches("[a-z]{2,3}")) {
                parts.fault(language, "is no language such as en, nor *");
            }
            phrases.put(language, parts.texts(language, PHRASE));
        }
        return phrases;
    }

    /// The themes as values, as {@link #read} reads them.
    public static Value.Fields of(Themes themes) {
        List<Value> all = themes.all().stream().map(ThemeFields::of).toList();
        return Value.Fields.NONE.with("themes", new Value.Many(all));
    }

    private static Value of(Theme theme) {
        Map<String, Value> phrases = new LinkedHashMap<>();
        theme.phrases().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(entry -> phrases.put(
                        entry.getKey(),
                        new Value.Many(entry.getValue().stream().map(Value::of).toList())));
        return Value.Fields.NONE.with("name", Value.of(theme.name())).with("phrases", new Value.Fields(phrases));
    }
}
