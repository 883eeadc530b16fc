package dev.parley.contact;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/// Which keys of people a dry run over many batches would have written so far, and which of them are one person's. Kept
/// outside of the heap, which is small: 12 bytes a place, half of the places free, so that a file of a million people
/// takes some 50 MB until it is read. Of keys that look alike in 64 bits it knows one. One thread.
final class Rehearsed implements AutoCloseable {
    /// 100 MB; later keys are not remembered, so that people whom a still longer file names twice count as two.
    static final int MOST = 1 << 22;

    private static final int FIRST = 1 << 12;

    /// Nobody.
    static final int NOBODY = 0;

    private Arena arena = Arena.ofConfined();
    private MemorySegment keys = arena.allocate(ValueLayout.JAVA_LONG, FIRST);
    private MemorySegment people = arena.allocate(ValueLayout.JAVA_INT, FIRST);
    private int places = FIRST;
    private int size;
    private int persons;

    /// Whom these keys would belong to; several only if they are of different people.
    Set<Integer> named(Collection<String> given) {
        Set<Integer> found = new HashSet<>();
        given.forEach(key -> found.add(get(hash(key))));
        found.remove(NOBODY);
        return found;
    }

    /// Somebody new.
    int person() {
        return ++persons;
    }

    /// From now on these keys are this person's.
    void write(Collection<String> given, int person) {
        given.forEach(key -> put(hash(key), person));
    }

    private int get(long key) {
        return people.getAtIndex(ValueLayout.JAVA_INT, place(key));
    }

    private void put(long key, int person) {
        long place = place(key);
        boolean isNew = people.getAtIndex(ValueLayout.JAVA_INT, place) == NOBODY;
        if (isNew && size == MOST) {
            return;
        }
        keys.setAtIndex(ValueLayout.JAVA_LONG, place, key);
        people.setAtIndex(ValueLayout.JAVA_INT, place, person);
        size += isNew ? 1 : 0;
        if (size > places / 2 && size < MOST) {
            grow();
        }
    }

    /// Where the key is, or the free place where it belongs.
    private long place(long key) {
        long place = Long.hashCode(key) & (places - 1);
        while (people.getAtIndex(ValueLayout.JAVA_INT, place) != NOBODY
                && keys.getAtIndex(ValueLayout.JAVA_LONG, place) != key) {
            place = (place + 1) & (places - 1);
        }
        return place;
    }

    private void grow() {
        Arena old = arena;
        MemorySegment oldKeys = keys;
        MemorySegment oldPeople = people;
        int oldPlaces = places;
        arena = Arena.ofConfined();
        places = oldPlaces * 2;
        keys = arena.allocate(ValueLayout.JAVA_LONG, places);
        people = arena.allocate(ValueLayout.JAVA_INT, places);
        for (int i = 0; i < oldPlaces; i++) {
            int person = oldPeople.getAtIndex(ValueLayout.JAVA_INT, i);
            if (person != NOBODY) {
                long key = oldKeys.getAtIndex(ValueLayout.JAVA_LONG, i);
                long place = place(key);
                keys.setAtIndex(ValueLayout.JAVA_LONG, place, key);
                people.setAtIndex(ValueLayout.JAVA_INT, place, person);
            }
        }
        old.close();
    }

    private static long hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.wrap(digest).getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    @Override
    public void close() {
        arena.close();
    }
}
