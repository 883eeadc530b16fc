package dev.parley.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.parley.channel.webchat.LinkSecret;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/// A file as it is sent, plain and compressed, with what tells its versions apart. Whoever reads the bytes does not
/// change them.
final class WebFile {
    private final byte[] plain;
    private final byte[] packed;
    private final String tag;

    private WebFile(byte[] plain, byte[] packed, String tag) {
        this.plain = plain;
        this.packed = packed;
        this.tag = tag;
    }

    static WebFile of(String text) {
        byte[] plain = text.getBytes(UTF_8);
        return new WebFile(plain, gzip(plain), '"' + LinkSecret.hash(text).substring(0, 16) + '"');
    }

    byte[] plain() {
        return plain;
    }

    byte[] packed() {
        return packed;
    }

    /// As in the header `ETag`.
    String tag() {
        return tag;
    }

    private static byte[] gzip(byte[] bytes) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (Best out = new Best(packed)) {
            out.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("memory was not writable", e);
        }
        return packed.toByteArray();
    }

    private static final class Best extends GZIPOutputStream {
        Best(ByteArrayOutputStream out) throws IOException {
            super(out);
            def.setLevel(Deflater.BEST_COMPRESSION);
        }
    }
}
