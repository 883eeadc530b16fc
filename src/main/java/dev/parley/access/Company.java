package dev.parley.access;

import dev.parley.access.Deed.Change;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Who the company's own sign-in lets in: whom it names is looked for in the team by e-mail address, or comes to it as
/// somebody new; groups may decide the role. Safe for any thread; blocks.
public final class Company {
    private static final Actor ITSELF = new Actor("single sign-on", Optional.empty(), Role.ADMIN, Scopes.ALL);

    private final AccessStore store;
    private final Team team;
    private final Book book;
    private final InstantSource clock;
    private final Rules rules;

    /// Who may do what.
    ///
    /// @param roles by group; with any, groups decide at each sign-in, the highest counts
    /// @param first for whom no group speaks; empty: they are not let in, unless there are no groups at all and an
    /// admin has added them
    public record Rules(Map<String, Role> roles, Optional<Role> first) {
        public Rules {
            roles = Map.copyOf(roles);
        }

        private Optional<Role> of(Set<String> groups) {
            return groups.stream()
                    .flatMap(group -> Optional.ofNullable(roles.get(group)).stream())
                    .max(Role::compareTo)
                    .or(() -> first);
        }
    }

    /// Somebody, as the company's sign-in knows them.
    ///
    /// @param email which it has verified
    /// @param groups what the claim for roles says
    public record Identity(String email, String name, Set<String> groups) {
        public Identity {
            email = email.strip().toLowerCase(Locale.ROOT);
            groups = Set.copyOf(groups);
        }
    }

    /// Lets people in where the given store keeps the team.
    public Company(AccessStore store, Team team, Book book, InstantSource clock, Rules rules) {
        this.store = store;
        this.team = team;
        this.book = book;
        this.clock = clock;
        this.rules = rules;
    }

    /// The person of the team; empty if they are not to be let in.
    public Optional<User> find(Identity who) {
        return store.users().stream()
                .filter(user ->
                        user.email().equalsIgnoreCase(who.email()) || user.id().equals(who.email()))
                .findFirst()
                .map(user -> known(user, who))
                .orElseGet(() -> rules.of(who.groups()).flatMap(role -> come(who, role)));
    }

    private Optional<User> known(User user, Identity who) {
        if (user.disabled()) {
            return Optional.empty();
        }
        return rules.roles().isEmpty()
                ? Optional.of(user)
                : rules.of(who.groups()).map(role -> role == user.role() ? user : as(user, role));
    }

    /// The last admin stays one: somebody must be able to mend the groups.
    private User as(User user, Role role) {
        Team.Wish wish = new Team.Wish(Optional.empty(), Optional.empty(), Optional.of(role), Optional.empty());
        try {
            return team.change(user.id(), wish, ITSELF).orElse(user);
        } catch (Team.Refused refused) {
            return store.user(user.id()).orElse(user);
        }
    }

    private Optional<User> come(Identity who, Role role) {
        String id = who.email().replaceAll("[^a-z0-9._@+-]", "-");
        if (!User.isId(id)) {
            return Optional.empty();
        }
        String name = who.name().isBlank() ? id : who.name();
        User user = new User(id, name, who.email(), role, false, User.Credentials.NONE, clock.instant());
        if (!store.put(user, Optional.empty())) {
            return Optional.empty();
        }
        book.write(ITSELF, "team.added", id, new Change("", name + ", " + role.word()));
        return Optional.of(user);
    }
}
