package dev.parley.study;

import dev.parley.inbox.LaneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/// Those whose comments go out together: when one of them is told something, the lines of several are written alike. So
/// neither two copies of the database nor its log tell whose comment was replied to, or who went on about it. One
/// thread.
final class Crowd {
    /// Writing more lines than these, if the promise does not ask for it, hides nobody better.
    private static final int USUAL = 10;

    private final List<LaneId> writers;
    private final int size;
    private final Random random;

    Crowd(List<Slip> group, int minimum, Random random) {
        writers = new ArrayList<>(group.stream()
                .flatMap(slip -> slip.promise().writer().stream())
                .distinct()
                .toList());
        size = Math.max(USUAL, minimum);
        this.random = random;
    }

    /// The writer of a slip among others, in an order by chance; nobody if nobody may reply.
    List<LaneId> around(Slip slip) {
        Optional<LaneId> writer = slip.promise().writer();
        if (writer.isEmpty()) {
            return List.of();
        }
        Collections.shuffle(writers, random);
        List<LaneId> crowd = new ArrayList<>(writers.stream()
                .filter(other -> !other.equals(writer.get()))
                .limit(size - 1L)
                .toList());
        crowd.add(writer.get());
        Collections.shuffle(crowd, random);
        return crowd;
    }
}
