package dev.parley.calling;

import dev.parley.flow.Value;
import dev.parley.followup.Shelf;
import dev.parley.kit.Seal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// The integrations there are. Turns ask which names there are, and are answered from memory; all nodes know of a
/// change within seconds. Safe for any thread; all but {@link #isKnown} block.
public final class Integrations {
    /// More systems than any flow talks to.
    public static final int MOST = 50;

    private final Shelf shelf;
    private final Seal seal;
    private volatile Set<String> known = Set.of();

    /// @param seal closes the values of their headers
    public Integrations(Shelf shelf, Seal seal) {
        this.shelf = shelf;
        this.seal = seal;
    }

    /// Whether one of that name can be called, as far as this node knows.
    public boolean isKnown(String name) {
        return known.contains(name);
    }

    /// Whether there are any, as far as this node knows.
    boolean areThere() {
        return !known.isEmpty();
    }

    /// Looks which there are.
    ///
    /// @return how many
    public int look() {
        known = all().stream().map(Integration::name).collect(Collectors.toUnmodifiableSet());
        return known.size();
    }

    /// All of them, by name.
    public List<Integration> all() {
        return shelf.list(Shelf.Query.of(Map.of(), "name", MOST)).stream()
                .map(entry -> from(entry.fields()))
                .toList();
    }

    /// The one of that name.
    public Optional<Integration> find(String name) {
        return shelf.find(name).map(this::from);
    }

    /// Sets one up, in the place of any other of its name.
    public void put(Integration one) {
        shelf.put(one.name(), IntegrationFields.stored(one, secret -> seal.close(one.name(), secret)));
        look();
    }

    /// Forgets one: calls of it fail.
    public void remove(String name) {
        shelf.remove(name);
        look();
    }

    private Integration from(Value.Fields fields) {
        String name = fields.get("name").shown();
        return IntegrationFields.from(fields, closed -> seal.opened(name, closed, "a header of integration " + name));
    }
}
