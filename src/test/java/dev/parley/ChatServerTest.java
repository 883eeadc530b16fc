package dev.parley;

import static org.assertj.core.api.Assertions.assertThat;

import com.auth0.jwt.JWT;
import com.auth0.jwt.algorithms.Algorithm;
import dev.parley.fake.ChatCaller;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The web chat of a whole server, as programs outside see it.
class ChatServerTest extends ChatStage {
    private static final String FLOW = """
            flow: shop
            title: Shop survey
            language: en
            web: {origins: [https://shop.example.com]}
            invite: {quiet: none}
            steps:
              - id: recommend
                ask: How likely are you to recommend us?
                answer: nps
                then:
                  detractor:
                    - {id: wrong, ask: What went wrong?, answer: text}
                  promoter:
                    - {id: good, ask: What was good?, answer: text}
              - id: again
                ask: Will you come back?
                answer: choice
                optional: true
                options: [{value: sure, text: "Sure, soon"}, {value: never, text: Never}]
              - end: Thank you.
            """;

    @Override
    Map<String, String> flows() {
        return Map.of("shop", FLOW);
    }

    @Test
    void a_conversation_is_held_by_taps_and_words() {
        ChatCaller.Session session = chat.open("shop", "{}");
        assertThat(texts(session.opened())).containsExactly("How likely are you to recommend us?");
        JsonObject question = session.opened().getJsonObject("state").getJsonObject("question");
        assertThat(question.getString("type")).isEqualTo("nps");
        assertThat(question.getJsonArray("choices")).hasSize(11);
        assertThat(question.getString("low")).isEqualTo("Not at all likely");

        JsonObject tapped = session.say("{\"clientId\": \"a\", \"value\": 3}");
        assertThat(texts(tapped)).endsWith("3", "What went wrong?");
        assertThat(tapped.getJsonObject("state").getDouble("progress")).isEqualTo(0.33);

        JsonObject wrote = session.say("{\"clientId\": \"b\", \"text\": \"<b>Late</b> & <script>alert(1)</script>\"}");
        assertThat(texts(wrote)).endsWith("<b>Late</b> & <script>alert(1)</script>", "Will you come back?");

        JsonObject done = session.say("{\"clientId\": \"c\", \"value\": \"never\"}");
        assertThat(texts(done)).endsWith("Never", "Thank you.");
        assertThat(done.getJsonObject("state").getString("status")).isEqualTo("completed");
    }

    @Test
    void a_state_says_whether_the_conversation_is_finished() {
        ChatCaller.Session session = chat.open("shop", "{}");
        JsonObject midway = session.say("{\"clientId\": \"a\", \"value\": 8}");
        JsonObject end = session.say("{\"clientId\": \"b\", \"value\": \"sure\"}");
        JsonObject stopped = chat.open("shop", "{}").say("{\"clientId\": \"c\", \"text\": \"stop\"}");

        assertThat(session.opened().getJsonObject("state").getBoolean("finished"))
                .isFalse();
        assertThat(midway.getJsonObject("state").getBoolean("finished")).isFalse();
        assertThat(end.getJsonObject("state").getBoolean("finished")).isTrue();
        assertThat(stopped.getJsonObject("state").getBoolean("finished")).isTrue();
    }

    @Test
    void the_same_message_twice_is_one() {
        ChatCaller.Session session = chat.open("shop", "{}");

        JsonObject first = session.say("{\"clientId\": \"a\", \"value\": 9}");
        JsonObject again = session.say("{\"clientId\": \"a\", \"value\": 9}");

        assertThat(first.getString("outcome")).isEqualTo("taken");
        assertThat(again.getString("outcome")).isEqualTo("repeated");
        assertThat(again.getJsonArray("messages")).isEqualTo(first.getJsonArray("messages"));
    }

    @Test
    void an_answer_to_a_question_that_is_closed_changes_nothing() {
        ChatCaller.Session session = chat.open("shop", "{}");
        String ref = ref(session.opened());
        session.say("{\"clientId\": \"a\", \"text\": \"8\", \"question\": \"" + ref + "\"}");

        JsonObject late = session.say("{\"clientId\": \"b\", \"text\": \"2\", \"question\": \"" + ref + "\"}");

        assertThat(late.getString("outcome")).isEqualTo("too-late");
        assertThat(texts(late)).endsWith("8", "Will you come back?");
    }

    @Test
    void an_earlier_answer_is_changed_and_leads_elsewhere() {
        ChatCaller.Session session = chat.open("shop", "{}");
        String ref = ref(session.opened());
        session.say("{\"clientId\": \"a\", \"value\": 10}");

        JsonObject changed =
                session.say("{\"clientId\": \"b\", \"value\": 2, \"question\": \"" + ref + "\", \"change\": true}");

        assertThat(texts(changed)).endsWith("2", "What went wrong?");
        assertThat(changed.getJsonObject("state").getJsonArray("answers")).hasSize(1);
        assertThat(changed.getJsonObject("state")
                        .getJsonArray("answers")
                        .getJsonObject(0)
                        .getString("message"))
                .as("who looks for it finds Change at the newest answer")
                .isEqualTo(lastOf(changed, "2"));
    }

    private static String lastOf(JsonObject told, String text) {
        return told.getJsonArray("messages").stream()
                .map(JsonObject.class::cast)
                .filter(message -> message.getString("text").equals(text))
                .reduce("", (before, message) -> message.getString("id"), (one, other) -> other);
    }

    @Test
    void a_session_is_resumed_after_the_server_was_started_anew() {
        ChatCaller.Session session = chat.open("shop", "{}");
        session.say("{\"clientId\": \"a\", \"value\": 3}");
        stop();
        start(Map.of());

        ChatCaller.Session resumed = chat.open("shop", "{\"token\": \"" + session.token() + "\"}");

        assertThat(resumed.id()).isEqualTo(session.id());
        assertThat(texts(resumed.opened()))
                .containsExactly("How likely are you to recommend us?", "3", "What went wrong?");
    }

    @Test
    void a_stream_tells_what_is_new_and_goes_on_where_its_reader_was() {
        ChatCaller.Session session = chat.open("shop", "{}");
        try (ChatCaller.Events events = session.events(session.opened().getString("cursor"))) {
            session.say("{\"clientId\": \"a\", \"value\": 3}");
            JsonObject told = events.next();
            assertThat(texts(told)).containsExactly("3", "What went wrong?");
            assertThat(events.lastId()).isEqualTo(told.getString("cursor"));
        }
        try (ChatCaller.Events events = session.events("1.2")) {
            assertThat(texts(events.next())).containsExactly("What went wrong?");
        }
    }

    @Test
    void of_the_streams_of_one_session_the_oldest_end_first() {
        ChatCaller.Session session = chat.open("shop", "{}");
        List<ChatCaller.Events> streams = IntStream.range(0, 11)
                .mapToObj(i -> session.events(session.opened().getString("cursor")))
                .toList();

        assertThat(streams.subList(0, 3)).allMatch(ChatCaller.Events::isEnded);
        session.say("{\"clientId\": \"a\", \"value\": 3}");
        assertThat(streams.subList(3, 11))
                .allSatisfy(stream -> assertThat(texts(stream.next())).endsWith("What went wrong?"));
        streams.forEach(ChatCaller.Events::close);
    }

    @Test
    void a_known_customer_has_the_same_conversation_on_every_device() {
        String body = "{\"identity\": \"" + identity("customer-7", Duration.ofMinutes(5)) + "\"}";
        ChatCaller.Session one = chat.open("shop", body);
        one.say("{\"clientId\": \"a\", \"value\": 3}");

        ChatCaller.Session other = chat.open("shop", body);

        assertThat(other.id()).isEqualTo(one.id());
        assertThat(texts(other.opened())).endsWith("3", "What went wrong?");
    }

    @Test
    void who_was_invited_on_the_web_finds_the_survey_when_they_open_the_chat() {
        HttpResponse<String> sent = chat.post(
                "/api/v1/invitations",
                "{\"flow\": \"shop\", \"contact\": {\"addresses\": {\"web\": \"customer-7\"}}}",
                API_TOKEN);
        JsonObject invitation = new JsonObject(sent.body());
        assertThat(invitation.getString("outcome")).as(sent.body()).isEqualTo("started");
        assertThat(invitation.getString("channel")).isEqualTo("web");

        ChatCaller.Session session =
                chat.open("shop", "{\"identity\": \"" + identity("customer-7", Duration.ofMinutes(5)) + "\"}");
        session.say("{\"clientId\": \"a\", \"value\": 3}");

        String timeline = chat.get("/api/v1/contacts/" + invitation.getString("contact") + "/timeline", API_TOKEN)
                .body();
        assertThat(timeline).contains(invitation.getString("conversation"));
    }

    @Test
    void nobody_becomes_a_customer_by_an_identity_that_the_host_did_not_sign_for_now() {
        String forged = JWT.create()
                .withSubject("customer-7")
                .withExpiresAt(Instant.now().plusSeconds(60))
                .sign(Algorithm.HMAC256("another-key-of-thirty-two-letters"));
        String unsigned = JWT.create()
                .withSubject("customer-7")
                .withExpiresAt(Instant.now().plusSeconds(60))
                .sign(Algorithm.none());
        for (String bad : new String[] {
            forged, unsigned, "x", identity("customer-7", Duration.ofMinutes(-5)), identity("a", Duration.ofDays(9))
        }) {
            HttpResponse<String> answer = chat.post("/webhooks/chat/shop/sessions", "{\"identity\": \"" + bad + "\"}");
            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(new JsonObject(answer.body()).getString("type")).isEqualTo("urn:parley:problem:bad-identity");
        }
    }

    @Test
    void nobody_speaks_or_reads_with_a_forged_token_or_anothers() {
        ChatCaller.Session mine = chat.open("shop", "{}");
        ChatCaller.Session others = chat.open("shop", "{}");
        String forged = mine.token().substring(0, mine.token().length() - 2) + "AA";
        String body = "{\"clientId\": \"a\", \"value\": 3}";

        assertThat(chat.post(mine.path("/messages"), body, forged).statusCode()).isEqualTo(401);
        assertThat(chat.post(mine.path("/messages"), body).statusCode()).isEqualTo(401);
        assertThat(chat.post(mine.path("/messages"), body, others.token()).statusCode())
                .isEqualTo(403);
        assertThat(chat.get(mine.path("/events"), others.token()).statusCode()).isEqualTo(403);
        assertThat(chat.post("/webhooks/chat/shop/sessions", "{\"token\": \"" + forged + "\"}")
                        .statusCode())
                .isEqualTo(401);
        assertThat(texts(chat.open("shop", "{\"token\": \"" + mine.token() + "\"}")
                        .opened()))
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{\"clientId\": \"a\"}",
                "{\"clientId\": \"\", \"text\": \"x\"}",
                "{\"clientId\": \"a b\", \"text\": \"x\"}",
                "{\"clientId\": \"a\", \"text\": \"x\", \"value\": 3}",
                "{\"clientId\": \"a\", \"text\": {\"$ne\": null}}",
                "{\"clientId\": \"a\", \"value\": {\"$ne\": null}}",
                "{\"clientId\": \"a\", \"text\": \"  \"}",
                "{\"clientId\": \"a\", \"text\": \"x\", \"admin\": true}",
                "{\"clientId\": \"a\", \"text\": \"x\"",
            })
    void a_message_that_is_none_is_refused_with_a_reason(String body) {
        ChatCaller.Session session = chat.open("shop", "{}");

        HttpResponse<String> answer = chat.post(session.path("/messages"), body, session.token());

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(new JsonObject(answer.body()).getString("detail")).isNotBlank();
    }

    @Test
    void long_messages_and_filled_traps_are_refused() {
        ChatCaller.Session session = chat.open("shop", "{}");
        String longest = "x".repeat(4096);

        assertThat(chat.post(
                                session.path("/messages"),
                                "{\"clientId\":\"a\",\"text\":\"" + longest + "x\"}",
                                session.token())
                        .statusCode())
                .isEqualTo(413);
        assertThat(chat.post(
                                session.path("/messages"),
                                "{\"clientId\":\"a\",\"text\":\"x\",\"website\":\"spam\"}",
                                session.token())
                        .statusCode())
                .isEqualTo(403);
        assertThat(chat.post(session.path("/messages"), " ".repeat(20_000), session.token())
                        .statusCode())
                .isEqualTo(413);
    }

    @ParameterizedTest
    @CsvSource({
        "https://shop.example.com, 200",
        "http://localhost:3000, 200",
        "https://evil.example.com, 403",
        "http://shop.example.com, 403",
        "null, 403",
    })
    void only_pages_that_the_survey_names_may_show_it(String origin, int status) {
        HttpResponse<String> answer = chat.postFrom(origin, "/webhooks/chat/shop/sessions", "{}");

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("access-control-allow-origin"))
                .isEqualTo(status == 200 ? java.util.Optional.of(origin) : java.util.Optional.empty());
        assertThat(chat.preflight(origin, "/webhooks/chat/shop/sessions").statusCode())
                .isEqualTo(status == 200 ? 204 : 403);
    }

    @Test
    void one_address_opens_only_so_many_sessions_and_one_session_says_only_so_much() {
        stop();
        start(Map.of("PARLEY_CHAT_RATE", "1"));
        ChatCaller.Session session = chat.open("shop", "{}");
        for (int i = 0; i < 3; i++) {
            chat.open("shop", "{}");
        }
        HttpResponse<String> tooMany = chat.post("/webhooks/chat/shop/sessions", "{}");
        assertThat(tooMany.statusCode()).isEqualTo(429);
        assertThat(tooMany.headers().firstValueAsLong("retry-after").orElse(0)).isBetween(1L, 60L);

        int status = 200;
        for (int i = 0; i < 5_000 && status == 200; i++) {
            status = chat.post(session.path("/messages"), "{\"clientId\":\"x\",\"text\":\"5\"}", session.token())
                    .statusCode();
        }
        assertThat(status).isEqualTo(429);
    }

    private static String ref(JsonObject told) {
        return told.getJsonObject("state").getJsonObject("question").getString("ref");
    }

    static java.util.List<String> texts(JsonObject told) {
        JsonArray messages = told.getJsonArray("messages");
        return messages.stream().map(it -> ((JsonObject) it).getString("text")).toList();
    }
}
