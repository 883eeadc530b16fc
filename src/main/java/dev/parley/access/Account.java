package dev.parley.access;

import dev.parley.access.Deed.Change;
import dev.parley.access.Team.Refused;
import dev.parley.access.User.Credentials;
import dev.parley.access.User.SecondFactor;
import dev.parley.kit.Seal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What people change about their own way in. Safe for any thread; blocks.
public final class Account {
    /// Each opens once; who has used up so many sets up a new second factor.
    private static final int RECOVERY_CODES = 10;
    private static final int RECOVERY_LENGTH = 12;

    private final AccessStore store;
    private final Book book;
    private final Parts parts;

    /// What it works with.
    ///
    /// @param seal closes the secrets of second factors
    public record Parts(InstantSource clock, SecureRandom chance, Seal seal) {}

    /// @param book where changes are written down
    public Account(AccessStore store, Book book, Parts parts) {
        this.store = store;
        this.book = book;
        this.parts = parts;
    }

    /// What an authenticator app is given.
    ///
    /// @param uri the same as `otpauth:` URI, for a QR code
    public record Offer(String secret, String uri) {}

    /// Changes the password, and ends all sessions: the caller begins a new one.
    ///
    /// @throws Refused if the old one is wrong or the new one too short
    public User changePassword(User user, String old, String next) {
        checkPassword(user, old);
        if (next.length() < Password.LEAST || next.length() > Password.MOST || next.equals(old)) {
            throw new Refused("A new password has at least " + Password.LEAST + " characters and is not the old one.");
        }
        Credentials credentials = new Credentials(
                Password.hash(next, parts.chance()), false, user.credentials().factor());
        User after = keep(user.with(credentials), user);
        store.endSessions(user.id());
        book.write(Actor.of(user), "password.changed", user.id(), Change.NONE);
        return after;
    }

    /// Begins a second factor; it holds once it is confirmed.
    ///
    /// @throws Refused if there is one, or the password is wrong
    public Offer offerFactor(User user, String password) {
        checkPassword(user, password);
        if (user.hasFactor()) {
            throw new Refused("There is a second factor already. Remove it first.");
        }
        String secret = Totp.secret(parts.chance());
        SecondFactor factor = new SecondFactor(parts.seal().close(user.id(), secret), false, 0, Set.of());
        keep(user.with(with(user, Optional.of(factor))), user);
        String label = URLEncoder.encode("Parley:" + user.id(), StandardCharsets.UTF_8);
        return new Offer(secret, "otpauth://totp/" + label + "?secret=" + secret + "&issuer=Parley");
    }

    /// Switches the second factor on.
    ///
    /// @return the codes for a lost device, shown once
    /// @throws Refused if the code is wrong
    public List<String> confirmFactor(User user, String code) {
        SecondFactor factor = user.credentials()
                .factor()
                .filter(it -> !it.confirmed())
                .orElseThrow(() -> new Refused("Nothing waits to be confirmed. Begin again."));
        String secret = parts.seal().open(user.id(), factor.sealed()).orElseThrow();
        OptionalLong step = Totp.step(secret, code, parts.clock().instant(), factor.lastStep());
        if (step.isEmpty()) {
            throw new Refused("The code is not right. Look at your device's clock, and type the newest code.");
        }
        List<String> recovery = Stream.generate(
                        () -> Password.drawn(parts.chance()).substring(0, RECOVERY_LENGTH))
                .limit(RECOVERY_CODES)
                .toList();
        Set<String> hashes = recovery.stream().map(Hashes::of).collect(Collectors.toSet());
        keep(
                user.with(with(user, Optional.of(new SecondFactor(factor.sealed(), true, step.getAsLong(), hashes)))),
                user);
        book.write(Actor.of(user), "second-factor.on", user.id(), Change.NONE);
        return recovery;
    }

    /// Switches the second factor off.
    ///
    /// @throws Refused if the password is wrong
    public User removeFactor(User user, String password) {
        checkPassword(user, password);
        User after = keep(user.with(with(user, Optional.empty())), user);
        book.write(Actor.of(user), "second-factor.off", user.id(), Change.NONE);
        return after;
    }

    private static Credentials with(User user, Optional<SecondFactor> factor) {
        return new Credentials(user.credentials().password(), user.credentials().temporary(), factor);
    }

    private User keep(User after, User before) {
        if (!store.put(after, Optional.of(before))) {
            throw new Refused("Your account was changed elsewhere just now. Try again.");
        }
        return after;
    }

    private static void checkPassword(User user, String password) {
        if (!Password.matches(password, user.credentials().password())) {
            throw new Refused("The password is not right.");
        }
    }
}
