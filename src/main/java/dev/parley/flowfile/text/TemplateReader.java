package dev.parley.flowfile.text;

import dev.parley.flow.Template;
import dev.parley.flowfile.source.Nearest;
import dev.parley.flowfile.source.Node.Scalar;
import dev.parley.flowfile.source.Problems;
import java.util.ArrayList;
import java.util.List;

/// Reads a text with places to fill in and checks every name, filter and argument in it. One thread.
public final class TemplateReader {
    private final Scalar scalar;
    private final String text;
    private final Names names;
    private final Problems problems;
    private int at;
    private boolean faulty;

    private TemplateReader(Scalar scalar, Names names, Problems problems) {
        this.scalar = scalar;
        this.text = scalar.text();
        this.names = names;
        this.problems = problems;
    }

    /// The text; one that says the same without places if there is something wrong with them, which is reported.
    public static Template read(Scalar scalar, Names names, Problems problems) {
        return scalar.text().contains("{{") || scalar.text().contains("{%")
                ? new TemplateReader(scalar, names, problems).template()
                : Template.plain(scalar.text());
    }

    private Template template() {
        List<Piece> pieces = new ArrayList<>();
        int tag = text.indexOf("{%");
        if (tag >= 0) {
            fault(tag, "{% %} is not known here; use the steps when and choose for conditions");
        }
        while (at < text.length()) {
            int open = text.indexOf("{{", at);
            if (open != at) {
                pieces.add(new Piece.Words(text.substring(at, open < 0 ? text.length() : open)));
            }
            at = open < 0 ? text.length() : open + 2;
            if (open >= 0) {
                place(open, pieces);
            }
        }
        return faulty ? Template.plain(text) : new FilledText(text, pieces);
    }

    private void place(int open, List<Piece> pieces) {
        int close = text.indexOf("}}", at);
        if (close < 0) {
            fault(open, "{{ is never closed by }}");
            at = text.length();
            return;
        }
        PlaceReader reader = new PlaceReader(text.substring(at, close));
        switch (reader.read()) {
            case PlaceReader.Read.Bad bad -> fault(at + bad.offset(), bad.why());
            case PlaceReader.Read.Good good -> {
                List<String> path = resolved(good);
                List<Piece.Step> filters = filters(good);
                pieces.add(new Piece.Place(path, filters));
            }
        }
        at = close + 2;
    }

    private List<String> resolved(PlaceReader.Read.Good good) {
        return switch (names.find(good.path())) {
            case Names.Found.Known known -> {
                names.doubt(good.path()).ifPresent(why -> problems.warning(scalar.at(at + good.offset()), why));
                yield known.path();
            }
            case Names.Found.Unknown unknown -> {
                fault(at + good.offset(), unknown.why());
                yield good.path();
            }
        };
    }

    private List<Piece.Step> filters(PlaceReader.Read.Good good) {
        List<Piece.Step> steps = new ArrayList<>();
        for (PlaceReader.RawFilter raw : good.filters()) {
            Filter.of(raw.name())
                    .ifPresentOrElse(
                            filter -> {
                                filter.check(raw.arguments()).ifPresent(why -> fault(at + raw.offset(), why));
                                steps.add(new Piece.Step(filter, raw.arguments()));
                            },
                            () -> fault(
                                    at + raw.offset(),
                                    "unknown filter " + raw.name() + Nearest.hint(raw.name(), Filter.words())));
        }
        return steps;
    }

    private void fault(int offset, String why) {
        faulty = true;
        problems.error(scalar.at(offset), why);
    }
}
