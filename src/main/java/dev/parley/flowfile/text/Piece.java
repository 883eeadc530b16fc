package dev.parley.flowfile.text;

import dev.parley.flow.Scope;
import dev.parley.flow.Value;
import java.util.List;

/// A part of a text.
sealed interface Piece {
    /// Words of the author, sent as they are.
    record Words(String text) implements Piece {}

    /// A value put in here, after its filters.
    record Place(List<String> path, List<Step> filters) implements Piece {
        public Place {
            path = List.copyOf(path);
            filters = List.copyOf(filters);
        }

        /// Longer values are no names or amounts; a contact's field must not fill a message.
        static final int MAX_VALUE = 500;

        String fill(Scope scope) {
            Value value = scope.find(path);
            for (Step step : filters) {
                value = step.filter().apply(value, step.arguments(), scope);
            }
            return scope.medium().escape(Cut.to(value.shown(), MAX_VALUE, "..."));
        }
    }

    /// A filter with its arguments.
    record Step(Filter filter, List<String> arguments) {
        public Step {
            arguments = List.copyOf(arguments);
        }
    }
}
