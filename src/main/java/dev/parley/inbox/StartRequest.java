package dev.parley.inbox;

import dev.parley.flow.Facts;
import dev.parley.flow.FlowId;
import dev.parley.flow.Language;
import dev.parley.flow.WhileOpen;
import java.util.Optional;

/// Asks a person to take part in a survey.
///
/// @param key names the request: the same key again starts nothing
/// @param facts what is known of the person and of what happened
public record StartRequest(Parties parties, FlowId flow, String key, Facts facts, Options options) {
    /// A key's length at most.
    public static final int MAX_KEY = 200;

    /// What may differ from the flow's own rules.
    ///
    /// @param language one of the flow's languages; any other is passed over
    /// @param whileOpen what happens if another conversation runs
    public record Options(Optional<Language> language, Optional<WhileOpen> whileOpen) {
        /// As the flow says.
        public static final Options USUAL = new Options(Optional.empty(), Optional.empty());
    }

    /// @throws IllegalArgumentException if the key is empty or longer than {@value #MAX_KEY}
    public StartRequest {
        if (key.isEmpty() || key.length() > MAX_KEY) {
            throw new IllegalArgumentException(
                    "a start's key has " + key.length() + " characters, not 1 to " + MAX_KEY);
        }
    }
}
