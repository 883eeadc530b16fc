package dev.parley.inbox;

import dev.parley.conversation.ConversationId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Locale;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Derives lane ids from addresses with the installation's secret key (HMAC-SHA-256, the first 125 bits in base 32),
/// so that ids in logs, links and exports tell nobody a telephone number, and cannot be guessed from one. Safe for
/// any thread.
public final class LaneIds {
    private static final int LENGTH = 25;
    private static final String DIGITS = "abcdefghijklmnopqrstuvwxyz234567";

    /// Has taken in the key and nothing else. Never updated, only cloned: looking a Mac up costs more than using
    /// it.
    private final Mac keyed;

    /// Ids under this key.
    public LaneIds(byte[] key) {
        keyed = mac(new SecretKeySpec(key, "HmacSHA256"));
    }

    /// The lane of two addresses on a channel.
    public LaneId of(Parties parties) {
        Mac mac = copy();
        for (String part : new String[] {parties.channel(), parties.our(), parties.their()}) {
            byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
            // The length in front keeps ("ab", "c") and ("a", "bc") apart.
            mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
            mac.update(bytes);
        }
        return new LaneId(base32(mac.doFinal()));
    }

    /// The n-th conversation of a lane.
    public static ConversationId conversation(LaneId lane, int number) {
        return new ConversationId(lane + "-" + number);
    }

    /// The lane a conversation belongs to; empty if no conversation has such an id.
    public static Optional<LaneId> laneOf(ConversationId id) {
        int dash = id.value().lastIndexOf('-');
        return dash == LENGTH ? Optional.of(new LaneId(id.value().substring(0, dash))) : Optional.empty();
    }

    /// The lane a message of ours belongs to, by the message's key; empty if no message has such a key.
    static Optional<LaneId> laneOfKey(String key) {
        return key.indexOf('.') == LENGTH ? Optional.of(new LaneId(key.substring(0, LENGTH))) : Optional.empty();
    }

    /// A number that stands for the person wherever chance decides.
    static long seed(LaneId lane) {
        return ByteBuffer.wrap(lane.value().toLowerCase(Locale.ROOT).getBytes(StandardCharsets.US_ASCII))
                .getLong();
    }

    private static String base32(byte[] bytes) {
        StringBuilder text = new StringBuilder(LENGTH);
        for (int bit = 0; text.length() < LENGTH; bit += 5) {
            int pair = ((bytes[bit / 8] & 0xff) << 8) | (bytes[bit / 8 + 1] & 0xff);
            text.append(DIGITS.charAt((pair >> (11 - bit % 8)) & 31));
        }
        return text.toString();
    }

    private Mac copy() {
        try {
            return (Mac) keyed.clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("Java's own Mac can be cloned", e);
        }
    }

    private static Mac mac(SecretKeySpec key) {
        try {
            Mac mac = Mac.getInstance(key.getAlgorithm());
            mac.init(key);
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + key.getAlgorithm(), e);
        }
    }
}
