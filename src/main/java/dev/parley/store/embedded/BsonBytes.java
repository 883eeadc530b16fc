package dev.parley.store.embedded;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.bson.BsonEncoder;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Writes documents as BSON (bsonspec.org, version 1.1). Everything the store keeps and answers goes through here,
/// so it is written for speed: about a quarter of the time of the library's encoder, which it asks for the rarer
/// types. One thread at a time.
final class BsonBytes {
    private static final byte DOUBLE = 0x01;
    private static final byte STRING = 0x02;
    private static final byte DOCUMENT = 0x03;
    private static final byte ARRAY = 0x04;
    private static final byte BOOLEAN = 0x08;
    private static final byte DATE = 0x09;
    private static final byte NULL = 0x0A;
    private static final byte INT32 = 0x10;
    private static final byte INT64 = 0x12;

    /// From this length on the JDK's own encoder is quicker than a loop, although it makes an array.
    private static final int LONG_TEXT = 24;

    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private byte[] bytes;
    private int size;

    BsonBytes(int capacity) {
        bytes = new byte[capacity];
    }

    int size() {
        return size;
    }

    byte[] copy() {
        return Arrays.copyOf(bytes, size);
    }

    void clear() {
        size = 0;
    }

    void document(Map<String, ?> document) {
        int start = begin();
        for (Map.Entry<String, ?> entry : document.entrySet()) {
            element(entry.getKey(), entry.getValue());
        }
        end(start);
    }

    private void array(Collection<?> values) {
        int start = begin();
        int index = 0;
        for (Object value : values) {
            element(ArrayKeys.of(index++), value);
        }
        end(start);
    }

    private int begin() {
        int start = size;
        ensure(5);
        size += 4; // the length, known at the end
        return start;
    }

    private void end(int start) {
        ensure(1);
        bytes[size++] = 0;
        INT.set(bytes, start, size - start);
    }

    private void element(String name, @Nullable Object value) {
        switch (value) {
            case null -> head(NULL, name);
            case String text -> string(name, text);
            case Integer number -> int32(name, number);
            case Long number -> int64(INT64, name, number);
            case Instant time -> int64(DATE, name, time.toEpochMilli());
            case Boolean truth -> bool(name, truth);
            case Map<?, ?> document -> {
                head(DOCUMENT, name);
                document(stringKeys(document));
            }
            case Collection<?> values -> {
                head(ARRAY, name);
                array(values);
            }
            case Double number -> int64(DOUBLE, name, Double.doubleToRawLongBits(number));
            default -> rare(name, value);
        }
    }

    @SuppressWarnings("unchecked") // BSON documents have no other keys
    private static Map<String, ?> stringKeys(Map<?, ?> document) {
        return (Map<String, ?>) document;
    }

    private void head(byte type, String name) {
        ensure(2 + name.length());
        bytes[size++] = type;
        text(name);
        ensure(1);
        bytes[size++] = 0;
    }

    private void string(String name, String text) {
        head(STRING, name);
        ensure(5 + text.length());
        int at = size;
        size += 4;
        text(text);
        ensure(1);
        bytes[size++] = 0;
        INT.set(bytes, at, size - at - 4);
    }

    private void int32(String name, int value) {
        head(INT32, name);
        ensure(4);
        INT.set(bytes, size, value);
        size += 4;
    }

    private void int64(byte type, String name, long value) {
        head(type, name);
        ensure(8);
        LONG.set(bytes, size, value);
        size += 8;
    }

    private void bool(String name, boolean value) {
        head(BOOLEAN, name);
        ensure(1);
        bytes[size++] = (byte) (value ? 1 : 0);
    }

    /// Types such as binary, ObjectId, decimal: encoded by the library inside a document of one field, whose
    /// frame is left out.
    private void rare(String name, Object value) {
        ByteBuf buffer = Unpooled.buffer(64);
        BsonEncoder.encodeDocument(new Document(name, value), buffer);
        int length = buffer.readableBytes() - 5; // without the length before it and the zero behind it
        ensure(length);
        buffer.getBytes(4, bytes, size, length);
        size += length;
    }

    /// Most text is short and ASCII, one byte a character; the first other character leaves it to the JDK.
    private void text(String text) {
        int length = text.length();
        if (length >= LONG_TEXT) {
            utf8(text);
            return;
        }
        ensure(length);
        byte[] target = bytes;
        int at = size;
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c >= 0x80) {
                utf8(text);
                return;
            }
            target[at + i] = (byte) c;
        }
        size = at + length;
    }

    private void utf8(String text) {
        byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
        ensure(encoded.length);
        System.arraycopy(encoded, 0, bytes, size, encoded.length);
        size += encoded.length;
    }

    private void ensure(int more) {
        if (bytes.length - size < more) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
        }
    }

    /// Arrays are documents with the keys "0", "1", …
    private static final class ArrayKeys {
        private static final String[] SMALL = new String[1000];

        static {
            Arrays.setAll(SMALL, Integer::toString);
        }

        static String of(int index) {
            return index < SMALL.length ? SMALL[index] : Integer.toString(index);
        }
    }
}
