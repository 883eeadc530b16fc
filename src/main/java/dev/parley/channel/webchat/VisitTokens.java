package dev.parley.channel.webchat;

import com.auth0.jwt.JWT;
import com.auth0.jwt.JWTCreator;
import com.auth0.jwt.JWTVerifier;
import com.auth0.jwt.algorithms.Algorithm;
import com.auth0.jwt.exceptions.JWTVerificationException;
import com.auth0.jwt.interfaces.DecodedJWT;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Signs visits and reads them back: JSON Web Tokens (RFC 7519) under HS256 and nothing else, with a key that is
/// derived from the installation's. Safe for any thread.
public final class VisitTokens {
    private static final String ISSUER = "parley";
    private static final String FLOW = "flow";
    private static final String VISITOR = "visitor";
    private static final String LINK = "link";
    /// Far longer than any of ours.
    private static final int MAX_LENGTH = 2_000;
    /// Less than a kilobyte each.
    private static final int REMEMBERED = 2_000;

    private final Algorithm algorithm;
    private final JWTVerifier verifier;
    private final InstantSource clock;
    /// Checking a signature costs a tenth of a whole turn, and who is given a token speaks with it several times in the
    /// next minutes: so the newest stay, which a cache that prefers what is often asked for would put out first.
    private final Map<String, Visit> known = Collections.synchronizedMap(new Latest());

    /// @param key the installation's secret key
    public VisitTokens(byte[] key, InstantSource clock) {
        this.clock = clock;
        algorithm = Algorithm.HMAC256(ChatKeys.derived(key, "web chat visits"));
        JWTVerifier.BaseVerification checks =
                (JWTVerifier.BaseVerification) JWT.require(algorithm).withIssuer(ISSUER);
        verifier = checks.build(clock.withZone(ZoneOffset.UTC));
    }

    /// The visit as a token.
    public String sign(Visit visit) {
        JWTCreator.Builder token = JWT.create()
                .withIssuer(ISSUER)
                .withSubject(visit.session())
                .withClaim(FLOW, visit.flow())
                .withExpiresAt(visit.expires());
        String signed = switch (visit.bearer()) {
            case Visit.Bearer.Visitor visitor ->
                token.withClaim(VISITOR, visitor.address()).sign(algorithm);
            case Visit.Bearer.Linked linked ->
                token.withClaim(LINK, linked.hash()).sign(algorithm);
        };
        known.put(signed, visit);
        return signed;
    }

    /// The visit a token stands for; empty if it is none of ours, was changed or has expired.
    public Optional<Visit> read(String token) {
        if (token.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        Visit before = known.get(token);
        if (before != null) {
            return Optional.of(before).filter(visit -> visit.expires().isAfter(clock.instant()));
        }
        try {
            Optional<Visit> visit = visit(verifier.verify(token));
            visit.ifPresent(it -> known.put(token, it));
            return visit;
        } catch (JWTVerificationException e) {
            return Optional.empty();
        }
    }

    private static Optional<Visit> visit(DecodedJWT token) {
        Optional<Visit.Bearer> visitor = text(token, VISITOR).map(Visit.Bearer.Visitor::new);
        Optional<Visit.Bearer> bearer = visitor.or(() -> text(token, LINK).map(Visit.Bearer.Linked::new));
        Optional<Instant> expires = Optional.ofNullable(token.getExpiresAtAsInstant());
        if (bearer.isEmpty() || expires.isEmpty() || token.getSubject() == null) {
            return Optional.empty();
        }
        return Optional.of(new Visit(token.getSubject(), text(token, FLOW).orElse(""), bearer.get(), expires.get()));
    }

    private static Optional<String> text(DecodedJWT token, String claim) {
        return Optional.ofNullable(token.getClaim(claim).asString());
    }

    /// Forgets what was not asked for longest.
    private static final class Latest extends LinkedHashMap<String, Visit> {
        private static final long serialVersionUID = 1;

        Latest() {
            super(16, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Visit> eldest) {
            return size() > REMEMBERED;
        }
    }
}
