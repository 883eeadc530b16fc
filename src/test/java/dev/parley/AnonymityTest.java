package dev.parley;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import dev.parley.command.Server;
import dev.parley.fake.Contract;
import dev.parley.fake.TwilioCaller;
import dev.parley.store.embedded.EmbeddedStore;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.BsonValue;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// An attack on an anonymous flow by somebody with every API and a copy of the database: the whole server,
/// as `serve` starts it, some people who answer, one who is still answering, and then everything that can be read.
class AnonymityTest {
    static final String FLOW = """
            flow: mood
            title: Mood
            kind: pulse
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
                    - {id: why, ask: What went wrong?, answer: text}
                    - {id: more, ask: And what else?, answer: text}
              - {id: wish, ask: What do you wish for?, answer: text}
              - {end: Thank you., status: unusual-end}
            """;
    /// Who said what. Ana is asked twice as much as the others; Eve has not finished.
    private static final Map<String, List<String>> SAID = new TreeMap<>(Map.of(
            "+15550101", List.of("1", "anaquarrel", "anabitter", "anagarden"),
            "+15550102", List.of("10", "bobsailing"),
            "+15550103", List.of("9", "cyncooking"),
            "+15550104", List.of("10", "dandancing")));
    private static final String EVE = "+15550105";

    @TempDir
    private Path folder;

    private final WireMockServer twilio = new WireMockServer(options().dynamicPort());
    private final HttpClient client = HttpClient.newHttpClient();
    private int messages;

    @BeforeEach
    void start() throws IOException {
        Path flows = Files.createDirectory(folder.resolve("flows"));
        Files.writeString(flows.resolve("mood.yaml"), FLOW);
        twilio.start();
        twilio.stubFor(get(anyUrl()).willReturn(aResponse().withBody("{\"messages\": [], \"next_page_uri\": null}")));
    }

    @AfterEach
    void stop() {
        client.close();
        twilio.stop();
    }

    @Test
    void the_first_thing_people_hear_is_the_promise() {
        try (Server server = server()) {
            String answer = say(server, EVE, "mood");

            assertThat(answer).contains("This survey is anonymous").contains("only once 3 or more");
            assertThat(answer.indexOf("anonymous")).isLessThan(answer.indexOf("How likely"));
        }
    }

    @Test
    void too_few_look_like_none_and_enough_are_counted_without_names() {
        try (Server server = server()) {
            String none = api(server, "/api/v1/results/mood");

            answer(server, "+15550102");
            answer(server, "+15550103");
            String few = api(server, "/api/v1/results/mood");
            answer(server, "+15550104");
            String enough = api(server, "/api/v1/results/mood");

            assertThat(few).isEqualTo(none).contains("\"enough\":false").doesNotContain("people");
            assertThat(enough)
                    .contains("\"people\":3")
                    .contains("\"metric\":\"nps\",\"value\":100.0")
                    .contains("{\"value\":\"9\",\"count\":1},{\"value\":\"10\",\"count\":2}")
                    .contains("bobsailing", "cyncooking", "dandancing");
            answer(server, "+15550101");
            assertThat(api(server, "/api/v1/results/mood")).isEqualTo(enough);
            assertThat(api(server, "/api/v1/results/mood?from=2020-01-01&to=2020-12-31"))
                    .isEqualTo(none);
            assertThat(api(server, "/api/v1/results/mood?segment=team:Sales")).isEqualTo(none);
        }
    }

    @Test
    void no_other_part_of_the_api_tells_what_was_said() {
        try (Server server = server()) {
            everybody(server);
            List<String> answers = Stream.of(
                            "/api/v1/conversations",
                            "/api/v1/conversations?flow=mood",
                            "/api/v1/exports/conversations?format=jsonl",
                            "/api/v1/exports/ratings?format=csv",
                            "/api/v1/exports/contacts?format=jsonl",
                            "/api/v1/contacts",
                            "/api/v1/invitations?flow=mood",
                            "/metrics")
                    .map(path -> api(server, path))
                    .toList();

            assertThat(answers).allSatisfy(answer -> assertThat(words()).noneMatch(answer::contains));
            assertThat(answers.getFirst()).contains("\"items\":[]");
        }
    }

    @Test
    void a_copy_of_the_database_does_not_tell_who_said_what() {
        try (Server server = server()) {
            everybody(server);
        }

        Map<String, List<BsonDocument>> copy = copy();
        List<String> lanes = copy.getOrDefault("lanes", List.of()).stream()
                .map(lane -> lane.getString("_id").getValue())
                .toList();
        assertThat(lanes).hasSize(5);
        copy.forEach((collection, documents) -> documents.forEach(document -> {
            if (collection.equals("entries")) {
                assertThat(text(document)).doesNotContain(lanes).doesNotContain("1555", "ISODate", "$date", "$oid");
            } else {
                assertThat(words()).as(collection).noneMatch(text(document)::contains);
            }
        }));
        List<BsonDocument> out = copy.getOrDefault("entries", List.of());
        assertThat(out).as("what is out").isNotEmpty();
        assertThat(copy.getOrDefault("pools", List.of()))
                .as("what waits shows its length in steps of 16 kB, beside 28 bytes of its seal")
                .allMatch(pool -> (pool.getBinary("sealed").getData().length - 28) % 16_384 == 0)
                .hasSize(1);
        assertThat(out.stream().map(entry -> entry.get("day")).distinct())
                .as("days that are out")
                .hasSizeLessThanOrEqualTo(2);
    }

    @Test
    void the_lanes_of_those_who_have_answered_differ_in_nothing_but_their_addresses() {
        try (Server server = server()) {
            everybody(server);
            String comment = commentOfBob(server);
            reply(server, comment, "{\"text\": \"Which lake?\"}");
            say(server, "+15550102", "lakeconstance");
        }

        List<String> rests = copy().getOrDefault("lanes", List.of()).stream()
                .filter(lane -> !lane.getString("their").getValue().equals(EVE))
                .map(AnonymityTest::rest)
                .distinct()
                .toList();

        assertThat(rests).hasSize(1);
    }

    /// The number of writes would tell how many questions somebody has answered, and by that which.
    @Test
    void a_copy_does_not_tell_how_far_somebody_is_who_is_still_answering() {
        try (Server server = server()) {
            List.of("mood", "2", "evesecret").forEach(text -> say(server, EVE, text));
            List.of("+15550106", "+15550107").forEach(person -> say(server, person, "mood"));
        }

        assertThat(copy().getOrDefault("lanes", List.of()))
                .hasSize(3)
                .allMatch(lane -> lane.getInt64("rev").longValue() > 1_000_000);
        try (Server server = server()) {
            assertThat(say(server, EVE, "evemore")).contains("What do you wish for?");
        }
    }

    @Test
    void a_reply_to_a_comment_reaches_its_writer_who_may_go_on_without_a_name() {
        String comment;
        try (Server server = server()) {
            everybody(server);
            comment = commentOfBob(server);

            assertThat(reply(server, comment, "{\"text\": \"Which lake?\"}")).isEqualTo(202);
            assertThat(reply(server, comment, "{\"text\": \"\"}")).isEqualTo(400);
            assertThat(reply(server, "0".repeat(32), "{\"text\": \"Who?\"}")).isEqualTo(404);
            assertThat(say(server, "+15550102", "lakeconstance")).contains("Passed on without your name");
            assertThat(api(server, "/api/v1/results/mood"))
                    .contains("{\"from\":\"reader\",\"text\":\"Which lake?\"},"
                            + "{\"from\":\"writer\",\"text\":\"lakeconstance\"}");
        }

        copy().forEach((collection, documents) -> documents.forEach(document -> {
            if (!collection.equals("entries")) {
                assertThat(text(document)).as(collection).doesNotContain("lakeconstance", "Which lake?");
                if (!collection.equals("answers")) {
                    assertThat(text(document)).as(collection).doesNotContain(comment);
                }
            }
        }));
    }

    @Test
    void two_copies_do_not_tell_whose_comment_was_replied_to_in_between_nor_who_went_on_about_it() {
        String comment;
        try (Server server = server()) {
            everybody(server);
            comment = commentOfBob(server);
        }
        Map<String, BsonValue> before = marks();
        try (Server server = server()) {
            reply(server, comment, "{\"text\": \"Which lake?\"}");
        }
        Map<String, BsonValue> between = marks();
        try (Server server = server()) {
            say(server, "+15550102", "lakeconstance");
        }
        Map<String, BsonValue> after = marks();

        Set<String> told = changed(before, between);
        assertThat(told).hasSize(3).contains("+15550102");
        assertThat(changed(between, after)).isEqualTo(told);
    }

    @Test
    void what_is_not_out_stands_readable_in_no_file() throws IOException {
        try (Server server = server()) {
            everybody(server);
        }

        List<String> held = List.of("anaquarrel", "anabitter", "evesecret");
        try (Stream<Path> files = Files.walk(folder.resolve("data"))) {
            assertThat(files.filter(Files::isRegularFile)).isNotEmpty().allSatisfy(file -> {
                String bytes = new String(Files.readAllBytes(file), ISO_8859_1);
                assertThat(held).noneMatch(bytes::contains);
            });
        }
    }

    /// Four people finish, a fifth is in the middle.
    private void everybody(Server server) {
        say(server, EVE, "mood");
        say(server, EVE, "2");
        say(server, EVE, "evesecret");
        SAID.keySet().forEach(person -> answer(server, person));
    }

    private void answer(Server server, String person) {
        say(server, person, "mood");
        SAID.getOrDefault(person, List.of()).forEach(text -> say(server, person, text));
    }

    private static List<String> words() {
        List<String> words = new ArrayList<>(List.of("evesecret"));
        SAID.values().forEach(said -> words.addAll(said.subList(1, said.size())));
        return words;
    }

    /// The mark of the last write of each lane.
    private Map<String, BsonValue> marks() {
        Map<String, BsonValue> marks = new HashMap<>();
        copy().getOrDefault("lanes", List.of())
                .forEach(lane -> marks.put(lane.getString("their").getValue(), lane.get("by")));
        return marks;
    }

    private static Set<String> changed(Map<String, BsonValue> before, Map<String, BsonValue> after) {
        return after.entrySet().stream()
                .filter(mark -> !mark.getValue().equals(before.get(mark.getKey())))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private String commentOfBob(Server server) {
        Matcher found = Pattern.compile("\"id\":\"([0-9a-f]{32})\",\"text\":\"bobsailing\",\"canReply\":true")
                .matcher(api(server, "/api/v1/results/mood"));
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    /// All that is left of a lane without what names it: its address, its id, the mark of its last write,
    /// its version by chance, though not the range of it, and the random bytes of what is sealed, though not
    /// their number.
    private static String rest(BsonDocument lane) {
        BsonDocument rest = lane.clone();
        rest.append("rev", new BsonInt64(rest.getInt64("rev").getValue() >> 31));
        int sealed = rest.getBinary("sealed").getData().length;
        List.of("_id", "their", "by", "sealed", "due").forEach(rest::remove);
        return rest.toJson() + sealed;
    }

    /// Everything in the document, also what stands in binary fields.
    private static String text(BsonDocument document) {
        ByteBuffer bytes = new RawBsonDocument(document, new BsonDocumentCodec())
                .getByteBuffer()
                .asNIO();
        return document.toJson() + UTF_8.decode(bytes);
    }

    private Map<String, List<BsonDocument>> copy() {
        Map<String, List<BsonDocument>> copy = new HashMap<>();
        try (EmbeddedStore store = EmbeddedStore.open(folder.resolve("data"));
                MongoClient mongo = MongoClients.create(store.connectionString())) {
            var database = mongo.getDatabase("parley");
            for (String name : database.listCollectionNames().into(new ArrayList<>())) {
                copy.put(
                        name,
                        database.getCollection(name, BsonDocument.class).find().into(new ArrayList<>()));
            }
        }
        return copy;
    }

    private Server server() {
        Map<String, String> environment = new HashMap<>(TwilioCaller.settings("http://localhost:" + twilio.port()));
        environment.put("PARLEY_API_TOKENS", "ops:sesame");
        return TestServer.in(folder, environment);
    }

    private String say(Server server, String person, String text) {
        String form = "MessageSid=SM%d&AccountSid=%s&From=%s&To=%s&Body=%s"
                .formatted(
                        messages++,
                        TwilioCaller.ACCOUNT_SID,
                        URLEncoder.encode(person, UTF_8),
                        URLEncoder.encode("+15550111", UTF_8),
                        URLEncoder.encode(text, UTF_8));
        return send(TwilioCaller.call(server.port(), "/webhooks/sms", form).build());
    }

    private String api(Server server, String path) {
        return send(HttpRequest.newBuilder(at(server, path))
                .header("Authorization", "Bearer sesame")
                .build());
    }

    private int reply(Server server, String comment, String body) {
        HttpRequest request = HttpRequest.newBuilder(at(server, "/api/v1/comments/" + comment + "/replies"))
                .header("Authorization", "Bearer sesame")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return client.sendAsync(request, HttpResponse.BodyHandlers.discarding())
                .join()
                .statusCode();
    }

    private static URI at(Server server, String path) {
        return URI.create("http://127.0.0.1:" + server.port() + path);
    }

    private String send(HttpRequest request) {
        HttpResponse<String> response = Contract.checked(
                client.sendAsync(request, HttpResponse.BodyHandlers.ofString()).join());
        assertThat(response.statusCode())
                .as(request.uri() + " " + response.body())
                .isEqualTo(200);
        return response.body();
    }
}
