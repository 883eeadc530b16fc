package dev.parley.kit;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LanesTest {
    private final List<Runnable> threads = new ArrayList<>();

    private final Work work = new Work(
            new Work.Limits(2, 1, Duration.ofHours(1)),
            body -> new Thread() {
                @Override
                public void start() {
                    threads.add(body);
                }
            },
            () -> 0);

    private final Lanes lanes = new Lanes(work);
    private final List<String> order = new ArrayList<>();

    @Test
    void tasksOfOneKeyWaitForOneAnother() {
        add("a", "a1");
        add("a", "a2");
        assertThat(threads).hasSize(1);

        runAll();

        assertThat(order).containsExactly("a1", "a2");
    }

    @Test
    void tasksOfOtherKeysDoNotWait() {
        add("a", "a1");
        add("b", "b1");
        assertThat(threads).hasSize(2);

        threads.removeLast().run();

        assertThat(order).containsExactly("b1");
    }

    @Test
    void aFailureDoesNotStopTheLane() {
        Future<String> failed = lanes.run("a", () -> {
            throw new IllegalArgumentException("broken");
        });
        Future<Boolean> next = add("a", "a2");

        runAll();

        assertThat(failed.cause()).isInstanceOf(IllegalArgumentException.class);
        assertThat(next.succeeded()).isTrue();
    }

    @Test
    void aLaneTakesOnlySoManyTasks() {
        add("a", "first");
        IntStream.range(0, Lanes.WAITING_A_LANE).forEach(i -> add("a", "" + i));

        assertThat(add("a", "one more").cause()).isInstanceOf(Busy.class);
        assertThat(add("b", "another lane").failed()).isFalse();
    }

    @Test
    void aRefusedTaskLeavesItsLaneFree() {
        add("a", "a1");
        add("b", "b1");
        add("c", "c1");
        Future<Boolean> refused = add("d", "d1");
        assertThat(refused.cause()).isInstanceOf(Busy.class);
        runAll();

        Future<Boolean> again = add("d", "d2");
        runAll();

        assertThat(again.succeeded()).isTrue();
        assertThat(order).containsExactlyInAnyOrder("a1", "b1", "c1", "d2");
    }

    @Test
    void keepsTheOrderOfEveryLaneUnderLoad() throws Exception {
        Lanes busy = new Lanes(new Work(
                new Work.Limits(16, 4000, Duration.ofHours(1)),
                Thread.ofVirtual().factory(),
                () -> 0));
        Map<String, List<Integer>> seen = new ConcurrentHashMap<>();
        Map<String, AtomicInteger> inside = new ConcurrentHashMap<>();
        List<String> overlaps = Collections.synchronizedList(new ArrayList<>());
        CountDownLatch all = new CountDownLatch(200 * 16);
        for (int task = 0; task < 16; task++) {
            for (int lane = 0; lane < 200; lane++) {
                String key = "lane-" + lane;
                int number = task;
                busy.run(key, () -> {
                            if (inside.computeIfAbsent(key, k -> new AtomicInteger())
                                            .incrementAndGet()
                                    > 1) {
                                overlaps.add(key);
                            }
                            seen.computeIfAbsent(key, k -> new ArrayList<>()).add(number);
                            Thread.onSpinWait();
                            return inside.get(key).decrementAndGet();
                        })
                        .onComplete(told -> all.countDown());
            }
        }
        all.await();

        List<Integer> inOrder = IntStream.range(0, 16).boxed().toList();
        assertThat(overlaps).isEmpty();
        assertThat(seen)
                .hasSize(200)
                .allSatisfy((key, numbers) -> assertThat(numbers).isEqualTo(inOrder));
    }

    private Future<Boolean> add(String key, String name) {
        return lanes.run(key, () -> order.add(name));
    }

    private void runAll() {
        while (!threads.isEmpty()) {
            threads.removeFirst().run();
        }
    }
}
