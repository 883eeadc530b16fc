package dev.parley.setup;

import dev.parley.flow.Value;
import dev.parley.followup.Fault;
import dev.parley.followup.Parts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// How an organisation shows itself: above surveys on the web, in the chat and in the admin app.
///
/// @param organisation its name; "" for none
/// @param accent its colour; empty for Parley's own
public record Appearance(String organisation, Optional<Accent> accent) {
    private static final int MAX_NAME = 80;
    private static final int MAX_COLOUR = 20;

    /// Reads `{organisation, accent}`.
    public static Appearance read(Value given, List<Fault> faults) {
        Parts parts = Parts.of(given, faults);
        String organisation = parts.text("organisation", MAX_NAME).strip();
        String colour = parts.text("accent", MAX_COLOUR).strip();
        parts.nothingElse();
        if (colour.isEmpty()) {
            return new Appearance(organisation, Optional.empty());
        }
        Accent.Reading reading = Accent.read(colour);
        if (reading.accent().isEmpty()) {
            parts.fault("accent", reading.fault());
        }
        return new Appearance(organisation, reading.accent());
    }

    /// As it is stored, and as the API shows it.
    public Value.Fields fields() {
        return Value.Fields.NONE
                .with("organisation", Value.of(organisation))
                .with("accent", Value.of(accent.map(Accent::light).orElse("")));
    }

    /// As that setting has it.
    public static Appearance of(Setting setting) {
        return read(setting.get(), new ArrayList<>());
    }
}
