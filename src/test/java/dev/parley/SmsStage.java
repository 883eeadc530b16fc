package dev.parley;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

import com.github.tomakehurst.wiremock.WireMockServer;
import dev.parley.command.Server;
import dev.parley.fake.Contract;
import dev.parley.fake.TwilioCaller;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A whole server with text messages, a stand-in for Twilio and for other systems, and somebody who writes to it.
final class SmsStage implements AutoCloseable {
    private static final Pattern CALLBACK =
            Pattern.compile("statusCallback=\"" + TwilioCaller.PUBLIC_URL + "([^\"]*)\"");

    private final Path folder;
    private final WireMockServer outside = new WireMockServer(options().dynamicPort());
    private final BlockingQueue<String> sent = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> hooks = new LinkedBlockingQueue<>();
    private final HttpClient client = HttpClient.newHttpClient();
    private int messages;

    private SmsStage(Path folder) {
        this.folder = folder;
    }

    /// A stage with one flow; no server runs yet.
    static SmsStage with(Path folder, String name, String flow) {
        try {
            Path flows = Files.createDirectories(folder.resolve("flows"));
            Files.writeString(flows.resolve(name + ".yaml"), flow);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        SmsStage stage = new SmsStage(folder);
        stage.open();
        return stage;
    }

    private void open() {
        outside.addMockServiceRequestListener((request, response) -> {
            boolean isPost = request.getMethod().getName().equals("POST");
            if (request.getUrl().equals("/hook")) {
                hooks.add(request.getBodyAsString());
            } else if (isPost && request.getUrl().contains("Messages")) {
                sent.add(request.getBodyAsString());
            }
        });
        outside.start();
        outside.stubFor(post(anyUrl()).willReturn(aResponse().withStatus(201).withBody("{\"sid\": \"SM-out\"}")));
        outside.stubFor(get(anyUrl())
                .willReturn(aResponse()
                        .withBody("{\"messages\": [], \"next_page_uri\": null, \"uri\": \"/\", \"page\": 0,"
                                + " \"page_size\": 200}")));
    }

    /// A server that knows this stage.
    Server server(Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(TwilioCaller.settings(url("")));
        settings.put("PARLEY_API_TOKENS", "desk:let-me-in");
        settings.put("PARLEY_WEBHOOK_PRIVATE", "on");
        settings.putAll(more);
        return TestServer.in(folder, settings);
    }

    /// The stand-in for all other systems: `/hook` is where webhooks are taken.
    WireMockServer outside() {
        return outside;
    }

    /// An address of the stand-in.
    String url(String path) {
        return "http://localhost:" + outside.port() + path;
    }

    /// The text messages that were sent by calls of ours, as forms.
    BlockingQueue<String> sent() {
        return sent;
    }

    /// The webhooks that were called, as bodies.
    BlockingQueue<String> hooks() {
        return hooks;
    }

    /// The person writes; what is said in the answer arrives.
    String say(Server server, String text) {
        return say(server, "+15550100", text);
    }

    /// Somebody writes; what is said in the answer arrives.
    String say(Server server, String from, String text) {
        messages++;
        String form = "AccountSid=" + TwilioCaller.ACCOUNT_SID + "&MessageSid=SM" + messages + "&From=" + encoded(from)
                + "&To=%2B15550111&NumMedia=0&Body=" + encoded(text);
        String answer = signed(server, "/webhooks/sms", form);
        Matcher callbacks = CALLBACK.matcher(answer);
        while (callbacks.find()) {
            String receipt = "AccountSid=" + TwilioCaller.ACCOUNT_SID + "&MessageSid=SM-r" + messages
                    + "&MessageStatus=delivered";
            signed(server, callbacks.group(1), receipt);
        }
        return answer;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private String signed(Server server, String target, String form) {
        return send(TwilioCaller.call(server.port(), target, form)).body();
    }

    /// Calls the API; the same call again has the same Idempotency-Key.
    HttpResponse<String> call(Server server, String method, String target, String body) {
        return send(request(server, target)
                .header("Idempotency-Key", "key " + method + target + body.hashCode())
                .method(method, HttpRequest.BodyPublishers.ofString(body)));
    }

    /// Asks the API.
    JsonObject ask(Server server, String target) {
        return new JsonObject(send(request(server, target).GET()).body());
    }

    /// A request with a token.
    static HttpRequest.Builder request(Server server, String target) {
        return HttpRequest.newBuilder(at(server, target)).header("Authorization", "Bearer let-me-in");
    }

    private static URI at(Server server, String target) {
        return URI.create("http://127.0.0.1:" + server.port() + target);
    }

    /// As providers do: once more if the connection was cut, which changes nothing twice.
    private HttpResponse<String> send(HttpRequest.Builder builder) {
        HttpRequest request = builder.build();
        return Contract.checked(client.sendAsync(request, HttpResponse.BodyHandlers.ofString())
                .exceptionallyCompose(cut -> client.sendAsync(request, HttpResponse.BodyHandlers.ofString()))
                .join());
    }

    /// The client of the person and of the API.
    HttpClient client() {
        return client;
    }

    @Override
    public void close() {
        client.shutdownNow();
        outside.stop();
    }
}
