package dev.parley.contact;

/// Makes Parley forget a person. Safe for any thread; fails as the store fails, and may then be asked again.
@FunctionalInterface
public interface Erasure {
    /// What was deleted. A stop stays, as the hash of each address.
    record Erased(int lanes, int conversations, int invitations, boolean stopKept) {}

    /// Forgets a person everywhere.
    Erased erase(Contact contact);
}
