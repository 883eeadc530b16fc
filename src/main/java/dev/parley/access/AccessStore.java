package dev.parley.access;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Where the team, its sessions, tokens and the log are kept. Safe for any thread; blocks, and throws an
/// {@link IllegalStateException} if the store cannot be reached.
public interface AccessStore {
    /// The person of that id.
    Optional<User> user(String id);

    /// The whole team, by id.
    List<User> users();

    /// Keeps a person in the place of the one before.
    ///
    /// @param before what was read; empty to add one
    /// @return false if somebody else was faster
    boolean put(User user, Optional<User> before);

    /// Takes a person and their sessions away.
    void remove(String user);

    /// The session of that hash.
    Optional<Session> session(String id);

    /// Keeps a session; forgets those that ended before it began.
    void add(Session session);

    /// Ends a session.
    void endSession(String id);

    /// Ends all sessions of a person.
    void endSessions(String user);

    /// The token of that hash.
    Optional<Token> token(String id);

    /// All tokens, by name.
    List<Token> tokens();

    /// Keeps a token.
    void add(Token token);

    /// Takes a token away; false if there was none.
    boolean removeToken(String id);

    /// Adds a line to the log. Lines are never changed or taken away.
    void log(Deed deed);

    /// Lines of the log, the newest first.
    ///
    /// @param before the id of the last line that was seen, "" to begin
    List<Deed> deeds(String before, int limit);

    /// How often somebody failed to sign in since they last did, and until when they have to wait.
    record Failures(int count, Instant waitUntil) {
        /// None.
        public static final Failures NONE = new Failures(0, Instant.EPOCH);
    }

    /// The failures under a key.
    Failures failures(String key);

    /// Keeps the failures under a key, for a day.
    void put(String key, Failures failures, Instant now);
}
