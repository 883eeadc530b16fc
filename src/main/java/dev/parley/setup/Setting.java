package dev.parley.setup;

import dev.parley.flow.Value;
import dev.parley.followup.Fault;
import dev.parley.followup.Shelf;
import java.util.ArrayList;
import java.util.List;

/// One thing that an admin sets, and where it is kept. Safe for any thread; blocks.
///
/// @param name what it is called in the address of the API and in the store
public record Setting(String name, Shelf shelf, Reader reader) {
    /// Reads what was given or stored, completes it, and notes what is wrong.
    @FunctionalInterface
    public interface Reader {
        /// As it is to be stored.
        Value.Fields read(Value given, List<Fault> faults);
    }

    /// As it is set; as it would be if nothing had been set, if it was not or what is stored is not understood.
    public Value.Fields get() {
        List<Fault> faults = new ArrayList<>();
        Value.Fields stored = shelf.find(name).orElse(Value.Fields.NONE);
        Value.Fields read = reader.read(stored, faults);
        return faults.isEmpty() ? read : reader.read(Value.Fields.NONE, new ArrayList<>());
    }

    /// Sets it, if nothing is wrong with it.
    ///
    /// @return as it is set now
    public Value.Fields put(Value given, List<Fault> faults) {
        Value.Fields read = reader.read(given, faults);
        if (faults.isEmpty()) {
            shelf.put(name, read);
        }
        return read;
    }
}
