package dev.parley.action;

import dev.parley.flow.FlowId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What happy people are asked for, once: a review, or to tell a friend. Nobody is, as long as there is no text.
///
/// @param texts by language
/// @param pause how long after the end of a survey
/// @param flows after which surveys; empty for all
/// @param since only surveys that end later count
public record Favour(Map<String, String> texts, Duration pause, List<FlowId> flows, Instant since) {
    /// Nobody is asked.
    public static final Favour NONE = new Favour(Map.of(), Duration.ofHours(1), List.of(), Instant.EPOCH);

    public Favour {
        texts = Map.copyOf(texts);
        flows = List.copyOf(flows);
    }

    /// Whether somebody may be asked at all.
    public boolean isOn() {
        return !texts.isEmpty();
    }

    /// Whether those who have answered that survey are asked.
    boolean isAfter(FlowId flow, Instant ended) {
        return isOn() && (flows.isEmpty() || flows.contains(flow)) && !ended.isBefore(since);
    }

    /// The text in a language, else in English; empty if there is neither: nobody is asked in a foreign language.
    Optional<String> text(String language) {
        return Optional.ofNullable(texts.get(language))
                .or(() -> Optional.ofNullable(texts.get(language.split("-", -1)[0])))
                .or(() -> Optional.ofNullable(texts.get("en")));
    }
}
