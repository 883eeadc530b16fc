package dev.parley.flow;

/// The GSM 7-bit default alphabet and its extension table (3GPP TS 23.038, 6.2.1). Safe for any thread.
final class GsmAlphabet {
    private static final String BASIC = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
            + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
    /// Written as an escape and a second septet. The form feed is the network's page break.
    private static final String EXTENSION = "|^{}[]~\\\f";
    /// The one extension character far away from the others.
    private static final int EURO = '€';

    private static final byte[] SEPTETS = septetsOfAll();

    private GsmAlphabet() {}

    /// How many septets a character takes: 1, 2 for the extension table, 0 if the alphabet does not have it.
    static int septets(int codePoint) {
        if (codePoint < SEPTETS.length) {
            return SEPTETS[codePoint];
        }
        return codePoint == EURO ? 2 : 0;
    }

    private static byte[] septetsOfAll() {
        byte[] septets = new byte['Ω' + 1];
        BASIC.chars().forEach(c -> septets[c] = 1);
        EXTENSION.chars().forEach(c -> septets[c] = 2);
        return septets;
    }
}
