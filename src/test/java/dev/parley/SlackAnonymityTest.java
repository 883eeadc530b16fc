package dev.parley;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import dev.parley.command.Server;
import dev.parley.fake.SlackCaller;
import dev.parley.fake.SlackStandIn;
import dev.parley.store.embedded.EmbeddedStore;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bson.BsonDocument;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a copy of the database tells of colleagues who have tapped their answers to an anonymous survey in Slack, and
/// have taken part in an open one since, so that nothing of their lines is sealed any more.
class SlackAnonymityTest {
    private static final String MOOD = """
            flow: mood
            title: Mood
            language: en
            anonymous: {minimum-group: 3}
            invite: {keywords: [mood]}
            expire: 2d
            steps:
              - id: recommend
                ask: How likely are you to recommend us?
                answer: nps
                then:
                  detractor:
                    - {id: pay, ask: Was it the pay?, answer: yes-no}
                    - {id: boss, ask: Was it the boss?, answer: yes-no}
              - {end: Thank you.}
            """;
    private static final String LUNCH = """
            flow: lunch
            title: Lunch
            language: en
            invite: {keywords: [lunch]}
            steps:
              - {id: dish, ask: Which dish?, answer: text}
              - {end: Thank you.}
            """;
    private static final Pattern REF = Pattern.compile("\"block_id\":\"([a-z2-7]{25}-\\d+/[a-z]+)\"");

    @TempDir
    private Path folder;

    private final SlackStandIn slack = new SlackStandIn();
    private int calls;

    @AfterEach
    void stop() {
        slack.close();
    }

    @Test
    void the_lines_of_those_who_tapped_differ_in_nothing_that_tells_what() throws Exception {
        try (Server server = server();
                SlackCaller caller = new SlackCaller(server.port())) {
            talk(caller, "U0UNHAPPY1", List.of("2", "yes", "no"));
            talk(caller, "U0HAPPY001", List.of("10"));
        }

        List<BsonDocument> lanes = lanes();
        assertThat(lanes)
                .hasSize(2)
                .allSatisfy(lane -> assertThat(text(lane))
                        .doesNotContain(
                                "parley:", "pick", "1772359299", "pay", "boss", ".v1.", ".v2.", ".v3.", ".v4."));
        for (String list : List.of("seen", "outbox")) {
            assertThat(lanes.stream().map(lane -> lane.getArray(list).size()).distinct())
                    .as("what is remembered as %s, of both", list)
                    .hasSize(1);
        }
    }

    @Test
    void who_tries_every_moment_and_every_button_does_not_find_the_last_tap() throws Exception {
        try (Server server = server();
                SlackCaller caller = new SlackCaller(server.port())) {
            talk(caller, "U0HAPPY001", List.of("10"));
        }

        String lane = text(lanes().getFirst());
        assertThat(seen(lane)).isNotEmpty();
        for (int moment = 0; moment < calls; moment++) {
            for (int button = 0; button <= 10; button++) {
                String tap = "1772359299." + (100_000 + moment) + "\nparley:pick:" + button;
                assertThat(lane).doesNotContain(sha256(tap).substring(0, 32));
            }
        }
    }

    /// The id of the tap that is remembered, so that it counts once.
    private static String seen(String lane) {
        Matcher id = Pattern.compile("\\b[0-9a-f]{32}\\b").matcher(lane);
        assertThat(id.find()).as("an id of a tap").isTrue();
        return id.group();
    }

    private static String sha256(String text) throws NoSuchAlgorithmException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
    }

    private void talk(SlackCaller caller, String user, List<String> taps) throws InterruptedException {
        caller.event(message(user, "mood"));
        for (String value : taps) {
            SlackStandIn.Call asked = slack.next("chat.postMessage");
            while (!asked.fields().getOrDefault("blocks", "").contains("parley:pick")) {
                asked = slack.next("chat.postMessage");
            }
            caller.interaction(tap(asked, user, value));
        }
        caller.event(message(user, "lunch"));
        caller.event(message(user, "soup"));
    }

    private String message(String user, String text) {
        return SlackCaller.message("Ev" + calls++, text).replace("U024BE7LH", user);
    }

    private String tap(SlackStandIn.Call asked, String user, String value) {
        Matcher ref = REF.matcher(Objects.requireNonNull(asked.fields().get("blocks")));
        assertThat(ref.find()).isTrue();
        return SlackCaller.recorded("tap.json")
                .replace("U024BE7LH", user)
                .replace("conversation/recommend", ref.group(1))
                .replace("\"text\":\"9\"", "\"text\":\"" + value + "\"")
                .replace("\"value\":\"9\"", "\"value\":\"" + value + "\"")
                .replace("parley:pick:9", "parley:pick:" + value)
                .replace("1772359230.123456", "1772359299." + (100_000 + calls++))
                .replaceAll("https://hooks.slack.com/[^\"]*", slack.responseUrl());
    }

    private Server server() throws java.io.IOException {
        Path flows = Files.createDirectory(folder.resolve("flows"));
        Files.writeString(flows.resolve("mood.yaml"), MOOD);
        Files.writeString(flows.resolve("lunch.yaml"), LUNCH);
        return TestServer.in(
                folder,
                Map.of(
                        "SLACK_SIGNING_SECRET",
                        SlackCaller.SECRET,
                        "SLACK_BOT_TOKEN",
                        "xoxb-1",
                        "SLACK_API_URL",
                        slack.url()));
    }

    private List<BsonDocument> lanes() {
        try (EmbeddedStore store = EmbeddedStore.open(folder.resolve("data"));
                MongoClient mongo = MongoClients.create(store.connectionString())) {
            return mongo.getDatabase("parley")
                    .getCollection("lanes", BsonDocument.class)
                    .find()
                    .into(new ArrayList<>());
        }
    }

    /// Everything in the document, also what stands in binary fields.
    private static String text(BsonDocument document) {
        ByteBuffer bytes = new RawBsonDocument(document, new BsonDocumentCodec())
                .getByteBuffer()
                .asNIO();
        return document.toJson() + UTF_8.decode(bytes);
    }
}
