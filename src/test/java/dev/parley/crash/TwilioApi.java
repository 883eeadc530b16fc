package dev.parley.crash;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import dev.parley.crash.Truth.Sms;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;

/// Stands in for Twilio's REST interface and lies: it takes messages and does not say so, says that it did not, asks to
/// slow down, is slow, breaks connections. Only its list is true, where it can be had. Safe for any thread.
final class TwilioApi implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final DateTimeFormatter RFC_2822 = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss Z", Locale.US)
            .withZone(ZoneOffset.UTC);
    private static final int A_PAGE = 200;

    private final Loopback server;
    private final Truth truth;
    private final Random chance;
    private final BiConsumer<Sms, String> taken;
    private volatile boolean honest;

    /// What becomes of a message.
    private enum Mood {
        TAKEN,
        TAKEN_SLOWLY,
        TAKEN_BUT_500,
        TAKEN_BUT_CONNECTION_LOST,
        NOT_TAKEN_500,
        NOT_TAKEN_CONNECTION_LOST,
        BUSY
    }

    /// @param taken is told of a message that was taken, and where its receipts are to go
    TwilioApi(Truth truth, long seed, BiConsumer<Sms, String> taken) {
        this.truth = truth;
        this.taken = taken;
        chance = new Random(seed);
        server = new Loopback(this::handle);
    }

    String address() {
        return server.address();
    }

    /// No more lies.
    void beHonest() {
        honest = true;
    }

    @Override
    public void close() {
        server.close();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (exchange.getRequestMethod().equals("POST")) {
                take(exchange);
            } else {
                list(exchange);
            }
        }
    }

    private void take(HttpExchange exchange) throws IOException {
        Map<String, String> form = fields(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        Mood mood = mood();
        truth.count("calls: " + mood.name().toLowerCase(Locale.ROOT).replace('_', ' '));
        switch (mood) {
            case TAKEN -> answer(exchange, 201, Map.of("sid", take(form).sid(), "status", "queued"));
            case TAKEN_SLOWLY -> {
                Sms sms = take(form);
                pause(500 + chance.nextInt(2_000));
                answer(exchange, 201, Map.of("sid", sms.sid(), "status", "queued"));
            }
            case TAKEN_BUT_500 -> {
                take(form);
                answer(exchange, 500, Map.of("code", 20500, "status", 500));
            }
            case TAKEN_BUT_CONNECTION_LOST -> take(form);
            case NOT_TAKEN_500 -> answer(exchange, 503, Map.of("code", 20503, "status", 503));
            case NOT_TAKEN_CONNECTION_LOST -> {}
            case BUSY -> answer(exchange, 429, Map.of("code", 20429, "status", 429));
        }
    }

    private Mood mood() {
        Mood[] all = Mood.values();
        return honest || chance.nextInt(10) < 6 ? Mood.TAKEN : all[chance.nextInt(all.length)];
    }

    private Sms take(Map<String, String> form) {
        Sms sms = truth.add(false, field(form, "To"), field(form, "Body"), Instant.now());
        taken.accept(sms, form.getOrDefault("StatusCallback", ""));
        return sms;
    }

    private void list(HttpExchange exchange) throws IOException {
        if (!honest && chance.nextInt(5) == 0) {
            answer(exchange, 503, Map.of("code", 20503, "status", 503));
            return;
        }
        String target = exchange.getRequestURI().getRawQuery();
        Map<String, String> query = fields(Objects.requireNonNullElse(target, ""));
        int from = Integer.parseInt(query.getOrDefault("Page", "0")) * A_PAGE;
        // The newest come first.
        List<Sms> all = query.containsKey("To")
                ? truth.of(field(query, "To"))
                : truth.since(time(query.getOrDefault("DateSent>", "1970-01-01T00:00:00")));
        List<Sms> page = all.reversed().stream().skip(from).limit(A_PAGE).toList();
        Map<String, Object> body = new HashMap<>(Map.of("uri", "/", "page", 0, "page_size", A_PAGE));
        body.put("messages", page.stream().map(TwilioApi::json).toList());
        body.put("next_page_uri", from + A_PAGE < all.size() ? next(exchange, from / A_PAGE + 1) : null);
        answer(exchange, 200, body);
    }

    /// The SDK leaves out that a time is in UTC.
    private static Instant time(String text) {
        return Instant.parse(text.endsWith("Z") ? text : text + "Z");
    }

    private static String next(HttpExchange exchange, int page) {
        String query = exchange.getRequestURI().getRawQuery().replaceAll("&Page=\\d+", "");
        return exchange.getRequestURI().getPath() + "?" + query + "&Page=" + page;
    }

    private static Map<String, Object> json(Sms sms) {
        return Map.of(
                "sid",
                sms.sid(),
                "body",
                sms.text(),
                "direction",
                sms.written() ? "inbound" : "outbound-api",
                "from",
                sms.written() ? sms.person() : Cluster.OUR,
                "to",
                sms.written() ? Cluster.OUR : sms.person(),
                "status",
                sms.written() ? "received" : "sent",
                "date_sent",
                RFC_2822.format(sms.at()),
                "date_created",
                RFC_2822.format(sms.at()));
    }

    private static void answer(HttpExchange exchange, int status, Map<String, ?> body) throws IOException {
        byte[] json = JSON.writeValueAsBytes(body);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, json.length);
        exchange.getResponseBody().write(json);
    }

    private static String field(Map<String, String> fields, String name) {
        return Objects.requireNonNull(fields.get(name), name);
    }

    private static Map<String, String> fields(String form) {
        Map<String, String> fields = new HashMap<>();
        for (String pair : form.split("&", -1)) {
            int equals = Math.max(0, pair.indexOf('='));
            fields.put(
                    URLDecoder.decode(pair.substring(0, equals), StandardCharsets.UTF_8),
                    URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
        }
        return fields;
    }

    private static void pause(int millis) {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
