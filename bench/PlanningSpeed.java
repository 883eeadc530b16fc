package bench;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Imports many people into a fresh server and launches a flow for all of them; prints how long each took, and the
/// processor time of the server.
///
///     ./parley build
///     java bench/PlanningSpeed.java [PEOPLE, default 100000]
public class PlanningSpeed {
    static final HttpClient http = HttpClient.newHttpClient();
    static final int PART = 10_000;

    public static void main(String[] args) throws Exception {
        int people = args.length > 0 ? Integer.parseInt(args[0]) : 100_000;
        try (Served server = Served.start(Map.of("PARLEY_API_TOKENS", "bench:bench-token"))) {
            String base = server.address() + "/api/v1/";
            time("import of " + people + " people", server, () -> {
                for (int from = 0; from < people; from += PART) {
                    post(base + "contacts/import", "application/x-ndjson", rows(from, Math.min(people, from + PART)));
                }
            });
            for (String round : List.of("first launch", "the same launch again", "another launch")) {
                String name = round.startsWith("another") ? "autumn" : "spring";
                time(round, server, () -> System.out.println(post(
                        base + "flows/bench/launch",
                        "application/json",
                        "{\"name\": \"" + name + "\", \"everyone\": true}")));
            }
        }
    }

    static String rows(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(i -> "{\"externalId\": \"p" + i + "\", \"phone\": \"+1555" + (1_000_000 + i)
                        + "\", \"zone\": \"America/New_York\"}")
                .collect(Collectors.joining("\n"));
    }

    static String post(String url, String type, String body) throws Exception {
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(URI.create(url))
                        .timeout(Duration.ofMinutes(5))
                        .header("Authorization", "Bearer bench-token")
                        .header("Content-Type", type)
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() >= 300) {
            throw new IllegalStateException("HTTP " + answer.statusCode() + ": " + answer.body());
        }
        return answer.body();
    }

    interface Task {
        void run() throws Exception;
    }

    static void time(String what, Served server, Task task) throws Exception {
        Duration cpu = server.processorTime();
        long begun = System.nanoTime();
        task.run();
        System.out.printf("%s: %.1f s, processor time %.1f s, load %.1f%n", what,
                (System.nanoTime() - begun) / 1e9,
                server.processorTime().minus(cpu).toMillis() / 1e3,
                Served.load());
    }
}
