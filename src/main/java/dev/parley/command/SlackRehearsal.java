package dev.parley.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Holds conversations with a server on this machine through its Slack webhook, signed as Slack signs, one after the
/// other: so that the first people who write there do not wait for classes to load.
final class SlackRehearsal {
    /// The signing secret of the rehearsed app.
    static final String SECRET = "warm-up";

    private static final String HMAC = "HmacSHA256";
    private static final List<String> WORDS = List.of("hello", "9", "It was quick", "2");
    private static final String COMMAND = "command=%2Fparley&text=help&team_id=T1&channel_id=D1&user_id=U1&trigger_id=1"
            + "&response_url=http%3A%2F%2F127.0.0.1%3A1";
    private final URI webhooks;
    private final InstantSource clock;

    SlackRehearsal(int port, InstantSource clock) {
        this.clock = clock;
        webhooks = URI.create("http://127.0.0.1:" + port + "/webhooks/slack/");
    }

    /// Holds conversations for that long.
    ///
    /// @return how many
    int hold(int seconds) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        int held = 0;
        // What only a command loads, much of Slack's library, would take the first to give one most of the three
        // seconds
        // that Slack waits.
        say("commands", "application/x-www-form-urlencoded", COMMAND);
        do {
            held++;
            for (int i = 0; i < WORDS.size(); i++) {
                say("events", "application/json", event(held + "X" + i, held, WORDS.get(i)));
            }
        } while (System.nanoTime() < end);
        return held;
    }

    private static String event(String id, int user, String text) {
        return """
                {"type":"event_callback","event_id":"Ev%s","team_id":"T1","event":{"type":"message",\
                "channel_type":"im","channel":"D%s","user":"U%s","text":"%s","ts":"1.1"}}""".formatted(id, user, user, text);
    }

    private void say(String hook, String type, String body) {
        try {
            HttpURLConnection call =
                    (HttpURLConnection) webhooks.resolve(hook).toURL().openConnection();
            String now = Long.toString(clock.instant().getEpochSecond());
            call.setDoOutput(true);
            call.setRequestProperty("Content-Type", type);
            call.setRequestProperty("X-Slack-Request-Timestamp", now);
            call.setRequestProperty("X-Slack-Signature", signature("v0:" + now + ":" + body));
            try (OutputStream out = call.getOutputStream()) {
                out.write(body.getBytes(UTF_8));
            }
            // On a busy machine the first command may be told to come again, which is an answer, too.
            boolean isBusy = call.getResponseCode() == HttpURLConnection.HTTP_UNAVAILABLE;
            try (InputStream answer = isBusy ? call.getErrorStream() : call.getInputStream()) {
                answer.readAllBytes();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the server did not answer", e);
        }
    }

    private static String signature(String text) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(SECRET.getBytes(UTF_8), HMAC));
            return "v0=" + HexFormat.of().formatHex(mac.doFinal(text.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + HMAC, e);
        }
    }
}
