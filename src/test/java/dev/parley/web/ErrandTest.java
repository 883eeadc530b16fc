package dev.parley.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.channel.Handled;
import dev.parley.channel.Heard;
import dev.parley.channel.Outbound;
import dev.parley.channel.ReplyBody;
import dev.parley.channel.Webhook;
import dev.parley.inbox.StoreUnavailable;
import dev.parley.kit.Lanes;
import dev.parley.kit.Work;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/// Calls that take work, by a provider that does not wait for long.
class ErrandTest {
    private final AtomicInteger done = new AtomicInteger();

    @Test
    void who_cannot_wait_is_told_to_come_again_and_the_work_goes_on() throws InterruptedException {
        CountDownLatch slow = new CountDownLatch(1);
        CountDownLatch ended = new CountDownLatch(1);
        try (RunningServer server = server(Duration.ofMillis(50), () -> {
            await(slow);
            done.incrementAndGet();
            ended.countDown();
            return ReplyBody.EMPTY;
        })) {
            HttpResponse<String> answer = call(server);
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.headers().firstValue("retry-after")).contains("1");
            assertThat(done).hasValue(0);
            slow.countDown();
            ended.await();
            assertThat(done).hasValue(1);
            assertThat(server.get("/health/live").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void the_answer_is_what_the_work_says() {
        try (RunningServer server =
                server(Duration.ofMinutes(2), () -> ReplyBody.of("application/json", "{\"a\":1}".getBytes(UTF_8)))) {
            HttpResponse<String> answer = call(server);
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("content-type")).contains("application/json");
            assertThat(answer.body()).isEqualTo("{\"a\":1}");
        }
    }

    @Test
    void without_a_store_nothing_is_acknowledged() {
        try (RunningServer server = server(Duration.ofMinutes(2), () -> {
            throw new StoreUnavailable("away");
        })) {
            assertThat(call(server).statusCode()).isEqualTo(503);
        }
    }

    private static HttpResponse<String> call(RunningServer server) {
        return server.send(server.request("/webhooks/errand")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{}")));
    }

    private static RunningServer server(Duration patience, Supplier<ReplyBody> work) {
        return RunningServer.and(new WebhookRoutes(
                new Errands(patience, work), inbound -> Handled.SILENTLY, new Lanes(Work.onVirtualThreads())));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private record Errands(Duration patience, Supplier<ReplyBody> work) implements Webhook {
        @Override
        public String path() {
            return "/webhooks/errand";
        }

        @Override
        public String accepts() {
            return "application/json";
        }

        @Override
        public Heard hear(String target, UnaryOperator<String> header, byte[] body) {
            return new Heard.Errand("lane", work);
        }

        @Override
        public byte[] reply(List<Outbound> messages) {
            return new byte[0];
        }

        @Override
        public String replyType() {
            return "text/plain";
        }
    }
}
