package dev.parley.followup;

import java.time.Instant;
import java.util.List;
import java.util.Locale;

/// Opens a case by itself when an answer fits. All parts that are given must hold.
///
/// @param id names it for ever
/// @param since answers before that time open nothing
/// @param fits which answers
/// @param order where the case goes
public record AlertRule(String id, Instant since, Fits fits, Order order) {
    /// Which answers.
    ///
    /// @param flows empty for all
    /// @param bands such as `detractor`, `dissatisfied`, `difficult`; empty for any
    /// @param words one of them stands in the person's words, whole, whatever its case; empty for any
    /// @param themes one of them is spoken of; empty for any
    /// @param when a condition over the contact, such as `contact.value >= 500`; "" for anybody
    public record Fits(List<String> flows, List<String> bands, List<String> words, List<String> themes, String when) {
        public Fits {
            flows = List.copyOf(flows);
            bands = List.copyOf(bands);
            themes = List.copyOf(themes);
            words = words.stream().map(word -> word.toLowerCase(Locale.ROOT)).toList();
        }

        /// Whether every answer would fit.
        boolean isForAnything() {
            return bands.isEmpty() && words.isEmpty() && themes.isEmpty() && when.isEmpty();
        }
    }

    /// Where the case goes.
    ///
    /// @param skill wanted skill, "" for any
    /// @param note for the one who takes it
    public record Order(String queue, String skill, Priority priority, String note) {}
}
