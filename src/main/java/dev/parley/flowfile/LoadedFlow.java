package dev.parley.flowfile;

import dev.parley.flow.Flow;
import dev.parley.flowfile.source.Mark;
import dev.parley.flowfile.source.Problem;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What became of a flow's text. Safe for any thread.
///
/// @param flow the flow; empty if there is an error among the problems
/// @param problems errors and warnings by place
/// @param source the text with all that it includes, of which {@link FlowLoader#reload(String, String)} makes the same
///     revision again; "" if the text could not be read at all
/// @param own how many UTF-16 units of the source are the flow's own text; the rest is what it includes
/// @param places where in the file its steps stand, by id (`topic`), and their options, by value (`topic/price`) and in
///     other languages (`topic/price/es`); steps of included flows are not among them
public record LoadedFlow(
        Optional<Flow> flow, List<Problem> problems, String source, int own, Map<String, Mark> places) {
    public LoadedFlow {
        problems = List.copyOf(problems);
        places = Map.copyOf(places);
    }

    static LoadedFlow none(List<Problem> problems) {
        return new LoadedFlow(Optional.empty(), problems, "", 0, Map.of());
    }
}
