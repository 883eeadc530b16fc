package dev.parley;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.auth0.jwt.JWT;
import com.auth0.jwt.algorithms.Algorithm;
import dev.parley.command.Server;
import dev.parley.fake.ChatCaller;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/// What tests of a whole server with web chats stand on: the server, and somebody who calls as its pages do.
abstract class ChatStage {
    static final String API_TOKEN = "let-me-in";

    private static final String IDENTITY_KEY = "an-identity-key-of-32-characters";

    @TempDir
    Path folder;

    Server server;
    ChatCaller chat;

    /// The texts of the flows there are, by their names.
    abstract Map<String, String> flows();

    @BeforeEach
    void start() throws IOException {
        Path files = Files.createDirectory(folder.resolve("flows"));
        flows().forEach((name, text) -> write(files.resolve(name + ".yaml"), text));
        start(Map.of());
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Starts the server with some settings beside its own.
    final void start(Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(more);
        settings.put("PARLEY_CHAT_IDENTITY_KEY", IDENTITY_KEY);
        settings.put("PARLEY_API_TOKENS", "test:" + API_TOKEN);
        server = TestServer.in(folder, settings);
        chat = new ChatCaller(server.port());
    }

    @AfterEach
    void stop() {
        chat.close();
        server.close();
    }

    /// Who a customer is, as the host of the chat signs it.
    static String identity(String customer, Duration lasts) {
        return JWT.create()
                .withSubject(customer)
                .withExpiresAt(Instant.now().plus(lasts))
                .sign(Algorithm.HMAC256(IDENTITY_KEY.getBytes(UTF_8)));
    }
}
