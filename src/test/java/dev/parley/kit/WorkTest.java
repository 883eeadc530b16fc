package dev.parley.kit;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class WorkTest {
    private static final Duration PATIENCE = Duration.ofMillis(1500);

    private final AtomicLong nanoTime = new AtomicLong();
    private final List<Runnable> threads = new ArrayList<>();

    /// Threads that run when the test says so.
    private final ThreadFactory byHand = body -> new Thread() {
        @Override
        public void start() {
            threads.add(body);
        }
    };

    private final Work work = new Work(new Work.Limits(2, 2, PATIENCE), byHand, nanoTime::get);

    @Test
    void tellsTheResult() {
        Future<String> result = work.run(() -> "done");
        assertThat(result.isComplete()).isFalse();

        threads.removeFirst().run();

        assertThat(result.result()).isEqualTo("done");
    }

    @Test
    void tellsWhatATaskThrewAndGoesOn() {
        Future<String> failed = work.run(() -> {
            throw new IllegalArgumentException("broken");
        });
        Future<String> overflown = work.run(() -> {
            throw new StackOverflowError();
        });
        threads.forEach(Runnable::run);

        assertThat(failed.cause()).isInstanceOf(IllegalArgumentException.class);
        assertThat(overflown.cause()).isInstanceOf(StackOverflowError.class);
        assertThat(work.run(() -> 1).failed()).isFalse();
        assertThat(threads).hasSize(3);
    }

    @Test
    void runsOnlySoManyAtOnceAndTheOthersInTheirOrder() {
        List<Integer> order = new ArrayList<>();
        List<Future<Boolean>> results = runMany(4, order);
        assertThat(threads).hasSize(2);

        threads.removeFirst().run();

        assertThat(order).containsExactly(0, 2, 3);
        assertThat(results).extracting(Future::isComplete).containsExactly(true, false, true, true);
    }

    @Test
    void refusesWhatComesOnTop() {
        List<Integer> order = new ArrayList<>();
        List<Future<Boolean>> results = runMany(5, order);

        assertThat(results.get(4).cause()).isInstanceOf(Busy.class).hasMessage("more than 2 tasks wait");
        threads.forEach(Runnable::run);
        assertThat(order).containsExactlyInAnyOrder(0, 1, 2, 3);
    }

    @Test
    void refusesWhatHasWaitedTooLongWhenATaskEnds() {
        List<Integer> order = new ArrayList<>();
        List<Future<Boolean>> results = runMany(3, order);
        nanoTime.addAndGet(PATIENCE.toNanos());
        Future<Boolean> young = work.run(() -> order.add(3));
        nanoTime.addAndGet(1);

        threads.removeFirst().run();

        assertThat(results.get(2).cause()).isInstanceOf(Busy.class).hasMessage("waited for more than 1500 ms");
        assertThat(young.succeeded()).isTrue();
        assertThat(order).containsExactly(0, 3);
    }

    @Test
    void refusesWhatHasWaitedTooLongWhenNoTaskEnds() {
        List<Future<Boolean>> results = runMany(4, new ArrayList<>());
        nanoTime.addAndGet(PATIENCE.toNanos());
        work.refuseStale();
        assertThat(results).noneMatch(Future::failed);

        nanoTime.addAndGet(1);
        work.refuseStale();

        assertThat(results).extracting(Future::failed).containsExactly(false, false, true, true);
    }

    @Test
    void aTasksPlaceIsFreeWhenItsResultIsTold() {
        work.run(() -> 1);
        List<Future<Integer>> next = new ArrayList<>();
        work.run(() -> 2).onComplete(told -> next.add(work.run(() -> 3)));

        threads.removeLast().run();

        assertThat(threads)
                .as("the place was free, so the new task has a thread")
                .hasSize(2);
        assertThat(next).hasSize(1);
    }

    @Test
    void runsEveryTaskOnceUnderLoadAndNeverTooManyAtOnce() throws Exception {
        Work busy = new Work(
                new Work.Limits(8, 2000, Duration.ofHours(1)),
                Thread.ofVirtual().factory(),
                () -> 0);
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        AtomicInteger done = new AtomicInteger();
        CountDownLatch all = new CountDownLatch(2000);
        for (int i = 0; i < 2000; i++) {
            busy.run(() -> {
                        most.accumulateAndGet(now.incrementAndGet(), Math::max);
                        Thread.onSpinWait();
                        now.decrementAndGet();
                        return done.incrementAndGet();
                    })
                    .onComplete(told -> all.countDown());
        }
        all.await();

        assertThat(done).hasValue(2000);
        assertThat(most.get()).isBetween(1, 8);
    }

    @Test
    void endsWhenAllThatWasBegunHasEndedAndBeginsNothingMore() throws InterruptedException {
        List<Integer> order = new ArrayList<>();
        List<Future<Boolean>> begun = runMany(3, order);
        assertThat(work.end(Duration.ZERO)).isFalse();

        Future<Integer> late = work.run(() -> 1);
        assertThat(late.cause()).isInstanceOf(Busy.class).hasMessage("the server ends");
        List<Thread> running =
                threads.stream().map(body -> Thread.ofPlatform().start(body)).toList();
        assertThat(work.end(Duration.ofHours(1))).isTrue();

        assertThat(order).containsExactlyInAnyOrder(0, 1, 2);
        for (Thread thread : running) {
            thread.join();
        }
        assertThat(begun).allMatch(Future::succeeded);
    }

    private List<Future<Boolean>> runMany(int count, List<Integer> order) {
        List<Future<Boolean>> results = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int number = i;
            results.add(work.run(() -> {
                synchronized (order) {
                    return order.add(number);
                }
            }));
        }
        return results;
    }
}
