package dev.parley.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.fake.TwilioCaller;
import dev.parley.kit.Work;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// More people write than can be worked for.
class OverloadTest {
    private static final int RUNNING = 2;
    private static final int WAITING = 3;
    private static final int PEOPLE = 30;

    @Test
    void what_is_too_much_is_refused_at_once_and_the_rest_is_answered_when_its_turn_comes() throws Exception {
        Work work = new Work(
                new Work.Limits(RUNNING, WAITING, Duration.ofHours(1)),
                Thread.ofVirtual().factory(),
                System::nanoTime);
        CountDownLatch stands = new CountDownLatch(1);
        BlockingQueue<HttpResponse<String>> answers = new LinkedBlockingQueue<>();
        try (RunningServer server = RunningServer.with(work)) {
            server.inbox.set(inbound -> {
                await(stands);
                return RunningServer.echo(inbound);
            });
            List<CompletableFuture<HttpResponse<String>>> calls = new ArrayList<>();
            for (int i = 0; i < PEOPLE; i++) {
                calls.add(server.sendAsync(server.signed(message(i))).thenApply(answer -> {
                    answers.add(answer);
                    return answer;
                }));
            }

            int refusals = PEOPLE - RUNNING - WAITING;
            for (int i = 0; i < refusals; i++) {
                assertThat(answers.poll(5, TimeUnit.MINUTES)).satisfies(OverloadTest::asksToComeAgain);
            }
            assertThat(work.refused()).isEqualTo(refusals);
            assertThat(server.refused).as("told to who repairs").hasValue(refusals);
            stands.countDown();
            CompletableFuture.allOf(calls.toArray(CompletableFuture[]::new)).join();
            assertThat(calls)
                    .extracting(call -> call.join().statusCode())
                    .filteredOn(status -> status == 200)
                    .hasSize(RUNNING + WAITING);
        }
    }

    private static void asksToComeAgain(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        assertThat(answer.body()).contains("busy");
    }

    private static String message(int person) {
        return "AccountSid=" + TwilioCaller.ACCOUNT_SID + "&MessageSid=SM" + person + "&From=%2B155501" + (10 + person)
                + "&To=%2B15550199&Body=hi";
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
