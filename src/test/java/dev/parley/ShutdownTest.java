package dev.parley;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.command.Server;
import dev.parley.inbox.LaneIds;
import dev.parley.inbox.Parties;
import dev.parley.kit.Secret;
import dev.parley.store.Store;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What callers and balancers see of a server that is told to end.
class ShutdownTest {
    private static final int CALLERS = 4;
    private static final int EACH = 24;

    @TempDir
    private Path folder;

    private final HttpClient client = HttpClient.newHttpClient();
    private final Queue<Integer> statuses = new ConcurrentLinkedQueue<>();
    private final Queue<String> acknowledged = new ConcurrentLinkedQueue<>();

    @Test
    void a_balancer_hears_of_the_end_while_requests_are_still_taken() throws Exception {
        Server server = server(Map.of("PARLEY_DRAIN_SECONDS", "60"));
        assertThat(get(server).statusCode()).isEqualTo(200);

        Thread closing = Thread.ofPlatform().start(server::close);
        HttpResponse<String> told = get(server);
        while (told.statusCode() == 200) {
            told = get(server);
        }
        assertThat(told.statusCode()).isEqualTo(503);
        assertThat(told.body()).contains("The server is being shut down.");
        HttpResponse<String> answer = say(server, 0, 0);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("connection")).contains("close");
        closing.interrupt();
        closing.join();

        assertThat(areStored(List.of(number(0, 0)))).isTrue();
    }

    @Test
    void nothing_acknowledged_is_lost_and_no_caller_hears_of_a_fault() throws Exception {
        Server server = server(Map.of());
        CountDownLatch underWay = new CountDownLatch(CALLERS * EACH / 3);
        List<Thread> callers = new ArrayList<>();
        for (int i = 0; i < CALLERS; i++) {
            int caller = i;
            callers.add(Thread.ofPlatform().start(() -> call(server, caller, underWay)));
        }
        underWay.await();
        server.close();
        for (Thread caller : callers) {
            caller.join();
        }

        assertThat(statuses).isNotEmpty().containsOnly(200);
        assertThat(areStored(List.copyOf(acknowledged))).isTrue();
    }

    private void call(Server server, int caller, CountDownLatch underWay) {
        try {
            for (int n = 0; n < EACH; n++) {
                int status = say(server, caller, n).statusCode();
                statuses.add(status);
                acknowledged.add(number(caller, n));
                underWay.countDown();
            }
        } catch (IOException e) {
            // The server has ended: nothing was answered, and nothing is promised.
            underWay.countDown();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean areStored(List<String> numbers) {
        Path data = folder.resolve("data");
        LaneIds ids = new LaneIds(InstallationKey.of(Secret.NONE, data).bytes());
        try (Store store = Store.embedded(data)) {
            return numbers.stream()
                    .map(number -> ids.of(new Parties("sms", "+15550111", "+" + number)))
                    .allMatch(lane -> store.lanes().find(lane).isPresent());
        }
    }

    private Server server(Map<String, String> more) {
        Map<String, String> environment =
                new HashMap<>(Map.of("PARLEY_FLOWS_DIR", TestServer.HELLO, "PARLEY_SIGNATURE_CHECK", "off"));
        environment.putAll(more);
        return TestServer.in(folder, environment);
    }

    private HttpResponse<String> get(Server server) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(at(server, "/health/ready")).build(), HttpResponse.BodyHandlers.ofString(UTF_8));
    }

    private HttpResponse<String> say(Server server, int caller, int n) throws IOException, InterruptedException {
        String form = "AccountSid=AC1&MessageSid=SM" + caller + "-" + n + "&From=%2B" + number(caller, n)
                + "&To=%2B15550111&Body=" + number(caller, n);
        return client.send(
                HttpRequest.newBuilder(at(server, "/webhooks/sms"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form))
                        .build(),
                HttpResponse.BodyHandlers.ofString(UTF_8));
    }

    private static String number(int caller, int n) {
        return "155501" + (caller * EACH + n < 10 ? "0" : "") + (caller * EACH + n);
    }

    private static URI at(Server server, String target) {
        return URI.create("http://127.0.0.1:" + server.port() + target);
    }
}
