package dev.parley.authoring;

import dev.parley.flow.Flow;
import dev.parley.flow.Language;
import dev.parley.flow.Medium;
import dev.parley.flow.Segments;
import dev.parley.flowfile.source.Mark;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/// How many SMS segments the texts of a flow take, counted with the flow's variables and defaults and with eight
/// letters for whatever else is filled in; questions with their numbered options, as text messages list them.
public final class TextCosts {
    private TextCosts() {}

    /// One text in one language.
    public record Cost(String what, Language language, Segments segments) {
        @Override
        public String toString() {
            String count = segments.count() + (segments.count() == 1 ? " segment" : " segments");
            return what + " [" + language + "]: " + count + " (" + segments.units() + " characters, "
                    + segments.encoding() + ")";
        }
    }

    /// Every text that may go out as a text message, in the order of the flow; none if it is never sent by SMS.
    ///
    /// @param places where steps stand, by id, to name those without an id of their own
    public static List<Cost> of(Flow flow, Map<String, Mark> places) {
        if (!areSent(flow)) {
            return List.of();
        }
        return Said.of(flow, places).stream()
                .flatMap(said -> said.wording().languages().keySet().stream()
                        .map(language -> new Cost(said.what(), language, segments(flow, said, language))))
                .toList();
    }

    /// Whether the flow may go out as text messages.
    static boolean areSent(Flow flow) {
        List<Medium> channels = flow.start().invite().gates().channels();
        return channels.isEmpty() || channels.contains(Medium.SMS);
    }

    static Segments segments(Flow flow, Said said, Language language) {
        return Segments.of(said.text(language, flow.defaults().vars()));
    }

    /// The dearest text, in a sentence's end.
    public static String summary(Flow flow) {
        return of(flow, Map.of()).stream()
                .max(Comparator.comparingInt(cost -> cost.segments().count()))
                .map(most -> "texts of up to " + most.segments().count()
                        + (most.segments().count() == 1 ? " SMS segment" : " SMS segments"))
                .orElse("never sent by SMS");
    }
}
