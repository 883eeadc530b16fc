package dev.parley.web;

import dev.parley.followup.Remark;
import dev.parley.theme.Themes;
import dev.parley.theme.Tone;
import dev.parley.theme.Tones;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/// Which remarks a list shows; what is empty fits all.
///
/// @param theme `-` for what no theme fits
record RemarkFilter(
        Optional<String> theme,
        Optional<Remark.Mood> mood,
        Optional<String> sound,
        Optional<String> language,
        Optional<String> words) {
    /// Reads it from a query, which collects what is wrong.
    static RemarkFilter read(Query query) {
        Optional<Remark.Mood> mood = query.text("mood").flatMap(Remark.Mood::of);
        if (query.text("mood").isPresent() && mood.isEmpty()) {
            query.fault("mood", "is unhappy, happy or unknown");
        }
        List<String> tones = Arrays.stream(Tone.values()).map(Tone::word).toList();
        Optional<String> sound = query.text("sentiment");
        if (sound.filter(word -> !tones.contains(word)).isPresent()) {
            query.fault("sentiment", "is one of " + String.join(", ", tones));
        }
        return new RemarkFilter(query.text("theme"), mood, sound, query.text("language"), query.text("words"));
    }

    /// Whether a remark is among those asked for.
    Predicate<Remark> fits(Themes themes, Tones tones) {
        return one -> mood().filter(wanted -> wanted != one.mood()).isEmpty()
                && language().filter(wanted -> !wanted.equals(one.language())).isEmpty()
                && words().filter(wanted -> !holds(one.text(), wanted)).isEmpty()
                && theme().filter(wanted -> !speaks(one, wanted, themes)).isEmpty()
                && sound().filter(wanted -> !sounds(one, wanted, tones)).isEmpty();
    }

    private static boolean holds(String text, String words) {
        return text.toLowerCase(Locale.ROOT).contains(words.toLowerCase(Locale.ROOT));
    }

    private static boolean speaks(Remark one, String wanted, Themes themes) {
        List<String> of = themes.of(one.text(), one.language());
        return wanted.equals("-") ? of.isEmpty() : of.contains(wanted);
    }

    private static boolean sounds(Remark one, String wanted, Tones tones) {
        return tones.of(one.text(), one.language())
                .filter(sound -> sound.tone().word().equals(wanted))
                .isPresent();
    }
}
