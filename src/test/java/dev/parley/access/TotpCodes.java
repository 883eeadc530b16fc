package dev.parley.access;

import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;

/// What an authenticator app would show.
public final class TotpCodes {
    private TotpCodes() {}

    /// The codes of a few steps around now: a busy machine may be late.
    public static List<String> around(String secret) {
        long now = Instant.now().getEpochSecond() / 30;
        return LongStream.rangeClosed(now - 1, now + 2)
                .mapToObj(step -> Totp.code(Totp.bytes(secret), step, 6))
                .toList();
    }
}
