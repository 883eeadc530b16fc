package dev.parley.flowfile.text;

import dev.parley.flow.Template;
import dev.parley.flow.Value;
import java.util.List;

/// A text as it may look when it is sent, for counting its length before anybody is known.
public final class Sample {
    /// A name, an amount or a day has about as many letters.
    private static final String USUAL = "xxxxxxxx";

    private Sample() {}

    /// The text with the flow's own variables, the author's defaults, and eight letters for whatever else is put in.
    public static String of(Template template, Value.Fields vars) {
        if (!(template instanceof FilledText filled)) {
            return template.source();
        }
        StringBuilder text = new StringBuilder();
        for (Piece piece : filled.pieces()) {
            switch (piece) {
                case Piece.Words words -> text.append(words.text());
                case Piece.Place place -> text.append(place(place, vars));
            }
        }
        return text.toString();
    }

    private static String place(Piece.Place place, Value.Fields vars) {
        List<String> path = place.path();
        boolean variable = path.size() == 2 && path.getFirst().equals("vars");
        String known = variable ? vars.get(path.get(1)).shown() : "";
        return known.isEmpty()
                ? place.filters().stream()
                        .filter(step -> step.filter() == Filter.DEFAULT)
                        .map(step -> step.arguments().getFirst())
                        .findFirst()
                        .orElse(USUAL)
                : known;
    }
}
