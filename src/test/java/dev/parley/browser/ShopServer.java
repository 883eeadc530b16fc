package dev.parley.browser;

import com.auth0.jwt.JWT;
import com.auth0.jwt.algorithms.Algorithm;
import com.sun.net.httpserver.HttpServer;
import dev.parley.TestServer;
import dev.parley.command.Server;
import dev.parley.settings.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/// A Parley with a survey of every kind of control, and a shop on another address whose page shows it.
final class ShopServer implements AutoCloseable {
    private static final String FLOW = """
            flow: shop
            title: Acme survey
            language: en
            steps:
              - id: recommend
                ask: How likely are you to recommend us?
                answer: nps
                then:
                  detractor:
                    - {id: wrong, ask: What went wrong?, answer: text, optional: true}
                  else:
                    - {id: liked, ask: What did you like?, answer: text, optional: true}
              - {id: happy, ask: How happy are you with the delivery?, answer: csat}
              - id: reason
                ask: What mattered most?
                answer: choice
                options: [Price, Quality, {value: care, text: Friendly people}]
              - id: more
                ask: What else should we sell?
                answer: choices
                options: [Cups, Pots, Spoons]
              - {id: again, ask: Will you come back?, answer: yes-no}
              - {id: easy, ask: How easy was it to order?, answer: ces}
              - {id: stars, ask: How many stars do you give us?, answer: {rating: {min: 1, max: 5}}}
              - {id: people, ask: How many people live with you?, answer: number}
              - {id: since, ask: Since when have you known us?, answer: date}
              - {id: mail, ask: Where may we write to you?, answer: email, optional: true}
              - {id: phone, ask: Where may we call you?, answer: phone, optional: true}
              - end: Thank you.
            translations:
              ar:
                recommend: ما مدى احتمال أن توصي بنا؟
                wrong: ما الذي لم يعجبك؟
                liked: ما الذي أعجبك؟
                happy: ما مدى رضاك عن التوصيل؟
                reason: {text: ما الأهم بالنسبة لك؟, options: [السعر, الجودة, الناس اللطفاء]}
                more: {text: ماذا نبيع أيضًا؟, options: [أكواب, أباريق, ملاعق]}
                again: هل ستعود؟
                easy: ما مدى سهولة الطلب؟
                stars: كم نجمة تعطينا؟
                people: كم شخصًا يعيش معك؟
                since: منذ متى تعرفنا؟
                mail: إلى أين نكتب إليك؟
                phone: على أي رقم نتصل بك؟
            """;
    private static final String IDENTITY_KEY = "an-identity-key-of-32-characters";

    private final Path folder;
    private final HttpServer shop;
    private final int port;
    private Server parley;

    ShopServer(Path folder) {
        try {
            this.folder = folder;
            port = freePort();
            Path flows = Files.createDirectories(folder.resolve("flows"));
            Files.writeString(flows.resolve("shop.yaml"), FLOW);
            parley = parley();
            shop = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            shop.createContext("/", exchange -> {
                byte[] page = page(String.valueOf(exchange.getRequestURI().getRawQuery()))
                        .getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().add("content-type", "text/html; charset=utf-8");
                exchange.getResponseHeaders().add("content-security-policy", policy(origin()));
                exchange.sendResponseHeaders(200, page.length);
                exchange.getResponseBody().write(page);
                exchange.close();
            });
            shop.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The server comes back under the same address after a restart.
    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private Server parley() {
        return TestServer.start(
                Settings.Mode.SERVE,
                Map.of(
                        "PARLEY_HTTP_PORT",
                        "" + port,
                        "PARLEY_HTTP_HOST",
                        "127.0.0.1",
                        "PARLEY_API_TOKENS",
                        "test:let-me-in",
                        "PARLEY_CHAT_RATE",
                        "0",
                        "PARLEY_CHAT_IDENTITY_KEY",
                        IDENTITY_KEY,
                        "PARLEY_DATA_DIR",
                        folder.resolve("data").toString(),
                        "PARLEY_FLOWS_DIR",
                        folder.resolve("flows").toString()),
                folder);
    }

    /// The server's address.
    String origin() {
        return "http://127.0.0.1:" + port;
    }

    /// The shop's page, with an element of these attributes.
    String page(String attributes, String language) {
        return "http://127.0.0.1:" + shop.getAddress().getPort() + "/?" + language + "&" + attributes;
    }

    /// What the shop's back end signs for a customer who has signed in there.
    static String identity(String customer) {
        return identity(customer, 30);
    }

    /// The same for so many minutes.
    static String identity(String customer, int minutes) {
        return JWT.create()
                .withSubject(customer)
                .withExpiresAt(Instant.now().plus(Duration.ofMinutes(minutes)))
                .sign(Algorithm.HMAC256(IDENTITY_KEY));
    }

    /// Allows nothing but what docs/web-chat.md says that the chat needs.
    private static String policy(String parley) {
        return "default-src 'none'; base-uri 'none'; form-action 'none'; img-src data:; script-src " + parley
                + "; connect-src " + parley;
    }

    private String page(String query) {
        String[] parts = query.split("&", 2);
        String attributes = java.net.URLDecoder.decode(parts.length > 1 ? parts[1] : "", StandardCharsets.UTF_8);
        String language = parts[0].length() == 2 ? parts[0] : "en";
        return "<!doctype html><html lang=\"" + language + "\" dir=\"" + (language.equals("ar") ? "rtl" : "ltr")
                + "\"><head><title>Shop</title><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">"
                + "<link rel=\"icon\" href=\"data:,\"><script src=\"" + origin()
                + "/widget/parley-chat.js\" defer></script></head><body><main><h1>Shop</h1><parley-chat flow=\"shop\" "
                + attributes + "></parley-chat></main></body></html>";
    }

    void stop() {
        parley.close();
    }

    void start() {
        parley = parley();
    }

    @Override
    public void close() {
        shop.stop(0);
        parley.close();
    }
}
