package dev.parley.channel.slack;

import dev.parley.kit.Secret;
import java.util.Optional;

/// The workspaces that have installed the app. Safe for any thread; may block.
@FunctionalInterface
public interface Workspaces {
    /// The token to act with in a workspace; empty if it has not installed the app.
    Optional<Secret> token(String team);

    /// Slack says that the app was removed from a workspace, or from its whole organisation.
    ///
    /// @param team "" if it names none
    /// @param enterprise "" if it names none
    default void removed(String team, String enterprise) {}

    /// A workspace belongs to an organisation that has installed the app as a whole.
    default void belongs(String team, String enterprise) {}

    /// One workspace, whichever calls us: the token belongs to no other.
    static Workspaces one(Secret token) {
        return team -> Optional.of(token);
    }
}
