package dev.parley.access;

import dev.parley.access.User.Credentials;
import dev.parley.access.User.SecondFactor;
import dev.parley.kit.Seal;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/// Lets people in by password and second factor, and keeps their sessions. Safe for any thread; blocks. To be called
/// for one name at a time, so that guesses made at once count each.
public final class SignIn {
    /// A working day: nobody signs in twice, and nothing stays open over night.
    private static final Duration LASTS = Duration.ofHours(12);

    private final AccessStore store;
    private final Parts parts;
    private final Lockout lockout;

    /// What it works with.
    ///
    /// @param seal opens the secrets of second factors
    public record Parts(InstantSource clock, SecureRandom chance, Seal seal) {}

    /// What became of an attempt.
    public sealed interface Outcome {
        /// Welcome.
        ///
        /// @param secret of the session, for the browser alone
        record In(User user, String secret, Instant until) implements Outcome {}

        /// Name or password or code are wrong; which, nobody is told.
        record Wrong() implements Outcome {}

        /// The password is right; now the code.
        record CodeWanted() implements Outcome {}

        /// Too many wrong ones.
        record Wait(Duration pause) implements Outcome {}
    }

    /// An attempt.
    ///
    /// @param code of the second factor, or ""
    /// @param caller tells callers apart, see {@link Lockout}
    public record Attempt(String user, String password, String code, String caller) {
        public Attempt {
            user = user.strip().toLowerCase(Locale.ROOT);
            code = code.strip().toLowerCase(Locale.ROOT);
        }
    }

    /// Signs in where the given store keeps the team.
    public SignIn(AccessStore store, Parts parts) {
        this.store = store;
        this.parts = parts;
        lockout = new Lockout(store);
    }

    /// Tries.
    public Outcome enter(Attempt attempt) {
        Instant now = parts.clock().instant();
        List<String> keys = Lockout.keys(attempt.user(), attempt.caller());
        Instant waitUntil = lockout.waitUntil(keys);
        if (now.isBefore(waitUntil)) {
            return new Outcome.Wait(Duration.between(now, waitUntil));
        }
        Outcome outcome = check(attempt, now);
        switch (outcome) {
            case Outcome.In in -> lockout.succeeded(keys, now);
            case Outcome.Wrong wrong -> lockout.failed(keys, now);
            case Outcome.CodeWanted wanted -> {}
            case Outcome.Wait wait -> {}
        }
        return outcome;
    }

    private Outcome check(Attempt attempt, Instant now) {
        Optional<User> known = User.isId(attempt.user())
                ? store.user(attempt.user())
                        .filter(user -> !user.disabled()
                                && !user.credentials().password().isEmpty())
                : Optional.empty();
        if (known.isEmpty()) {
            Password.waste(attempt.password());
            return new Outcome.Wrong();
        }
        User user = known.get();
        if (!Password.matches(attempt.password(), user.credentials().password())) {
            return new Outcome.Wrong();
        }
        if (!user.hasFactor()) {
            return in(user);
        }
        if (attempt.code().isEmpty()) {
            return new Outcome.CodeWanted();
        }
        return used(user, attempt.code(), now)
                .filter(after -> store.put(after, known))
                .<Outcome>map(this::in)
                .orElseGet(Outcome.Wrong::new);
    }

    /// The person with the code used up; empty if it is wrong.
    private Optional<User> used(User user, String code, Instant now) {
        return user.credentials().factor().flatMap(factor -> {
            OptionalLong step = step(user, factor, code, now);
            if (step.isPresent()) {
                return Optional.of(with(user, step.getAsLong(), factor.recovery()));
            }
            Set<String> left = new HashSet<>(factor.recovery());
            return left.remove(Hashes.of(code)) ? Optional.of(with(user, factor.lastStep(), left)) : Optional.empty();
        });
    }

    private OptionalLong step(User user, SecondFactor factor, String code, Instant now) {
        return parts.seal()
                .open(user.id(), factor.sealed())
                .map(secret -> Totp.step(secret, code, now, factor.lastStep()))
                .orElseGet(OptionalLong::empty);
    }

    private static User with(User user, long step, Set<String> recovery) {
        Credentials now = user.credentials();
        return user.with(new Credentials(
                now.password(),
                now.temporary(),
                now.factor().map(it -> new SecondFactor(it.sealed(), it.confirmed(), step, recovery))));
    }

    /// Begins a session for somebody whose identity is proven.
    public Outcome.In in(User user) {
        Instant now = parts.clock().instant();
        String secret = Hashes.secret(parts.chance());
        store.add(new Session(Hashes.of(secret), user.id(), now, now.plus(LASTS)));
        return new Outcome.In(user, secret, now.plus(LASTS));
    }

    /// Ends a session.
    public void out(String secret) {
        store.endSession(Hashes.of(secret));
    }

    /// Who holds a session's secret.
    public Optional<User> holder(String secret) {
        return store.session(Hashes.of(secret))
                .filter(session -> session.isValid(parts.clock().instant()))
                .flatMap(session -> store.user(session.user()))
                .filter(user -> !user.disabled());
    }

    /// The program that holds a token's secret.
    public Optional<Token> program(String secret) {
        return store.token(Hashes.of(secret))
                .filter(token -> token.isValid(parts.clock().instant()));
    }
}
