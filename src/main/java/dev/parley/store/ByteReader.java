package dev.parley.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Reads what a {@link ByteWriter} wrote; throws `BufferUnderflowException` or `IndexOutOfBoundsException` at anything
/// else. One thread.
final class ByteReader {
    private static final int MORE = 0x80;
    private static final int LOW = 0x7f;
    private static final int BITS = 7;

    private final ByteBuffer in;
    private final List<String> names = new ArrayList<>();

    ByteReader(byte[] bytes) {
        in = ByteBuffer.wrap(bytes);
    }

    long number() {
        long number = 0;
        int shift = 0;
        int next = in.get();
        while ((next & MORE) != 0) {
            number |= (long) (next & LOW) << shift;
            shift += BITS;
            next = in.get();
        }
        return number | (long) next << shift;
    }

    int whole() {
        return Math.toIntExact(number());
    }

    String name() {
        int known = whole();
        if (known > 0) {
            return names.get(known - 1);
        }
        byte[] text = new byte[Math.min(whole(), in.remaining())];
        in.get(text);
        String name = new String(text, StandardCharsets.UTF_8);
        names.add(name);
        return name;
    }

    /// Hands each key of a map over; the taker reads its value.
    <K> void each(Supplier<K> key, Consumer<K> taker) {
        int size = whole();
        for (int i = 0; i < size; i++) {
            taker.accept(key.get());
        }
    }
}
