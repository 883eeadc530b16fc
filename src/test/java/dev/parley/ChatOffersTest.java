package dev.parley;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Whom a page may ask who did not come to be asked: what the server says of it.
class ChatOffersTest extends ChatStage {
    private static final String FLOW = """
            flow: %s
            title: A survey
            kind: %s
            language: en
            invite: {quiet: none%s}
            steps:
              - {id: again, ask: Will you come back?, answer: yes-no}
            """;

    @Override
    Map<String, String> flows() {
        return Map.of(
                "one", FLOW.formatted("one", "relationship", ", at-most: 1 per 90d"),
                "two", FLOW.formatted("two", "relationship", ", at-most: 1 per 90d"),
                "shop", FLOW.formatted("shop", "transactional", ""),
                "some", FLOW.formatted("some", "transactional", ", sample: 25%"));
    }

    @Test
    void a_survey_is_offered_once_in_a_while() {
        JsonObject first = offer("shop", "");
        JsonObject again = offer("shop", first.getString("asked"));

        assertThat(first.getBoolean("offer")).isTrue();
        assertThat(again.getBoolean("offer")).isFalse();
        assertThat(chat.post("/webhooks/chat/nothing/offers", "{}").statusCode())
                .isEqualTo(404);
    }

    @Test
    void a_browser_is_asked_as_often_as_at_most_says_by_all_surveys_of_a_kind() {
        JsonObject first = offer("one", "");

        assertThat(first.getBoolean("offer")).isTrue();
        assertThat(offer("two", first.getString("asked")).getBoolean("offer")).isFalse();
        assertThat(offer("shop", first.getString("asked")).getBoolean("offer"))
                .as("another kind")
                .isTrue();
        assertThat(offer("two", "forged").getBoolean("offer"))
                .as("whoever forges it is asked once more")
                .isTrue();
    }

    @Test
    void a_known_customer_is_asked_as_often_as_at_most_says_on_all_devices_and_channels() {
        assertThat(isOffered("one", "customer-7")).isTrue();
        assertThat(isOffered("one", "customer-7")).as("in another browser").isFalse();
        assertThat(isOffered("two", "customer-7"))
                .as("another survey of the kind")
                .isFalse();
        assertThat(invited("two", "customer-7")).isEqualTo("at-most");
        assertThat(isOffered("shop", "customer-7")).as("another kind").isTrue();
        assertThat(isOffered("shop", "customer-7")).as("on the same day").isFalse();
        assertThat(isOffered("two", "customer-8")).as("another customer").isTrue();
    }

    @Test
    void who_was_invited_or_wants_no_messages_is_not_asked_by_a_page_as_well() {
        assertThat(invited("one", "customer-7")).isEqualTo("started");
        assertThat(isOffered("two", "customer-7")).isFalse();

        chat.open("shop", body("customer-8")).say("{\"clientId\": \"a\", \"text\": \"stop\"}");

        assertThat(isOffered("one", "customer-8")).as("after stop").isFalse();
    }

    @Test
    void a_share_of_the_customers_is_asked_and_nothing_is_kept_of_the_others() {
        List<Boolean> once = IntStream.range(0, 200)
                .mapToObj(i -> isOffered("some", "customer-" + i))
                .toList();

        assertThat(once.stream().filter(it -> it).count()).isBetween(20L, 90L);
        String contacts = chat.get("/api/v1/contacts?limit=200", API_TOKEN).body();
        assertThat(new JsonObject(contacts).getJsonArray("items"))
                .hasSize((int) once.stream().filter(it -> it).count());
    }

    /// What a browser of nobody's is told.
    private JsonObject offer(String flow, String asked) {
        return new JsonObject(chat.post("/webhooks/chat/" + flow + "/offers", "{\"asked\": \"" + asked + "\"}")
                .body());
    }

    /// Whether a customer's browser, which was asked nothing yet, may open the survey by itself.
    private boolean isOffered(String flow, String customer) {
        return new JsonObject(chat.post("/webhooks/chat/" + flow + "/offers", body(customer))
                        .body())
                .getBoolean("offer");
    }

    /// What becomes of an invitation of a customer on the web, or why nothing.
    private String invited(String flow, String customer) {
        String body = "{\"flow\": \"%s\", \"contact\": {\"addresses\": {\"web\": \"%s\"}}}".formatted(flow, customer);
        JsonObject invitation =
                new JsonObject(chat.post("/api/v1/invitations", body, API_TOKEN).body());
        return invitation.getString("why", invitation.getString("outcome"));
    }

    private static String body(String customer) {
        return "{\"identity\": \"" + identity(customer, Duration.ofMinutes(5)) + "\"}";
    }
}
