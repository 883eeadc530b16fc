package dev.parley.flowfile.text;

import dev.parley.flow.Scope;
import dev.parley.flow.Template;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// A text with places, filled in one pass: what is put in is never looked at again.
record FilledText(String source, List<Piece> pieces) implements Template {
    FilledText {
        pieces = List.copyOf(pieces);
    }

    @Override
    public String render(Scope scope) {
        StringBuilder text = new StringBuilder(source.length());
        for (Piece piece : pieces) {
            switch (piece) {
                case Piece.Words words -> text.append(words.text());
                case Piece.Place place -> text.append(place.fill(scope));
            }
        }
        return text.toString();
    }

    @Override
    public Set<String> paths() {
        return pieces.stream()
                .filter(Piece.Place.class::isInstance)
                .map(Piece.Place.class::cast)
                .map(place -> String.join(".", place.path()))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
