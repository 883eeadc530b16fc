package dev.parley.fake;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Calls as Slack makes them: the recorded shapes of `webhooks/slack` and the signature, worked out by other means than
/// the product's.
public final class SlackCaller implements AutoCloseable {
    /// The signing secret of the app in the recorded shapes.
    public static final String SECRET = "8f742231b10e8888abcd99yyyzzz85a5";

    private static final Path RECORDED = Path.of("webhooks", "slack");

    private final HttpClient client = HttpClient.newHttpClient();
    private final String server;

    /// Calls a server on this machine.
    public SlackCaller(int port) {
        server = "http://127.0.0.1:" + port;
    }

    /// One recorded shape, as it is sent.
    public static String recorded(String file) {
        try {
            return Files.readString(RECORDED.resolve(file)).stripTrailing();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A message somebody wrote.
    public static String message(String eventId, String text) {
        return recorded("message.json")
                .replace("Ev024BE001", eventId)
                .replace("\"text\":\"survey\",\"team\"", "\"text\":\"" + text + "\",\"team\"");
    }

    /// A payload as the form that interactions come in.
    public static String payload(String json) {
        return "payload=" + URLEncoder.encode(json, UTF_8);
    }

    /// The signature of a body at that time.
    public static String sign(String secret, String timestamp, String body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
            return "v0=" + HexFormat.of().formatHex(mac.doFinal(("v0:" + timestamp + ":" + body).getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /// A genuine call of events.
    public HttpResponse<String> event(String json) {
        return signed("/webhooks/slack/events", "application/json", json);
    }

    /// A genuine call of interactions.
    public HttpResponse<String> interaction(String json) {
        return signed("/webhooks/slack/interactions", "application/x-www-form-urlencoded", payload(json));
    }

    /// A genuine call of commands.
    public HttpResponse<String> command(String text) {
        String form = recorded("command.form").replace("text=help", "text=" + URLEncoder.encode(text, UTF_8));
        return signed("/webhooks/slack/commands", "application/x-www-form-urlencoded", form);
    }

    /// A call that is signed now, and comes again, as Slack's do, while a slow machine is not done with it in time.
    public HttpResponse<String> signed(String path, String type, String body) {
        HttpResponse<String> answer = sendNow(path, type, body);
        for (int again = 0; again < 100 && answer.statusCode() == 503; again++) {
            answer = sendNow(path, type, body);
        }
        return answer;
    }

    private HttpResponse<String> sendNow(String path, String type, String body) {
        String now = Long.toString(Instant.now().getEpochSecond());
        return send(path, type, body, now, sign(SECRET, now, body));
    }

    /// Any call; an empty timestamp or signature is left out.
    public HttpResponse<String> send(String path, String type, String body, String timestamp, String signature) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server + path))
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofString(body));
        if (!timestamp.isEmpty()) {
            request.header("X-Slack-Request-Timestamp", timestamp);
        }
        if (!signature.isEmpty()) {
            request.header("X-Slack-Signature", signature);
        }
        return client.sendAsync(request.build(), HttpResponse.BodyHandlers.ofString(UTF_8))
                .join();
    }

    @Override
    public void close() {
        client.close();
    }
}
