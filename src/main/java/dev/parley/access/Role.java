package dev.parley.access;

import dev.parley.kit.Word;
import java.util.Optional;

/// What a person may do; each includes those before it.
public enum Role {
    /// Sees results and conversations.
    VIEWER,
    /// Also works on cases and writes to people.
    RESPONDER,
    /// Also writes and publishes surveys, keeps contacts and asks people.
    EDITOR,
    /// Also decides who may do what.
    ADMIN;

    /// As it is written outside.
    public String word() {
        return Word.of(this);
    }

    /// The role of that word.
    public static Optional<Role> of(String word) {
        return Word.find(Role.class, word);
    }

    /// Whether it may do all that another may.
    public boolean includes(Role least) {
        return compareTo(least) >= 0;
    }
}
