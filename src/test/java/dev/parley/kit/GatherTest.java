package dev.parley.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GatherTest {
    @Test
    void a_question_asked_alone_is_answered_at_once() {
        Gather<Integer, String> gather = new Gather<>(new Gather.Limits(1, 10), GatherTest::words);

        assertThat(gather.ask(7)).isEqualTo("7!");
        assertThat(gather.ask(8)).isEqualTo("8!");
    }

    @Test
    void questions_that_come_during_a_call_share_the_next_one_up_to_its_limit() throws InterruptedException {
        Calls calls = new Calls();
        Gather<Integer, String> gather = new Gather<>(new Gather.Limits(1, 3), calls::answer);

        CompletableFuture<String> first = asking(gather, 0);
        calls.begun.await();
        List<Thread> callers = new ArrayList<>();
        List<CompletableFuture<String>> later = new ArrayList<>();
        for (int i = 1; i <= 5; i++) {
            later.add(asking(gather, i, callers));
        }
        awaitWaiting(callers);
        calls.mayGoOn.countDown();

        assertThat(first.join()).isEqualTo("0!");
        assertThat(later).extracting(CompletableFuture::join).containsExactly("1!", "2!", "3!", "4!", "5!");
        assertThat(calls.sizes).containsExactly(1, 3, 2);
    }

    @Test
    void a_fault_reaches_every_caller_of_its_call_and_the_next_call_works() {
        Gather<Integer, String> gather = new Gather<>(new Gather.Limits(1, 10), questions -> {
            if (questions.contains(13)) {
                throw new IllegalStateException("no");
            }
            return words(questions);
        });

        assertThatThrownBy(() -> gather.ask(13))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("no");
        assertThat(gather.ask(14)).isEqualTo("14!");
    }

    private static List<String> words(List<Integer> questions) {
        return questions.stream().map(question -> question + "!").toList();
    }

    private static CompletableFuture<String> asking(Gather<Integer, String> gather, int question) {
        return asking(gather, question, new ArrayList<>());
    }

    private static CompletableFuture<String> asking(
            Gather<Integer, String> gather, int question, List<Thread> callers) {
        CompletableFuture<String> answer = new CompletableFuture<>();
        callers.add(Thread.ofPlatform().daemon().start(() -> answer.complete(gather.ask(question))));
        if (!callers.isEmpty()) {
            awaitWaiting(callers);
        }
        return answer;
    }

    /// A thread that waits has entered its question: one after the other, they stand in order.
    private static void awaitWaiting(List<Thread> threads) {
        IntStream.range(0, threads.size()).forEach(i -> {
            while (threads.get(i).getState() != Thread.State.WAITING
                    && threads.get(i).getState() != Thread.State.TERMINATED) {
                Thread.onSpinWait();
            }
        });
    }

    /// Holds the first call until it may go on.
    private static final class Calls {
        private final CountDownLatch begun = new CountDownLatch(1);
        private final CountDownLatch mayGoOn = new CountDownLatch(1);
        private final List<Integer> sizes = new ArrayList<>();

        private synchronized List<String> answer(List<Integer> questions) {
            sizes.add(questions.size());
            begun.countDown();
            try {
                mayGoOn.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return words(questions);
        }
    }
}
