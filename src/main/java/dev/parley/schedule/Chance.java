package dev.parley.schedule;

import dev.parley.contact.ContactId;
import dev.parley.flow.FlowId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;

/// Decides by chance what is always the same for a person and a flow. Pure.
final class Chance {
    private static final int SHARES = 10_000;

    private Chance() {}

    /// Whether the person is in the flow's sample.
    ///
    /// @param sample hundredths of a percent
    static boolean isSampled(FlowId flow, ContactId contact, int sample) {
        return sample >= SHARES || Math.floorMod(number("sample", flow, contact), SHARES) < sample;
    }

    /// The person's place in a time over which invitations are spread.
    static Duration offset(FlowId flow, ContactId contact, Duration spread) {
        return spread.isZero()
                ? Duration.ZERO
                : Duration.ofMillis(Math.floorMod(number("spread", flow, contact), spread.toMillis()));
    }

    private static long number(String purpose, FlowId flow, ContactId contact) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            String text = purpose + ' ' + flow + ' ' + contact;
            return ByteBuffer.wrap(digest.digest(text.getBytes(StandardCharsets.UTF_8)))
                    .getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
