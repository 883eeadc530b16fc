package bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;

/// Many who each take a turn as soon as they may take the next one: how many turns a second that makes, what one costs
/// the server, and how long it takes. What one costs those people is the yardstick of a machine whose pace changes: a
/// turn that takes them a fifth longer than before takes the server a fifth longer, too, without any change.
///
/// `-Dwarm=20000` sets how many turns are taken before it is measured.
final class Rush {
    private static final int MOST_TURNS = 200_000;

    private final List<Person> people = new ArrayList<>();
    private volatile boolean measuring;
    private volatile boolean ending;

    /// What somebody does until the rush is over.
    @FunctionalInterface
    interface Doing {
        void go(Person person) throws Exception;
    }

    /// One of them; a thread of their own.
    final class Person {
        private final long[] waits = new long[MOST_TURNS];
        private final AtomicInteger taken = new AtomicInteger();
        private int measured;
        private long begun;

        /// Whether to begin one more turn.
        boolean goesOn() {
            return !ending;
        }

        void begins() {
            begun = System.nanoTime();
        }

        void ends() {
            if (measuring && measured < waits.length) {
                waits[measured++] = System.nanoTime() - begun;
            }
            taken.incrementAndGet();
        }

        private LongStream waits() {
            return Arrays.stream(waits, 0, measured);
        }
    }

    /// Lets so many people rush for so long, and prints what was seen.
    void run(Served server, int crowd, int seconds, Doing doing) throws Exception {
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < crowd; i++) {
            Person person = new Person();
            people.add(person);
            threads.add(Thread.ofPlatform().start(() -> doing(doing, person)));
        }
        while (turns() < Integer.getInteger("warm", 20_000) && !ending) {
            Thread.sleep(20);
        }
        measuring = true;
        long before = turns();
        Duration used = server.processorTime();
        Duration usedHere = here();
        long begun = System.nanoTime();
        Thread.sleep(1000L * seconds);
        long took = System.nanoTime() - begun;
        long turns = turns() - before;
        long micros = server.processorTime().minus(used).toNanos() / 1000;
        long microsHere = here().minus(usedHere).toNanos() / 1000;
        ending = true;
        for (Thread thread : threads) {
            thread.join();
        }
        long[] waits = people.stream().flatMapToLong(Person::waits).sorted().toArray();
        System.out.printf("%d people at once: %d turns a second, %d us of the server's processor time each, %d us of "
                        + "these people's; answered within %.1f ms (half), %.1f ms (99 of 100); resident memory %d MB; "
                        + "load %.1f%n",
                crowd, turns * 1_000_000_000L / took, micros / Math.max(1, turns), microsHere / Math.max(1, turns),
                at(waits, 0.5), at(waits, 0.99), server.memory(), Served.load());
    }

    /// What this process has used until now.
    private static Duration here() {
        return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
    }

    private void doing(Doing doing, Person person) {
        try {
            doing.go(person);
        } catch (Exception e) {
            ending = true;
            throw new IllegalStateException("somebody could not go on", e);
        }
    }

    private long turns() {
        return people.stream().mapToLong(person -> person.taken.get()).sum();
    }

    private static double at(long[] sorted, double part) {
        return sorted.length == 0 ? 0 : sorted[(int) ((sorted.length - 1) * part)] / 1e6;
    }
}
