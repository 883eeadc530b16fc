package dev.parley.crash;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/// Stands in for Slack with many people in one workspace, and lies: it asks to slow down, takes a message and does not
/// say so, says that it did not. Only a conversation's history is true. Safe for any thread.
final class Colleagues implements AutoCloseable {
    /// The workspace.
    static final String TEAM = "T0PULSE01";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int A_PAGE = 999;
    private static final int LIES_IN_A_HUNDRED = 3;

    private final Loopback server;
    private final int people;
    private final Random chance;
    private final Map<String, List<Post>> rooms = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> refusals = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> counts = new ConcurrentHashMap<>();

    /// A message that was posted.
    record Post(String ts, String key, String text) {}

    Colleagues(int people, long seed) {
        this.people = people;
        chance = new Random(seed);
        server = new Loopback(this::handle);
    }

    String address() {
        return server.address() + "/api/";
    }

    /// How many people have got how many messages with that text: 0, 1, 2 …
    Map<Integer, Integer> asked(String text) {
        Map<Integer, Integer> times = new HashMap<>();
        for (int i = 0; i < people; i++) {
            int posts = (int) rooms.getOrDefault(room(user(i)), List.of()).stream()
                    .filter(post -> post.text().equals(text))
                    .count();
            times.merge(posts, 1, Integer::sum);
        }
        return times;
    }

    /// How many conversations have a message.
    int reached() {
        return rooms.size();
    }

    /// How many got none because it was twice said that it was not taken, without saying so for sure: nobody may try a
    /// third time.
    int givenUp() {
        return (int) refusals.entrySet().stream()
                .filter(one -> one.getValue().get() > 1 && !rooms.containsKey(one.getKey()))
                .count();
    }

    /// What was called and answered, how often.
    Map<String, AtomicInteger> counts() {
        return counts;
    }

    @Override
    public void close() {
        server.close();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            String method = path.substring(path.lastIndexOf('/') + 1);
            Map<String, String> form =
                    fields(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            count(method);
            switch (method) {
                case "auth.test" -> answer(exchange, Map.of("ok", true, "team_id", TEAM, "user_id", "U0PARLEY1"));
                case "users.list" -> list(exchange, Integer.parseInt(form.getOrDefault("cursor", "0")));
                case "conversations.open" ->
                    answer(exchange, Map.of("ok", true, "channel", Map.of("id", room(field(form, "users")))));
                case "conversations.history" -> history(exchange, field(form, "channel"));
                case "chat.postMessage" -> post(exchange, form);
                default -> answer(exchange, Map.of("ok", true));
            }
        }
    }

    private void list(HttpExchange exchange, int from) throws IOException {
        int to = Math.min(people, from + A_PAGE);
        List<Map<String, Object>> members = IntStream.range(from, to)
                .mapToObj(i -> Map.<String, Object>of("id", user(i), "real_name", "Colleague " + i, "tz", "UTC"))
                .toList();
        String next = to < people ? Integer.toString(to) : "";
        answer(exchange, Map.of("ok", true, "members", members, "response_metadata", Map.of("next_cursor", next)));
    }

    private void post(HttpExchange exchange, Map<String, String> form) throws IOException {
        boolean lies = chance.nextInt(100) < LIES_IN_A_HUNDRED;
        int lie = lies ? chance.nextInt(3) : -1;
        switch (lie) {
            case 0 -> {
                count("429");
                exchange.getResponseHeaders().set("Retry-After", "2");
                exchange.sendResponseHeaders(429, -1);
            }
            case 1 -> {
                count("taken, connection lost");
                take(form);
            }
            case 2 -> {
                count("not taken, 500");
                refusals.computeIfAbsent(field(form, "channel"), room -> new AtomicInteger())
                        .incrementAndGet();
                exchange.sendResponseHeaders(500, -1);
            }
            default -> answer(exchange, Map.of("ok", true, "channel", field(form, "channel"), "ts", take(form)));
        }
    }

    private String take(Map<String, String> form) throws IOException {
        String ts = "17723592%02d.%06d".formatted(chance.nextInt(100), count("posts"));
        String key = JSON.readTree(field(form, "metadata"))
                .path("event_payload")
                .path("key")
                .asText();
        rooms.computeIfAbsent(field(form, "channel"), room -> new CopyOnWriteArrayList<>())
                .add(new Post(ts, key, field(form, "text")));
        return ts;
    }

    private void history(HttpExchange exchange, String room) throws IOException {
        List<Map<String, Object>> messages = new ArrayList<>();
        for (Post post : rooms.getOrDefault(room, List.of())) {
            messages.add(Map.of(
                    "ts",
                    post.ts(),
                    "text",
                    post.text(),
                    "metadata",
                    Map.of("event_payload", Map.of("key", post.key()))));
        }
        answer(exchange, Map.of("ok", true, "messages", messages));
    }

    private int count(String what) {
        return counts.computeIfAbsent(what, key -> new AtomicInteger()).incrementAndGet();
    }

    private static String user(int number) {
        return "U0PULSE%06d".formatted(number);
    }

    private static String room(String user) {
        return "D" + user;
    }

    private static void answer(HttpExchange exchange, Map<String, ?> body) throws IOException {
        byte[] json = JSON.writeValueAsBytes(body);
        exchange.getResponseHeaders().set("Content-Type", "application/json; charset=utf-8");
        exchange.sendResponseHeaders(200, json.length);
        exchange.getResponseBody().write(json);
    }

    private static String field(Map<String, String> fields, String name) {
        return fields.getOrDefault(name, "");
    }

    private static Map<String, String> fields(String form) {
        Map<String, String> fields = new HashMap<>();
        for (String pair : form.split("&", -1)) {
            int equals = Math.max(0, pair.indexOf('='));
            fields.put(
                    URLDecoder.decode(pair.substring(0, equals), StandardCharsets.UTF_8),
                    URLDecoder.decode(pair.substring(Math.min(pair.length(), equals + 1)), StandardCharsets.UTF_8));
        }
        return fields;
    }
}
