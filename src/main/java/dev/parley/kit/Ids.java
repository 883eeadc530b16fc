package dev.parley.kit;

import java.time.InstantSource;
import java.util.random.RandomGenerator;

/// Makes ids that sort by their time and cannot be guessed: 48 bits of milliseconds and 80 bits of chance, in 26
/// characters of Crockford's Base32 (the layout of a ULID). Safe for any thread if the clock and the source of chance
/// are.
public final class Ids {
    private static final String DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int TIME_DIGITS = 10;
    private static final int CHANCE_DIGITS = 8;

    private final InstantSource clock;
    private final RandomGenerator chance;

    /// @param chance a cryptographic one wherever an id must not be guessed
    public Ids(InstantSource clock, RandomGenerator chance) {
        this.clock = clock;
        this.chance = chance;
    }

    /// A new id.
    public String next() {
        StringBuilder id = new StringBuilder(26);
        append(id, clock.millis(), TIME_DIGITS);
        append(id, chance.nextLong(), CHANCE_DIGITS);
        append(id, chance.nextLong(), CHANCE_DIGITS);
        return id.toString();
    }

    /// The lowest five bits of each digit, the highest digit first.
    private static void append(StringBuilder id, long bits, int digits) {
        for (int shift = 5 * (digits - 1); shift >= 0; shift -= 5) {
            id.append(DIGITS.charAt((int) (bits >>> shift) & 31));
        }
    }
}
