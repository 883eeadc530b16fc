package dev.parley.channel.slack;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.parley.kit.Secret;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.function.UnaryOperator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Slack's signature of a call: `v0=` and the hex of an HMAC-SHA256, keyed with the app's signing secret, over
/// `v0:<timestamp>:<raw body>` (docs.slack.dev/authentication/verifying-requests-from-slack). A call counts for five
/// minutes to both sides of its time, so that a recorded one cannot be played again later. Safe for any thread.
public final class SlackSignature implements Proof {
    /// Slack's own figure.
    static final Duration WINDOW = Duration.ofMinutes(5);

    private static final String HMAC = "HmacSHA256";
    /// Seconds since 1970 have ten figures until the year 2286.
    private static final int FIGURES = 12;

    /// Has taken in the key and `v0:`. Never updated, only cloned: looking a Mac up costs more than using it.
    private final Mac start;

    private final InstantSource clock;

    private SlackSignature(Mac start, InstantSource clock) {
        this.start = start;
        this.clock = clock;
    }

    /// Checks against the app's signing secret.
    ///
    /// @throws IllegalArgumentException if there is none: then anybody could sign
    public static SlackSignature of(Secret signingSecret, InstantSource clock) {
        if (!signingSecret.isPresent()) {
            throw new IllegalArgumentException("a signature needs a signing secret");
        }
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(signingSecret.reveal().getBytes(UTF_8), HMAC));
            mac.update("v0:".getBytes(UTF_8));
            return new SlackSignature(mac, clock);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + HMAC + ", for keys of any length", e);
        }
    }

    @Override
    public String doubt(UnaryOperator<String> header, byte[] body) {
        String timestamp = header.apply("X-Slack-Request-Timestamp");
        String signature = header.apply("X-Slack-Signature");
        if (timestamp.isEmpty() || signature.isEmpty()) {
            return "no X-Slack-Signature or X-Slack-Request-Timestamp";
        }
        if (!isNumber(timestamp)) {
            return "X-Slack-Request-Timestamp is no number";
        }
        if (!matches(timestamp, signature, body)) {
            return "X-Slack-Signature does not match; SLACK_SIGNING_SECRET must be the app's";
        }
        long away = Math.abs(clock.instant().getEpochSecond() - Long.parseLong(timestamp));
        return away > WINDOW.toSeconds()
                ? "signed " + away + " s away from this server's time; is its clock right?"
                : "";
    }

    private boolean matches(String timestamp, String signature, byte[] body) {
        Mac mac = copy();
        mac.update(timestamp.getBytes(UTF_8));
        mac.update((byte) ':');
        String right = "v0=" + HexFormat.of().formatHex(mac.doFinal(body));
        return MessageDigest.isEqual(right.getBytes(UTF_8), signature.getBytes(UTF_8));
    }

    private static boolean isNumber(String text) {
        return text.length() <= FIGURES && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private Mac copy() {
        try {
            return (Mac) start.clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("the platform's " + HMAC + " cannot be cloned", e);
        }
    }
}
