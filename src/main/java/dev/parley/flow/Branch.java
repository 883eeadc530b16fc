package dev.parley.flow;

import java.math.BigDecimal;
import java.util.List;

/// From some values of an answer to the steps that follow them.
///
/// @param key as the author wrote it: `0-6`, `promoter`, `yes`, `skipped`, `else`
public record Branch(String key, Match match, List<Step> steps) {
    public Branch {
        steps = List.copyOf(steps);
    }

    /// Which values take a branch.
    public sealed interface Match {
        /// Numbers between two, both included. Bands become this when a flow is loaded.
        record Between(BigDecimal from, BigDecimal to) implements Match {}

        /// One word: `yes`, `no` or an option's value.
        record Exactly(String value) implements Match {}

        /// The question was skipped.
        record Skipped() implements Match {}

        /// Nothing else fits, or the answer could not be understood.
        record Otherwise() implements Match {}
    }

    /// Whether an answered value takes this branch by itself (`skipped` and `else` never do).
    public boolean takes(Value value) {
        return switch (match) {
            case Match.Between b ->
                value instanceof Value.Numeric n
                        && n.number().compareTo(b.from()) >= 0
                        && n.number().compareTo(b.to()) <= 0;
            case Match.Exactly e ->
                value instanceof Value.Many many
                        ? many.items().stream().anyMatch(item -> item.shown().equals(e.value()))
                        : value.shown().equals(e.value());
            case Match.Skipped s -> false;
            case Match.Otherwise o -> false;
        };
    }
}
