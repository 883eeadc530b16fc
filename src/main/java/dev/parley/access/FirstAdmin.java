package dev.parley.access;

import dev.parley.access.User.Credentials;
import dev.parley.kit.Seal;
import dev.parley.kit.Secret;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Optional;

/// The person `admin`, who is there from the beginning: with the password of `PARLEY_ADMIN_PASSWORD`, and whenever that
/// changes with the new one, else with one that is drawn once and told once. Safe for any thread; blocks.
public final class FirstAdmin {
    /// The name to sign in with.
    public static final String ID = "admin";

    private static final String MARK = "given";

    private final AccessStore store;
    private final Secret given;
    private final Parts parts;

    /// @param seal recognises the given password without hashing it slowly at every start
    public record Parts(InstantSource clock, SecureRandom chance, Seal seal, MarkStore marks) {}

    /// Keeps one text.
    public interface MarkStore {
        /// The text, if one is kept.
        Optional<String> find();

        /// Keeps another one.
        void put(String text);
    }

    /// @param given the password that is set, if one is
    public FirstAdmin(AccessStore store, Secret given, Parts parts) {
        this.store = store;
        this.given = given;
        this.parts = parts;
    }

    /// Sees to it that the admin is there.
    ///
    /// @return the password that was drawn, if one was; nobody can see it again
    public Optional<String> ensure() {
        Optional<User> known = store.user(ID);
        if (given.isPresent()) {
            take(known);
            return Optional.empty();
        }
        return known.isPresent() ? Optional.empty() : draw();
    }

    private Optional<String> draw() {
        String drawn = Password.drawn(parts.chance());
        User admin =
                fresh().with(new Credentials(Password.hashOfChance(drawn, parts.chance()), false, Optional.empty()));
        return store.put(admin, Optional.empty()) ? Optional.of(drawn) : Optional.empty();
    }

    /// The setting wins over a password chosen in the app only when it changed.
    private void take(Optional<User> known) {
        boolean isSame = parts.marks()
                .find()
                .flatMap(mark -> parts.seal().open(MARK, mark))
                .filter(given.reveal()::equals)
                .isPresent();
        if (known.isPresent() && isSame) {
            return;
        }
        User admin = known.orElseGet(this::fresh);
        Credentials credentials = new Credentials(
                Password.hash(given.reveal(), parts.chance()),
                false,
                admin.credentials().factor());
        User after = admin.as(admin.name(), admin.email(), Role.ADMIN, false).with(credentials);
        if (store.put(after, known)) {
            parts.marks().put(parts.seal().close(MARK, given.reveal()));
        }
    }

    private User fresh() {
        return new User(
                ID,
                "Admin",
                "",
                Role.ADMIN,
                false,
                Credentials.NONE,
                parts.clock().instant());
    }
}
