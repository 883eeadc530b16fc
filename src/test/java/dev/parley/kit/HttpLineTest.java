package dev.parley.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HttpLineTest {
    private static final Duration LONG = Duration.ofMinutes(5);
    private static final Executor THREADS = task -> Thread.ofVirtual().start(task);

    private final Vertx vertx = Vertx.vertx();
    private final BlockingQueue<HttpServerRequest> held = new LinkedBlockingQueue<>();
    private final ConcurrentLinkedQueue<String> seen = new ConcurrentLinkedQueue<>();
    private final HttpServer provider = vertx.createHttpServer()
            .requestHandler(request -> {
                seen.add(request.path());
                held.add(request);
            })
            .listen(0, "127.0.0.1")
            .toCompletionStage()
            .toCompletableFuture()
            .join();

    @AfterEach
    void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void whatFindsNoConnectionInTimeIsNeverAsked() throws InterruptedException {
        try (HttpLine line = line(Duration.ofSeconds(2), 1)) {
            CompletableFuture<String> first = later(line, "/first");
            HttpServerRequest taken = held.take();

            NoAnswer second = catchThrowableOfType(NoAnswer.class, () -> ask(line, "/second"));
            assertThat(second.isBegun()).isFalse();

            answer(taken);
            assertThat(first.join()).isEqualTo("/first");
            CompletableFuture<String> third = later(line, "/third");
            answer(held.take());
            assertThat(third.join()).isEqualTo("/third");
            assertThat(seen).containsExactly("/first", "/third");
        }
    }

    @Test
    void manyCallersShareFewConnectionsAndEachIsAnsweredOnce() throws InterruptedException {
        try (HttpLine line = line(LONG, 3)) {
            List<CompletableFuture<String>> calls = IntStream.range(0, 300)
                    .mapToObj(call -> later(line, "/" + call))
                    .toList();
            for (int call = 0; call < 300; call++) {
                HttpServerRequest next = held.take();
                assertThat(held).hasSizeLessThan(3);
                answer(next);
            }

            assertThat(calls).extracting(CompletableFuture::join).doesNotHaveDuplicates();
            assertThat(seen).hasSize(300).doesNotHaveDuplicates();
        }
    }

    @Test
    void aCallThatComesAsTheServerEndsIsNeverBegunAndLeavesItsPlace() {
        HttpLine line = line(LONG, 1);
        line.close();

        for (int call = 0; call < 2; call++) {
            NoAnswer late = catchThrowableOfType(NoAnswer.class, () -> ask(line, "/late"));
            assertThat(late.isBegun()).isFalse();
        }
        assertThat(seen).isEmpty();
    }

    private HttpLine line(Duration connect, int connections) {
        return new HttpLine(vertx, new HttpLine.Deadlines(connect, LONG), connections);
    }

    private CompletableFuture<String> later(HttpLine line, String path) {
        return CompletableFuture.supplyAsync(() -> ask(line, path), THREADS);
    }

    private String ask(HttpLine line, String path) {
        URI url = URI.create("http://127.0.0.1:" + provider.actualPort() + path);
        return line.ask(new HttpLine.Ask("GET", url, "", "", "")).body().toString();
    }

    private static void answer(HttpServerRequest request) {
        request.response().end(request.path());
    }
}
