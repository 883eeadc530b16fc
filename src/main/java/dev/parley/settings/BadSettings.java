package dev.parley.settings;

import java.io.Serial;
import java.util.List;

/// Settings with which Parley does not start. The message holds every fault, one a line.
public final class BadSettings extends IllegalArgumentException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final List<String> faults;

    /// @param faults each a sentence that names the setting, where it was found, and what it should be
    public BadSettings(List<String> faults) {
        super(String.join("\n", faults));
        this.faults = List.copyOf(faults);
    }

    /// Every fault.
    public List<String> faults() {
        return faults;
    }
}
