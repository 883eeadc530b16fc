package dev.parley.channel.webchat;

import com.auth0.jwt.JWT;
import com.auth0.jwt.algorithms.Algorithm;
import com.auth0.jwt.exceptions.JWTVerificationException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Signs what a browser was asked, so that it can be kept there and nowhere else: nobody is followed from survey to
/// survey on the server. Safe for any thread.
public final class AskedTokens {
    private static final String ISSUER = "parley-asked";
    private static final String OFFERS = "offers";
    private static final String GAP = " ";
    private static final int PARTS = 3;
    /// Far longer than {@link Asked#MOST} surveys with long names.
    private static final int MAX_LENGTH = 4_000;

    private final Algorithm algorithm;

    /// @param key the installation's secret key
    public AskedTokens(byte[] key) {
        algorithm = Algorithm.HMAC256(ChatKeys.derived(key, "web chat offers"));
    }

    /// As a token.
    public String sign(Asked asked) {
        List<String> offers = asked.offers().stream()
                .map(offer -> String.join(
                        GAP,
                        offer.flow(),
                        offer.kind(),
                        Long.toString(offer.at().getEpochSecond())))
                .toList();
        return JWT.create().withIssuer(ISSUER).withClaim(OFFERS, offers).sign(algorithm);
    }

    /// What a token says; nothing if it is none of ours or was changed: who forges one is only asked once more.
    public Asked read(String token) {
        if (token.length() > MAX_LENGTH) {
            return Asked.NOTHING;
        }
        try {
            List<String> offers = JWT.require(algorithm)
                    .withIssuer(ISSUER)
                    .build()
                    .verify(token)
                    .getClaim(OFFERS)
                    .asList(String.class);
            return new Asked(Optional.ofNullable(offers).stream()
                    .flatMap(List::stream)
                    .flatMap(AskedTokens::offer)
                    .toList());
        } catch (JWTVerificationException e) {
            return Asked.NOTHING;
        }
    }

    private static Stream<Asked.Offer> offer(String text) {
        String[] parts = text.split(GAP, -1);
        try {
            return parts.length == PARTS
                    ? Stream.of(new Asked.Offer(parts[0], parts[1], Instant.ofEpochSecond(Long.parseLong(parts[2]))))
                    : Stream.empty();
        } catch (NumberFormatException | DateTimeException e) {
            return Stream.empty();
        }
    }
}
