package dev.parley.store;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/// Writes numbers and names in few bytes. Numbers from 0 on take seven bits a byte, the lowest first (as in Protocol
/// Buffers). A name is written out where it first comes, behind a 0 and its length; from then on it is its number, from
/// 1 on. One thread.
final class ByteWriter {
    private static final int MORE = 0x80;
    private static final int LOW = 0x7f;
    private static final int BITS = 7;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final Map<String, Integer> names = new HashMap<>();

    byte[] bytes() {
        return out.toByteArray();
    }

    void number(long number) {
        long left = number;
        while (left > LOW) {
            out.write((int) (left & LOW) | MORE);
            left >>>= BITS;
        }
        out.write((int) left);
    }

    void name(String name) {
        Integer known = names.putIfAbsent(name, names.size() + 1);
        if (known != null) {
            number(known);
            return;
        }
        byte[] text = name.getBytes(StandardCharsets.UTF_8);
        number(0);
        number(text.length);
        out.write(text, 0, text.length);
    }

    <K, V> void map(Map<K, V> map, Consumer<K> key, Consumer<V> value) {
        number(map.size());
        map.forEach((one, its) -> {
            key.accept(one);
            value.accept(its);
        });
    }
}
