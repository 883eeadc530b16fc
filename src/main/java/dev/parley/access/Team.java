package dev.parley.access;

import dev.parley.access.Deed.Change;
import dev.parley.access.User.Credentials;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// Who is in the team, and what they may do; every change is logged. Safe for any thread; blocks.
public final class Team {
    private final AccessStore store;
    private final Book book;
    private final InstantSource clock;
    private final SecureRandom chance;

    /// @param book where changes are written down
    public Team(AccessStore store, Book book, InstantSource clock, SecureRandom chance) {
        this.store = store;
        this.book = book;
        this.clock = clock;
        this.chance = chance;
    }

    /// What cannot be done, in a sentence for who asked.
    public static final class Refused extends IllegalArgumentException {
        private static final long serialVersionUID = 1L;

        Refused(String why) {
            super(why);
        }

        /// In a sentence.
        public String why() {
            return String.valueOf(getMessage());
        }
    }

    /// A person and the password they begin with, which nobody can see again.
    public record Welcomed(User user, String password) {}

    /// What is to be changed of a person; empty parts stay.
    public record Wish(
            Optional<String> name, Optional<String> email, Optional<Role> role, Optional<Boolean> disabled) {}

    /// The whole team.
    public List<User> all() {
        return store.users();
    }

    /// Adds somebody, with a password for the first time.
    ///
    /// @throws Refused if the name is taken
    public Welcomed add(String id, String name, String email, Role role, Actor by) {
        String drawn = Password.drawn(chance);
        Credentials credentials = new Credentials(Password.hashOfChance(drawn, chance), true, Optional.empty());
        User user = new User(id, name, email, role, false, credentials, clock.instant());
        if (!store.put(user, Optional.empty())) {
            throw new Refused("Somebody signs in as " + id + " already. Choose another name.");
        }
        book.write(by, "team.added", id, new Change("", shown(user)));
        return new Welcomed(user, drawn);
    }

    /// Changes somebody.
    ///
    /// @return empty if there is nobody of that id
    /// @throws Refused if nobody would be left who may do it
    public Optional<User> change(String id, Wish wish, Actor by) {
        Optional<User> known = store.user(id);
        return known.map(user -> {
            User after = user.as(
                    wish.name().orElse(user.name()),
                    wish.email().orElse(user.email()),
                    wish.role().orElse(user.role()),
                    wish.disabled().orElse(user.disabled()));
            keep(after, user);
            if (after.disabled()) {
                store.endSessions(id);
            }
            book.write(by, "team.changed", id, new Change(shown(user), shown(after)));
            return after;
        });
    }

    /// Draws a new password for somebody, ends their sessions and takes the second factor away: they lost them.
    public Optional<Welcomed> reset(String id, Actor by) {
        return store.user(id).map(user -> {
            String drawn = Password.drawn(chance);
            User after = user.with(new Credentials(Password.hashOfChance(drawn, chance), true, Optional.empty()));
            keep(after, user);
            store.endSessions(id);
            book.write(by, "team.reset", id, Change.NONE);
            return new Welcomed(after, drawn);
        });
    }

    /// Takes somebody away.
    ///
    /// @return whether there was somebody of that id
    /// @throws Refused if nobody would be left who may do it
    public boolean remove(String id, Actor by) {
        Optional<User> known = store.user(id);
        known.ifPresent(user -> {
            checkAnotherAdmin(user);
            store.remove(id);
            book.write(by, "team.removed", id, new Change(shown(user), ""));
        });
        return known.isPresent();
    }

    private void keep(User after, User before) {
        if (before.role() == Role.ADMIN && (after.role() != Role.ADMIN || after.disabled())) {
            checkAnotherAdmin(before);
        }
        if (!store.put(after, Optional.of(before))) {
            throw new Refused("Somebody else changed " + before.id() + " just now. Look again, then try again.");
        }
    }

    private void checkAnotherAdmin(User leaving) {
        boolean isAnother = store.users().stream()
                .anyMatch(user -> user.role() == Role.ADMIN
                        && !user.disabled()
                        && !user.id().equals(leaving.id()));
        if (leaving.role() == Role.ADMIN && !isAnother) {
            throw new Refused(leaving.id() + " is the only admin. Make somebody else an admin first.");
        }
    }

    private static String shown(User user) {
        return user.name() + ", " + user.role().word() + (user.disabled() ? ", switched off" : "");
    }
}
