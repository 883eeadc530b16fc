package dev.parley.channel.webchat;

import com.auth0.jwt.JWT;
import com.auth0.jwt.algorithms.Algorithm;
import com.auth0.jwt.exceptions.JWTVerificationException;
import com.auth0.jwt.interfaces.DecodedJWT;
import dev.parley.kit.Secret;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Reads who a signed-in customer is from the token that the host page's own back end signed: a JSON Web Token under
/// HS256 with `sub` and `exp`; if it has an `aud`, that is the survey's name. Safe for any thread.
public final class HostIdentity {
    /// How visitors that nobody vouches for are named; no host may sign such a name.
    public static final String ANONYMOUS = "anon-";
    /// A token that lives for longer is no proof that somebody is signed in now.
    private static final Duration LONGEST = Duration.ofHours(24);

    private static final int MAX_LENGTH = 4_000;
    private static final Pattern NAME = Pattern.compile("[\\x21-\\x7e]{1,256}");

    private final Secret key;

    /// @param key shared with the host's back end; none if no host may vouch for anybody
    public HostIdentity(Secret key) {
        this.key = key;
    }

    /// Whom the token vouches for, and why nobody if it does not.
    public sealed interface Claim {
        /// The customer's name among the host's customers.
        record Known(String name) implements Claim {}

        /// Nobody; `why` may be told to its bearer.
        record Nobody(String why) implements Claim {}
    }

    /// Reads a token.
    public Claim read(String token, String flow, Instant now) {
        if (!key.isPresent()) {
            return new Claim.Nobody("no identities are taken here: PARLEY_CHAT_IDENTITY_KEY is not set");
        }
        if (token.length() > MAX_LENGTH) {
            return new Claim.Nobody("the identity is too long");
        }
        try {
            Algorithm algorithm = Algorithm.HMAC256(key.reveal().getBytes(StandardCharsets.UTF_8));
            return claim(JWT.require(algorithm).acceptLeeway(30).build().verify(token), flow, now);
        } catch (JWTVerificationException e) {
            return new Claim.Nobody("the identity is not signed with our key, or has expired");
        }
    }

    private static Claim claim(DecodedJWT token, String flow, Instant now) {
        Optional<Instant> expires = Optional.ofNullable(token.getExpiresAtAsInstant());
        if (expires.filter(at -> at.isBefore(now.plus(LONGEST))).isEmpty()) {
            return new Claim.Nobody("the identity needs an exp within the next " + LONGEST.toHours() + " hours");
        }
        List<String> audience = Optional.ofNullable(token.getAudience()).orElse(List.of());
        if (!audience.isEmpty() && !audience.contains(flow)) {
            return new Claim.Nobody("the identity is for another survey (aud)");
        }
        String name = Optional.ofNullable(token.getSubject()).orElse("");
        return NAME.matcher(name).matches() && !name.startsWith(ANONYMOUS)
                ? new Claim.Known(name)
                : new Claim.Nobody("the identity's sub must be 1 to 256 visible ASCII characters");
    }
}
