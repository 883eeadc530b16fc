package dev.parley.channel.sms;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Base64;
import java.util.Optional;

/// A long text that a network delivered as a picture message reaches the webhook in Base64.
final class Base64Body {
    /// Shorter texts are not delivered that way, and might be Base64 by chance.
    private static final int MIN_LENGTH = 60;

    private Base64Body() {}

    /// The words in a body: the body itself, unless it is Base64 of plain text from end to end.
    static String decode(String body) {
        return body.length() < MIN_LENGTH || body.indexOf(' ') >= 0
                ? body
                : bytes(body).flatMap(Base64Body::words).orElse(body);
    }

    private static Optional<byte[]> bytes(String body) {
        String oneLine = body.replace("\r", "").replace("\n", "");
        try {
            return oneLine.length() % 4 == 0 ? Optional.of(Base64.getDecoder().decode(oneLine)) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> words(byte[] bytes) {
        try {
            String text = UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            return Optional.of(text).filter(t -> t.chars().noneMatch(Base64Body::isNoText));
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private static boolean isNoText(int c) {
        return Character.isISOControl(c) && c != '\n' && c != '\r' && c != '\t';
    }
}
