package dev.parley.flowfile;

import java.util.List;
import java.util.Optional;

/// The keys that one kind of mapping may have. Checks for unknown keys, suggestions and the reference page all come
/// from these tables.
///
/// @param name what the mapping is called in messages: `invite`, `an ask step`
/// @param about a sentence for the reference page
public record KeyTable(String name, String about, List<Key> keys) {
    public KeyTable {
        keys = List.copyOf(keys);
    }

    static KeyTable of(String name, String about, Key... keys) {
        return new KeyTable(name, about, List.of(keys));
    }

    static Key key(String name, String takes, String about) {
        return new Key(name, takes, about);
    }

    /// The keys' names in the order of the table.
    public List<String> names() {
        return keys.stream().map(Key::name).toList();
    }

    Optional<Key> find(String name) {
        return keys.stream().filter(key -> key.name().equals(name)).findFirst();
    }
}
