package dev.parley.results;

import dev.parley.flow.FlowId;
import dev.parley.insight.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What one conversation gives to the sums.
///
/// @param segments the part of the people it belongs to, by each field; "" where that is not known
/// @param stops the questions that were put, each once
public record Talk(FlowId flow, Outcome outcome, Map<String, String> segments, List<Stop> stops) {
    public Talk {
        segments = Map.copyOf(segments);
        stops = List.copyOf(stops);
    }

    /// A question that was put.
    ///
    /// @param values what was answered, if the question's values can be listed
    public record Stop(Question question, How how, Said said, List<String> values) {
        public Stop {
            values = List.copyOf(values);
        }
    }

    /// What came with an answer: whether words did, and how long it took, if that is known.
    public record Said(boolean comment, Optional<Duration> took) {
        /// Nothing.
        static final Said NOTHING = new Said(false, Optional.empty());
    }
}
