package dev.parley.access;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// A person of the team.
///
/// @param id what they sign in with: a name or an e-mail address, in small letters
/// @param name what others see
/// @param email who they are to the company's sign-in; "" if they have no account there
/// @param since when they came
public record User(
        String id, String name, String email, Role role, boolean disabled, Credentials credentials, Instant since) {
    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9._@+-]{0,99}");

    /// What proves who they are.
    ///
    /// @param password its hash; "" if they can sign in through the company's account only
    /// @param temporary whether somebody else chose the password: they choose their own first
    /// @param factor the second factor, if there is one
    public record Credentials(String password, boolean temporary, Optional<SecondFactor> factor) {
        /// No way in by password.
        public static final Credentials NONE = new Credentials("", false, Optional.empty());
    }

    /// A code from a device, besides the password.
    ///
    /// @param sealed the shared secret, sealed
    /// @param confirmed whether the device has shown a right code once
    /// @param lastStep the last time step whose code was used: none is used twice
    /// @param recovery hashes of the codes for a lost device, each good for once
    public record SecondFactor(String sealed, boolean confirmed, long lastStep, Set<String> recovery) {
        public SecondFactor {
            recovery = Set.copyOf(recovery);
        }
    }

    /// @throws IllegalArgumentException if the id is none
    public User {
        if (!isId(id)) {
            throw new IllegalArgumentException("no name to sign in with");
        }
    }

    /// Whether somebody may sign in with it.
    public static boolean isId(String text) {
        return ID.matcher(text).matches();
    }

    /// Whether a code is asked for.
    public boolean hasFactor() {
        return credentials.factor().filter(SecondFactor::confirmed).isPresent();
    }

    /// The same person with other proofs.
    public User with(Credentials other) {
        return new User(id, name, email, role, disabled, other, since);
    }

    /// The same person, otherwise known.
    public User as(String otherName, String otherEmail, Role otherRole, boolean isDisabled) {
        return new User(id, otherName, otherEmail, otherRole, isDisabled, credentials, since);
    }
}
