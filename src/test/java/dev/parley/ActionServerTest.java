package dev.parley;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.command.Server;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// You said, we did: those who raised a theme are told what was done about it, once, and nobody else is.
class ActionServerTest {
    private static final String ANA = "+15550101";
    private static final String BO = "+15550102";
    private static final String CY = "+15550103";
    private static final String FLOW = """
            flow: shop
            language: en
            invite: {default: true, quiet: none}
            steps:
              - {id: recommend, ask: How likely are you to recommend us?, answer: nps}
              - {id: why, ask: Why?, answer: text}
              - end: Thank you.
            """;
    private static final String NEWS = """
            {"text": {"en": "You said parcels came wet. We pack them in plastic now.", "fr": "Merci !"}}
            """;

    @AutoClose
    private final SmsStage stage;

    ActionServerTest(@TempDir Path folder) {
        stage = SmsStage.with(folder, "shop", FLOW);
    }

    @Test
    void what_is_done_about_themes_is_listed_page_by_page() {
        try (Server server = stage.server(Map.of())) {
            themes(server);
            List<String> all = List.of(planned(server), planned(server), planned(server));

            JsonObject first = stage.ask(server, "/api/v1/actions?limit=2");
            JsonObject second = stage.ask(server, "/api/v1/actions?limit=2&cursor=" + first.getString("next"));

            assertThat(first.getJsonArray("items")).hasSize(2);
            assertThat(second.getJsonArray("items")).hasSize(1);
            assertThat(second.containsKey("next")).isFalse();
            assertThat(all)
                    .allSatisfy(
                            id -> assertThat(first.encode() + second.encode()).containsOnlyOnce("\"id\":\"" + id));
        }
    }

    @Test
    void those_who_raised_a_theme_are_told_once_what_was_done_about_it() throws InterruptedException {
        try (Server server = stage.server(Map.of())) {
            themes(server);
            String ana = contact(server, ANA);
            answers(server, ANA, "3", "My parcel was wet");
            answers(server, BO, "9", "Cheap and friendly");
            answers(server, CY, "2", "Another wet parcel");
            stage.say(server, CY, "STOP");
            String path = "/api/v1/actions/" + planned(server);

            JsonObject outlook = json(stage.call(server, "POST", path + "/done?dryRun=true", NEWS));
            assertThat(outlook.getJsonObject("people"))
                    .isEqualTo(new JsonObject().put("told", 1).put("opted-out", 1));
            assertThat(stage.sent()).isEmpty();

            assertThat(stage.call(server, "POST", path + "/done", NEWS).statusCode())
                    .isEqualTo(200);
            assertThat(stage.sent().poll(60, TimeUnit.SECONDS)).contains("plastic", "To=%2B15550101");
            JsonObject told = settled(server, path);
            assertThat(told.getJsonObject("people"))
                    .isEqualTo(new JsonObject().put("told", 1).put("opted-out", 1));
            assertThat(told.getJsonObject("since").getString("change")).isEqualTo("too-few");

            assertThat(stage.call(server, "POST", path + "/done", "{\"text\": {\"en\": \"Again\"}}")
                            .statusCode())
                    .isEqualTo(409);
            String next = "/api/v1/actions/" + planned(server);
            stage.call(server, "POST", next + "/done", NEWS);
            assertThat(settled(server, next).getJsonObject("people").getInteger("told-lately"))
                    .as("nobody hears of actions more often than every 30 days")
                    .isEqualTo(1);
            forgets(server, ana, path);
        }
        assertThat(stage.sent()).isEmpty();
    }

    @Test
    void half_of_them_are_held_back_to_compare_if_that_is_wished() {
        try (Server server = stage.server(Map.of())) {
            themes(server);
            for (int i = 0; i < 20; i++) {
                answers(server, "+155501" + (20 + i), "3", "My parcel was wet");
            }
            String path = "/api/v1/actions/" + planned(server) + "/done?dryRun=true";

            JsonObject people = json(stage.call(
                            server, "POST", path, "{\"text\": {\"en\": \"We did.\"}, \"holdBack\": 50}"))
                    .getJsonObject("people");

            assertThat(people.getInteger("told") + people.getInteger("held-back"))
                    .isEqualTo(20);
            assertThat(people.getInteger("told")).isBetween(1, 19);
        }
    }

    @Test
    void what_happy_people_are_asked_for_is_set_and_shown() {
        try (Server server = stage.server(Map.of())) {
            assertThat(stage.ask(server, "/api/v1/favour").getJsonObject("text"))
                    .as("nobody is asked until somebody says what")
                    .isEmpty();
            String favour = "{\"text\": {\"en\": \"Would you tell a friend?\"}, \"wait\": \"1d\"}";
            assertThat(stage.call(server, "PUT", "/api/v1/favour", favour).statusCode())
                    .isEqualTo(200);

            assertThat(stage.ask(server, "/api/v1/favour").encode())
                    .contains("tell a friend", "\"wait\":\"1d\"", "\"people\":{}");
            assertThat(stage.call(server, "PUT", "/api/v1/favour", "{\"wait\": \"soon\", \"x\": 1}")
                            .body())
                    .contains("/wait", "/x");
        }
    }

    @Test
    void what_is_wrong_with_an_action_is_told_with_a_pointer() {
        try (Server server = stage.server(Map.of())) {
            themes(server);
            assertThat(stage.call(
                                    server,
                                    "POST",
                                    "/api/v1/actions",
                                    "{\"theme\": \"price\", \"flow\": \"A B\", \"x\": 1}")
                            .body())
                    .contains("/theme", "delivery", "/flow", "/title", "/x");
            String path = "/api/v1/actions/" + planned(server);
            assertThat(stage.call(
                                    server,
                                    "POST",
                                    path + "/done",
                                    "{\"text\": {\"English\": \"x\"}, \"back\": \"1000d\", \"holdBack\": 80}")
                            .body())
                    .contains("/text/English", "/back", "/holdBack");
            assertThat(stage.call(server, "DELETE", path, "").statusCode()).isEqualTo(200);
            assertThat(stage.call(server, "DELETE", path, "again").statusCode()).isEqualTo(404);
        }
    }

    /// Who is erased is forgotten among those who were told, too.
    private void forgets(Server server, String contact, String path) {
        assertThat(stage.call(server, "DELETE", "/api/v1/contacts/" + contact, "")
                        .statusCode())
                .isEqualTo(200);
        assertThat(stage.ask(server, path).getJsonObject("people")).isEqualTo(new JsonObject().put("opted-out", 1));
    }

    private String contact(Server server, String phone) {
        String one = "{\"phone\": \"" + phone + "\", \"externalId\": \"customer-7\", \"zone\": \"" + awake() + "\"}";
        return json(stage.call(server, "POST", "/api/v1/contacts", one)).getString("id");
    }

    /// A zone in which it is day for the next hours, whatever the hour of the test.
    private static String awake() {
        return Stream.of("Asia/Tokyo", "Europe/Berlin", "America/New_York", "America/Los_Angeles")
                .filter(zone ->
                        Math.floorDiv(Instant.now().atZone(ZoneId.of(zone)).getHour() - 10, 8) == 0)
                .findFirst()
                .orElseThrow();
    }

    private void themes(Server server) {
        assertThat(stage.call(server, "PUT", "/api/v1/themes", """
                {"themes": [{"name": "delivery", "phrases": {"en": ["parcel*", "courier"]}}]}
                """).statusCode())
                .isEqualTo(200);
    }

    private void answers(Server server, String from, String score, String why) {
        stage.say(server, from, "hi");
        stage.say(server, from, score);
        assertThat(stage.say(server, from, why)).contains("Thank you.");
    }

    private int planned;

    private String planned(Server server) {
        HttpResponse<String> added = stage.call(
                server,
                "POST",
                "/api/v1/actions",
                "{\"theme\": \"delivery\", \"title\": \"Plastic " + ++planned + "\"}");
        assertThat(added.statusCode()).as(added.body()).isEqualTo(201);
        return json(added).getString("id");
    }

    /// Once everybody's fate is known.
    private JsonObject settled(Server server, String path) {
        JsonObject one = stage.ask(server, path);
        for (long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(120);
                isUnderWay(one) && System.nanoTime() < end; ) {
            one = stage.ask(server, path);
        }
        return one;
    }

    private static boolean isUnderWay(JsonObject one) {
        JsonObject people = one.getJsonObject("people");
        return people.isEmpty() || people.containsKey("waiting");
    }

    private static JsonObject json(HttpResponse<String> answer) {
        return new JsonObject(answer.body());
    }
}
