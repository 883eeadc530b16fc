package dev.parley.access;

import java.util.Optional;

/// Who makes a request.
///
/// @param name a person's name in the team, or `token NAME`
/// @param person the person, if it is one
/// @param role what a person may do; a program's role is the highest, its scopes decide
public record Actor(String name, Optional<User> person, Role role, Scopes scopes) {
    /// A person of the team.
    public static Actor of(User user) {
        return new Actor(user.id(), Optional.of(user), user.role(), Scopes.ALL);
    }

    /// A program with a token.
    public static Actor token(String name, Scopes scopes) {
        return new Actor("token " + name, Optional.empty(), Role.ADMIN, scopes);
    }

    /// Whether the right is theirs.
    public boolean may(Right right) {
        return person.isPresent()
                ? right.least().map(role::includes).orElse(true)
                : !right.scope().equals("-") && scopes.cover(right.scope());
    }
}
