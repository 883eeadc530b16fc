package dev.parley.flow;

import java.util.List;

/// How a text message is billed: the parts that a phone network cuts it into (3GPP TS 23.038 and 23.040). Safe for any
/// thread.
///
/// @param encoding the cheaper encoding that holds every character
/// @param units septets for {@link Encoding#GSM_7}, UTF-16 code units for {@link Encoding#UCS_2}
/// @param count parts, at least 1: an empty message is one too
public record Segments(Encoding encoding, int units, int count) {
    /// How the characters of a text message are written.
    public enum Encoding {
        /// Seven bits a character; the alphabet of the GSM networks.
        GSM_7(160, 153),
        /// Sixteen bits a code unit; one character outside of the GSM alphabet puts the whole text here.
        UCS_2(70, 67);

        private final int alone;
        private final int inParts;

        /// @param alone units in a message of one part: 140 octets
        /// @param inParts units in each part of a longer one, where six octets say which part it is
        Encoding(int alone, int inParts) {
            this.alone = alone;
            this.inParts = inParts;
        }
    }

    /// The parts of a text. A character that takes two units is never cut in half: neither a GSM escape pair nor a
    /// surrogate pair.
    public static Segments of(String text) {
        Encoding encoding = text.codePoints().allMatch(Segments::isGsm) ? Encoding.GSM_7 : Encoding.UCS_2;
        int units = text.codePoints().map(c -> units(encoding, c)).sum();
        return new Segments(encoding, units, units <= encoding.alone ? 1 : parts(encoding, text));
    }

    /// The different characters that keep a text out of the cheaper encoding, in their order; none for a GSM text.
    public static List<String> costly(String text) {
        return text.codePoints()
                .filter(c -> !isGsm(c))
                .distinct()
                .mapToObj(Character::toString)
                .toList();
    }

    private static int parts(Encoding encoding, String text) {
        int parts = 1;
        int used = 0;
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            int units = units(encoding, text.codePointAt(i));
            if (used + units > encoding.inParts) {
                parts++;
                used = 0;
            }
            used += units;
        }
        return parts;
    }

    private static int units(Encoding encoding, int codePoint) {
        return encoding == Encoding.GSM_7 ? GsmAlphabet.septets(codePoint) : Character.charCount(codePoint);
    }

    private static boolean isGsm(int codePoint) {
        return GsmAlphabet.septets(codePoint) > 0;
    }
}
