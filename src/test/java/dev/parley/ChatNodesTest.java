package dev.parley;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.command.Server;
import dev.parley.fake.ChatCaller;
import dev.parley.store.embedded.EmbeddedStore;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// One web chat at two nodes on one database, as behind a proxy that sends each call to any of them.
class ChatNodesTest {
    private static final String FLOW = """
            flow: shop
            title: Shop survey
            language: en
            steps:
              - {id: recommend, ask: How likely are you to recommend us?, answer: nps}
              - {id: why, ask: Why?, answer: text}
              - end: Thank you.
            """;

    @TempDir
    private Path folder;

    private EmbeddedStore store;
    private Node one;
    private Node two;

    /// A node, and somebody who calls it.
    private record Node(Server server, ChatCaller chat) implements AutoCloseable {
        @Override
        public void close() {
            chat.close();
            server.close();
        }
    }

    @BeforeEach
    void start() throws IOException {
        Files.writeString(Files.createDirectory(folder.resolve("flows")).resolve("shop.yaml"), FLOW);
        store = EmbeddedStore.open(folder.resolve("store"));
        one = node("one");
        two = node("two");
    }

    private Node node(String name) {
        Server server = TestServer.in(
                folder,
                Map.of(
                        "MONGODB_URI",
                        store.connectionString(),
                        "PARLEY_SECRET_KEY",
                        "the key that both nodes have, of 32 characters",
                        "PARLEY_DATA_DIR",
                        folder.resolve("data-" + name).toString()));
        return new Node(server, new ChatCaller(server.port()));
    }

    @AfterEach
    void stop() {
        one.close();
        two.close();
        store.close();
    }

    @Test
    void a_stream_at_one_node_tells_what_was_said_at_the_other() {
        ChatCaller.Session here = one.chat().open("shop", "{}");
        ChatCaller.Session there = new ChatCaller.Session(two.chat(), here.opened());

        try (ChatCaller.Events events = here.events(here.opened().getString("cursor"))) {
            there.say("{\"clientId\": \"a\", \"value\": 3}");

            assertThat(ChatServerTest.texts(events.next())).containsExactly("3", "Why?");
        }
    }

    @Test
    void calls_of_one_conversation_may_go_to_any_node_and_the_same_message_to_both_is_one() {
        ChatCaller.Session here = one.chat().open("shop", "{}");
        ChatCaller.Session there = new ChatCaller.Session(two.chat(), here.opened());

        assertThat(here.say("{\"clientId\": \"a\", \"value\": 3}").getString("outcome"))
                .isEqualTo("taken");
        assertThat(there.say("{\"clientId\": \"a\", \"value\": 3}").getString("outcome"))
                .isEqualTo("repeated");
        there.say("{\"clientId\": \"b\", \"text\": \"Late\"}");
        JsonObject late = here.say("{\"clientId\": \"c\", \"text\": \"Dear\", \"question\": \"" + ref(here) + "\"}");

        assertThat(late.getString("outcome"))
                .as("this node remembered an older state")
                .isEqualTo("too-late");
        assertThat(ChatServerTest.texts(late)).endsWith("Late", "Thank you.");
    }

    @Test
    void a_conversation_goes_on_at_the_other_node_when_its_own_is_gone() {
        ChatCaller.Session here = one.chat().open("shop", "{}");
        ChatCaller.Session there = new ChatCaller.Session(two.chat(), here.opened());
        String cursor;
        try (ChatCaller.Events events = here.events(here.opened().getString("cursor"))) {
            here.say("{\"clientId\": \"a\", \"value\": 3}");
            cursor = events.next().getString("cursor");
        }
        one.close();
        there.say("{\"clientId\": \"b\", \"text\": \"Late\"}");

        try (ChatCaller.Events events = there.events(cursor)) {
            assertThat(ChatServerTest.texts(events.next())).containsExactly("Late", "Thank you.");
        }
        one = node("one again");
        JsonObject resumed =
                one.chat().open("shop", "{\"token\": \"" + here.token() + "\"}").opened();
        assertThat(ChatServerTest.texts(resumed)).endsWith("3", "Why?", "Late", "Thank you.");
    }

    private static String ref(ChatCaller.Session session) {
        return session.opened().getJsonObject("state").getJsonObject("question").getString("ref");
    }
}
