package dev.parley.flowfile;

import dev.parley.flow.Language;
import dev.parley.flow.Scale;
import dev.parley.flowfile.source.Node.Mapping.Entry;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// Reads the author's words for single numbers of a scale. One thread.
final class LabelReader {
    private static final Pattern WHOLE = Pattern.compile("-?\\d{1,9}");

    private final Desk desk;
    private final Scale scale;
    private final Map<Integer, Map<Language, String>> labels = new TreeMap<>();

    LabelReader(Desk desk, Scale scale) {
        this.desk = desk;
        this.scale = scale;
    }

    Map<Integer, Map<Language, String>> read(Form form, StepForm step) {
        add(form.entries("labels"), desk.texts().language());
        for (Translated text : desk.translations().of(step.written())) {
            text.form(desk.problems()).ifPresent(other -> add(other.entries("labels"), text.language()));
        }
        return labels;
    }

    private void add(List<Entry> entries, Language language) {
        for (Entry entry : entries) {
            String number = entry.key().text();
            if (!WHOLE.matcher(number).matches() || !scale.contains(Long.parseLong(number))) {
                desk.problems()
                        .error(
                                entry.key().mark(),
                                Reads.quote(number) + " is outside " + scale.min() + "-" + scale.max());
                continue;
            }
            desk.reads()
                    .label(entry.value(), "a label")
                    .ifPresent(text -> labels.computeIfAbsent(Integer.valueOf(number), n -> new LinkedHashMap<>())
                            .put(language, text));
        }
    }
}
