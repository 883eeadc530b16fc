package dev.parley.flowfile.source;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalInt;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/// Bytes to text, strictly: a flow with a damaged letter would be sent to people as it is.
final class Utf8 {
    private static final int BYTE_ORDER_MARK = 0xFEFF;

    private Utf8() {}

    /// The text without a byte order mark; empty, with the place reported, if the bytes are no text.
    static Optional<String> decode(byte[] bytes, Problems problems) {
        if (isUtf16(bytes)) {
            problems.error(Mark.START, "the file is saved as UTF-16; save it as UTF-8");
            return Optional.empty();
        }
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length);
        if (decoder.decode(in, out, true).isError()) {
            Mark at = end(out.flip().toString());
            problems.error(at, "a character that is no UTF-8; save the file as UTF-8");
            return Optional.empty();
        }
        String text = out.flip().toString();
        return unprintable(text.startsWith("\uFEFF") ? text.substring(1) : text, problems);
    }

    private static boolean isUtf16(byte[] bytes) {
        int first = bytes.length < 2 ? 0 : (bytes[0] & 0xFF) << 8 | (bytes[1] & 0xFF);
        return first == BYTE_ORDER_MARK || first == 0xFFFE;
    }

    private static Optional<String> unprintable(String text, Problems problems) {
        OptionalInt found = firstUnprintable(text);
        if (found.isEmpty()) {
            return Optional.of(text);
        }
        int index = found.getAsInt();
        problems.error(end(text.substring(0, index)), invisible(text.codePointAt(index)) + "; take it out");
        return Optional.empty();
    }

    /// Where the first character stands that nobody can see or send: a control character, or half of a pair.
    static OptionalInt firstUnprintable(String text) {
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            if (!StreamReader.isPrintable(text.codePointAt(i))) {
                return OptionalInt.of(i);
            }
        }
        return OptionalInt.empty();
    }

    static String invisible(int c) {
        return "an invisible control character (U+%04X)".formatted(c);
    }

    /// The place after a text.
    private static Mark end(String before) {
        String[] lines = before.split("\r\n|\r|\n", -1);
        String last = lines[lines.length - 1];
        return new Mark(lines.length, last.codePointCount(0, last.length()) + 1);
    }
}
